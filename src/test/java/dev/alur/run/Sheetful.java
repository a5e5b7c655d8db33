package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The sheet Projects in the hands of people: rows and columns that are sorted, inserted, deleted, cut and
/// pasted. Each row is remembered by who it is, whatever its cells say.
final class Sheetful {
    private static final String SHEET = "Projects";
    private static final List<String> CLIENTS = List.of("Bu Sri", "Kopi Senja");
    private static final List<String> PROJECTS = List.of("Flyer", "Menu", "Logo");
    private static final List<String> STAGES = List.of("Brief", "Revision", "Final");

    /// A row: who it is, and what it says.
    record Line(int who, List<Value> cells) {
        boolean says(Line other) {
            return cells.equals(other.cells);
        }

        /// The same, though columns may have been moved.
        boolean saysAsMuchAs(Line other) {
            return cells.stream()
                    .map(Value::toString)
                    .sorted()
                    .toList()
                    .equals(other.cells.stream().map(Value::toString).sorted().toList());
        }
    }

    /// What a person does, with numbers that choose where.
    record Move(int kind, int one, int other) {
        @Override
        public String toString() {
            return kind + ":" + one + ":" + other;
        }
    }

    private final MemoryWorkbook workbook;
    final List<String> headers;
    final List<Line> lines;
    private int next;

    /// @param lines the rows below the header
    Sheetful(MemoryWorkbook workbook, List<String> headers, List<Line> lines) {
        this.workbook = workbook;
        this.headers = new ArrayList<>(headers);
        this.lines = new ArrayList<>(lines);
        this.next = lines.size();
    }

    /// A job out of a few numbers, so that some are alike to the letter.
    static List<Value> job(int seed, boolean named) {
        List<Value> cells = new ArrayList<>();
        cells.add(named ? Value.of("PRJ-%03d".formatted(1 + Math.floorMod(seed, 7))) : Value.BLANK);
        cells.add(Value.of(CLIENTS.get(Math.floorMod(seed / 7, 2))));
        cells.add(Value.of(PROJECTS.get(Math.floorMod(seed / 14, 3))));
        cells.add(Value.of("Design"));
        cells.add(Value.of(STAGES.get(Math.floorMod(seed / 42, 3))));
        cells.add(Value.of(LocalDate.of(2026, 11, 2 + Math.floorMod(seed / 126, 2))));
        cells.add(Value.BLANK);
        cells.add(seed % 3 == 0 ? Value.of("yes") : Value.BLANK);
        cells.add(Value.BLANK);
        cells.add(Value.BLANK);
        cells.add(seed % 5 == 0 ? Value.of("mine") : Value.BLANK);
        return cells;
    }

    /// Takes over what stands in the workbook by now; rows did not move since.
    void look() {
        Sheet sheet = workbook.read().need(SHEET);
        while (lines.size() < sheet.lastRow() - 1) {
            lines.add(new Line(next++, List.of()));
        }
        lines.replaceAll(line -> {
            List<Value> cells = new ArrayList<>();
            for (int column = 1; column <= headers.size(); column++) {
                cells.add(sheet.value(lines.indexOf(line) + 2, column));
            }
            return new Line(line.who, cells);
        });
    }

    void live(List<Move> moves) {
        look();
        moves.forEach(this::live);
        write();
        look();
    }

    private void live(Move move) {
        int row = Math.floorMod(move.one, Math.max(1, lines.size()));
        int column = Math.floorMod(move.one, headers.size());
        int there = Math.floorMod(move.other, headers.size());
        boolean any = !lines.isEmpty();
        switch (move.kind) {
            case 0 ->
                lines.sort(Comparator.comparing(line -> line.cells.get(column).plain()));
            case 1 ->
                lines.sort(Comparator.comparing(
                                (Line line) -> line.cells.get(column).plain())
                        .reversed());
            case 2 -> lines.add(row, new Line(next++, blank()));
            case 3 -> lines.add(row, new Line(next++, ordered(job(move.other, move.other % 4 == 0))));
            case 4 -> {
                if (any) {
                    lines.remove(row);
                }
            }
            case 5 -> {
                if (any) {
                    Line cut = lines.remove(row);
                    lines.add(Math.floorMod(move.other, lines.size() + 1), cut);
                }
            }
            case 6 -> {
                headers.add(there, headers.remove(column));
                lines.replaceAll(line -> {
                    List<Value> cells = new ArrayList<>(line.cells);
                    cells.add(there, cells.remove(column));
                    return new Line(line.who, cells);
                });
            }
            case 7 -> headers.set(column, renamed(headers.get(column)));
            case 8 -> {
                if (any) {
                    lines.add(Math.floorMod(move.other, lines.size() + 1), new Line(next++, lines.get(row).cells));
                }
            }
            case 9 -> {
                if (any && headers.contains("ID")) {
                    set(row, headers.indexOf("ID"), Value.of("PRJ-%03d".formatted(1 + Math.floorMod(move.other, 12))));
                }
            }
            default -> {
                if (any && headers.contains("Mood")) {
                    set(row, headers.indexOf("Mood"), Value.of("mood " + move.other % 3));
                }
            }
        }
    }

    /// The cells of a job as they were drawn, in the columns as they stand now.
    private List<Value> ordered(List<Value> cells) {
        List<Value> all = blank();
        List<String> drawn = RebindingProperties.HEADERS;
        for (int i = 0; i < headers.size(); i++) {
            int at = drawn.indexOf(headers.get(i));
            if (at >= 0) {
                all.set(i, cells.get(at));
            }
        }
        return all;
    }

    private List<Value> blank() {
        return new ArrayList<>(java.util.Collections.nCopies(headers.size(), Value.BLANK));
    }

    private void set(int row, int column, Value value) {
        Line line = lines.get(row);
        List<Value> cells = new ArrayList<>(line.cells);
        cells.set(column, value);
        lines.set(row, new Line(line.who, cells));
    }

    /// Another name for a column: Indonesian for ours, something new for the user's own.
    private static String renamed(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "due" -> "Tenggat";
            case "notes" -> "Catatan";
            case "approved" -> "Disetujui";
            case "stage" -> "Tahap";
            case "client" -> "Klien";
            case "mood" -> "Humor";
            default -> header;
        };
    }

    private void write() {
        Sheet sheet = workbook.read().need(SHEET);
        List<Edit> edits = new ArrayList<>();
        for (int column = 1; column <= headers.size(); column++) {
            put(edits, sheet, 1, column, Value.of(headers.get(column - 1)));
            for (int row = 2; row <= Math.max(sheet.lastRow(), lines.size() + 1); row++) {
                boolean there = row - 2 < lines.size();
                put(edits, sheet, row, column, there ? lines.get(row - 2).cells.get(column - 1) : Value.BLANK);
            }
        }
        workbook.write(workbook.fingerprint(), edits);
    }

    private static void put(List<Edit> edits, Sheet sheet, int row, int column, Value value) {
        if (!sheet.value(row, column).equals(value)) {
            edits.add(new Edit.SetCell(new Address(SHEET, row, column), value, true));
        }
    }
}
