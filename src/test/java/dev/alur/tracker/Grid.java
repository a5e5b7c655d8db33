package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A foreign workbook written as text, with what a person who reads it would say.
///
/// `== Projects` begins a sheet, `== Lists [hidden]` a hidden one; each line is a row, cells are parted by ` |
/// `, a point alone is a blank row. A cell is blank, a day (`2026-11-24`), a number, TRUE or FALSE, a formula
/// with its cached value (`=B2*2 -> 8`), else a text; an apostrophe in front makes anything a text, `\n` is a
/// line break. Lines that begin with `!` say more of the sheet: `! merge A1:C1`, `! list C2:C9 Open,Done` (or
/// `=Lists!$A$1:$A$9`), `! table A3:F8 Work`, `! format D2:D9 0%`, `! pivot A3:B9`. Lines that begin with `=`
/// and a blank, or with `?`, are what is expected; `//` says something.
final class Grid {
    final List<String> expected = new ArrayList<>();
    final List<SheetText> sheets = new ArrayList<>();

    /// One sheet.
    static final class SheetText {
        final String name;
        final boolean hidden;
        final List<String[]> rows = new ArrayList<>();
        final List<String> marks = new ArrayList<>();

        SheetText(String title) {
            hidden = title.endsWith(" [hidden]");
            name = title.replace(" [hidden]", "");
        }
    }

    static Grid of(String text) {
        Grid grid = new Grid();
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                grid.sheets.add(new SheetText(line.substring(3).strip()));
            } else if (line.startsWith("= ") || line.startsWith("? ")) {
                grid.expected.add(line);
            } else if (line.startsWith("! ")) {
                grid.sheets.getLast().marks.add(line.substring(2));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                boolean blank = line.strip().equals(".");
                grid.sheets.getLast().rows.add(blank ? new String[0] : line.split("\\|", -1));
            }
        }
        return grid;
    }

    Snapshot snapshot() {
        List<Sheet> built = sheets.stream().map(Grid::build).toList();
        return new Snapshot("book.xlsx", Fingerprint.of(new byte[0]), built, Map.of());
    }

    private static Sheet build(SheetText sheet) {
        SheetDraft draft = SheetDraft.of(sheet.name);
        for (int row = 1; row <= sheet.rows.size(); row++) {
            String[] cells = sheet.rows.get(row - 1);
            for (int column = 1; column <= cells.length; column++) {
                cell(draft, Address.letters(column) + row, cells[column - 1]);
            }
        }
        Layout.Builder layout = new Layout.Builder();
        Map<Range, String> formats = new HashMap<>();
        for (String mark : sheet.marks) {
            String[] words = mark.split(" ", 3);
            Range range = Range.parse(sheet.name, words[1]);
            switch (words[0]) {
                case "merge" -> layout.merge(range);
                case "pivot" -> layout.pivot(range);
                case "table" -> draft.table(words[2], words[1]);
                case "list" -> draft.list(words[1], words[2]);
                case "format" -> formats.put(range, words[2]);
                default -> throw new IllegalArgumentException(mark);
            }
        }
        if (sheet.hidden) {
            draft.hidden();
        }
        return formatted(draft.laidOut(layout.build()).build(), formats);
    }

    /// The sheet with number formats and with lists that are no texts in quotes.
    private static Sheet formatted(Sheet sheet, Map<Range, String> formats) {
        List<Validation> validations = sheet.validations().stream()
                .map(each -> each.formula().startsWith("\"=")
                        ? new Validation(
                                each.ranges(),
                                each.type(),
                                each.formula().substring(2, each.formula().length() - 1))
                        : each)
                .toList();
        List<dev.alur.grid.Column> columns = new ArrayList<>();
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            dev.alur.grid.Column.Builder builder = new dev.alur.grid.Column.Builder();
            for (int row = 1; row <= sheet.lastRow(); row++) {
                int at = row;
                int in = column;
                builder.set(row, sheet.value(row, column));
                String formula = sheet.formula(row, column);
                if (formula != null) {
                    builder.formula(row, formula);
                }
                formats.forEach((range, format) -> {
                    if (range.contains(at, in)) {
                        builder.format(at, format);
                    }
                });
                String format = sheet.format(row, column);
                if (format != null) {
                    builder.format(row, format);
                }
            }
            columns.add(builder.build());
        }
        List<Table> tables = sheet.tables();
        return new Sheet(
                        sheet.name(), sheet.hidden(), false, sheet.lastRow(), List.copyOf(columns), tables, validations)
                .laidOut(sheet.layout());
    }

    private static void cell(SheetDraft draft, String at, String cell) {
        String text = cell.strip();
        int arrow = text.lastIndexOf("->");
        if (text.startsWith("=") && arrow > 0) {
            draft.formula(
                    at,
                    text.substring(1, arrow).strip(),
                    value(text.substring(arrow + 2).strip()));
        } else if (text.startsWith("'")) {
            String bare = cell.stripLeading().substring(1).replace("\\n", "\n");
            draft.set(
                    at,
                    Value.of(bare.endsWith(" ") && bare.strip().length() == bare.length() - 1 ? bare : bare.strip()));
        } else if (!text.isEmpty()) {
            draft.set(at, value(text));
        }
    }

    private static Value value(String text) {
        if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Value.of(new BigDecimal(text));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Value.of(LocalDate.parse(text));
        }
        return text.equals("TRUE") || text.equals("FALSE") ? Value.of(text.equals("TRUE")) : Value.of(text);
    }
}
