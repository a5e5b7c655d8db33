package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Layout;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A workbook written as text that a person can review.
///
/// `# Projects` begins a sheet, `# Projects [table]` one whose rows are a table (`[table, totals]`: the last
/// one its totals); each line is a row, cells are parted by ` | `. Lines that begin with `//` say something;
/// `@merge B2:B3`, `@filter A1:N9`, `@hide-row 4`, `@hide-column D` and `@list E2:E9 "Brief,Final"` say what a
/// sheet has beside its cells, `@leads B2:B9` that cells lead to the cells that they name. `name Limit =
/// Settings!$B$3` defines a name. `include studio-en.txt` takes the sheets of another file, from the folder
/// above. A cell is blank, a day (`2026-11-24`), a number, TRUE or FALSE, an error value (`#REF!`), a formula
/// with its cached value (`=H2-I2 -> 11`), else a text; an apostrophe in front makes anything a text, `\n` is a
/// line break and `\p` a vertical bar.
public final class WorkbookText {
    private final List<SheetDraft> sheets = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    private WorkbookText() {}

    public static MemoryWorkbook read(Path file) {
        WorkbookText text = new WorkbookText();
        text.include(file);
        return MemoryWorkbook.of("studio.xlsx", text.sheets.toArray(SheetDraft[]::new))
                .named(text.names);
    }

    /// One or more sheets in the same form.
    public static MemoryWorkbook of(String text) {
        WorkbookText workbook = new WorkbookText();
        workbook.lines(text.lines().toList(), Path.of(""));
        return MemoryWorkbook.of("studio.xlsx", workbook.sheets.toArray(SheetDraft[]::new));
    }

    private void include(Path file) {
        try {
            lines(Files.readAllLines(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lines(List<String> lines, Path file) {
        List<String> rows = new ArrayList<>();
        String title = "";
        for (String line : lines) {
            if (line.startsWith("include ")) {
                include(file.resolveSibling("..")
                        .resolve(line.substring(8).strip())
                        .normalize());
            } else if (line.startsWith("name ")) {
                int equals = line.indexOf('=');
                names.put(
                        line.substring(5, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (line.startsWith("# ")) {
                sheet(title, rows);
                title = line.substring(2).strip();
                rows = new ArrayList<>();
            } else if (line.startsWith("@")) {
                marks.add(line.substring(1));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                rows.add(line);
            }
        }
        sheet(title, rows);
    }

    private void sheet(String title, List<String> rows) {
        if (title.isEmpty()) {
            return;
        }
        boolean totals = title.endsWith(" [table, totals]");
        boolean table = totals || title.endsWith(" [table]");
        String name = table ? title.substring(0, title.lastIndexOf('[')).strip() : title;
        SheetDraft draft = SheetDraft.of(name);
        int width = 0;
        for (int row = 1; row <= rows.size(); row++) {
            String[] cells = rows.get(row - 1).split("\\|", -1);
            width = row == 1 ? cells.length : width;
            for (int column = 1; column <= cells.length; column++) {
                cell(draft, Address.letters(column) + row, cells[column - 1].strip());
            }
        }
        if (table) {
            draft.table(name, "A1:" + Address.letters(width) + rows.size());
        }
        if (totals) {
            draft.totals();
        }
        marks(draft, name);
        sheets.removeIf(sheet -> sheet.build().name().equals(name));
        sheets.add(draft);
    }

    private static void leads(SheetDraft draft, Layout.Builder layout, Range cells) {
        Sheet sheet = draft.build();
        for (int row = cells.firstRow(); row <= cells.lastRow(); row++) {
            String where = sheet.value(row, cells.firstColumn()).plain();
            if (where.contains("!")) {
                layout.link(Range.of(sheet.address(row, cells.firstColumn())), "#" + where);
            }
        }
    }

    private void marks(SheetDraft draft, String name) {
        Layout.Builder layout = new Layout.Builder();
        for (String mark : marks) {
            String what = mark.substring(mark.indexOf(' ') + 1).strip();
            switch (mark.substring(0, mark.indexOf(' '))) {
                case "merge" -> layout.merge(Range.parse(name, what));
                case "leads" -> leads(draft, layout, Range.parse(name, what));
                case "filter" -> layout.filter(Range.parse(name, what));
                case "hide-row" -> layout.row(Integer.parseInt(what), true);
                case "hide-column" -> layout.columns(Address.column(what), Address.column(what), 0, true);
                case "list" -> draft.list(what.substring(0, what.indexOf(' ')), what.substring(what.indexOf(' ') + 1));
                default -> throw new IllegalArgumentException("not understood: @" + mark);
            }
        }
        if (!marks.isEmpty()) {
            draft.laidOut(layout.build());
        }
        marks.clear();
    }

    private static void cell(SheetDraft draft, String at, String text) {
        int arrow = text.lastIndexOf("->");
        if (text.startsWith("=") && arrow > 0) {
            draft.formula(
                    at,
                    text.substring(1, arrow).strip(),
                    value(text.substring(arrow + 2).strip()));
        } else if (!text.isEmpty()) {
            draft.set(at, value(text));
        }
    }

    static Value value(String text) {
        if (text.isEmpty()) {
            return Value.BLANK;
        }
        if (text.startsWith("'")) {
            return Value.of(unescaped(text.substring(1)));
        }
        if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Value.of(new BigDecimal(text));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Value.of(LocalDate.parse(text));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+")) {
            return Value.of(LocalDateTime.parse(text));
        }
        if (text.equals("TRUE") || text.equals("FALSE")) {
            return Value.of(text.equals("TRUE"));
        }
        return text.matches("#[A-Z0-9/]+[!?]?") ? new Value.Fault(text) : Value.of(unescaped(text));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\p", "|");
    }
}
