package dev.alur.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.run.Block;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cells shown: aligned for people, as a JSON list of cells, or as comma-separated values.
final class CellView {
    private static final int WIDEST = 40;

    private final Terminal out;
    private final boolean formulas;

    /// @param formulas show a formula where there is one, not its value
    CellView(Terminal out, boolean formulas) {
        this.out = out;
        this.formulas = formulas;
    }

    /// One cell bare; more of them with the letters of their columns and the numbers of their rows.
    void text(List<Block> blocks) {
        for (Block block : blocks) {
            Range range = block.range();
            if (range == null) {
                continue;
            }
            if (blocks.size() > 1) {
                out.heading(range.toString());
            }
            boolean single = range.firstRow() == range.lastRow() && range.firstColumn() == range.lastColumn();
            if (single) {
                out.line(oneLine(shown(block.sheet(), range.firstRow(), range.firstColumn())));
            } else {
                grid(block.sheet(), range);
            }
            if (blocks.size() > 1 && block != blocks.getLast()) {
                out.line();
            }
        }
    }

    private void grid(Sheet sheet, Range range) {
        int columns = range.lastColumn() - range.firstColumn() + 1;
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = Address.letters(range.firstColumn() + i).length();
        }
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
            for (int i = 0; i < columns; i++) {
                int width = Terminal.width(oneLine(shown(sheet, row, range.firstColumn() + i)));
                widths[i] = Math.min(WIDEST, Math.max(widths[i], width));
            }
        }
        int margin = Integer.toString(range.lastRow()).length();
        StringBuilder line = new StringBuilder(" ".repeat(margin));
        for (int i = 0; i < columns; i++) {
            line.append("  ").append(Terminal.padded(Address.letters(range.firstColumn() + i), widths[i]));
        }
        out.line(out.faint(line.toString().stripTrailing()));
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
            line.setLength(0);
            for (int i = 0; i < columns; i++) {
                int column = range.firstColumn() + i;
                String text = oneLine(shown(sheet, row, column));
                boolean right = sheet.value(row, column) instanceof Value.Number;
                String space = " ".repeat(Math.max(0, widths[i] - Terminal.width(text)));
                line.append("  ").append(right ? space + text : text + space);
            }
            String number = Integer.toString(row);
            String lead = " ".repeat(margin - number.length()) + number;
            out.line(out.faint(lead) + line.toString().stripTrailing());
        }
    }

    /// A list of cells, row by row.
    void json(List<Block> blocks) {
        JsonOut.write(out.writer(), json -> {
            json.writeStartArray();
            for (Block block : blocks) {
                Range range = block.range();
                if (range != null) {
                    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
                        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                            cell(json, block.sheet(), row, column);
                        }
                    }
                }
            }
            json.writeEndArray();
        });
    }

    private void cell(JsonGenerator json, Sheet sheet, int row, int column) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", sheet.address(row, column).toString());
        JsonOut.value(json, sheet.value(row, column));
        String formula = formula(sheet, row, column);
        if (formula != null) {
            json.writeStringField("formula", formula);
        }
        json.writeEndObject();
    }

    /// Lines that end as RFC 4180 says; an empty one between two blocks.
    void csv(List<Block> blocks) {
        StringBuilder line = new StringBuilder();
        for (Block block : blocks) {
            if (block != blocks.getFirst()) {
                out.writer().print("\r\n");
            }
            Range range = block.range();
            for (int row = range == null ? 1 : range.firstRow(); range != null && row <= range.lastRow(); row++) {
                line.setLength(0);
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    line.append(column > range.firstColumn() ? "," : "").append(field(block.sheet(), row, column));
                }
                out.writer().print(line.append("\r\n"));
            }
        }
    }

    private String field(Sheet sheet, int row, int column) {
        String text = shown(sheet, row, column);
        boolean safe = formula(sheet, row, column) == null && !(sheet.value(row, column) instanceof Value.Text);
        String guarded = safe ? text : Guard.guarded(text);
        boolean quoted = guarded.chars().anyMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return quoted ? "\"" + guarded.replace("\"", "\"\"") + "\"" : guarded;
    }

    private String shown(Sheet sheet, int row, int column) {
        String formula = formula(sheet, row, column);
        return formula == null ? sheet.value(row, column).plain() : "=" + formula;
    }

    private @Nullable String formula(Sheet sheet, int row, int column) {
        return formulas ? sheet.formula(row, column) : null;
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replaceAll("[\t\r\n]+", " ");
    }
}
