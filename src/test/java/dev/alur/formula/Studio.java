package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.language.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A small tracker that the tests of this room reckon with. Its cells are written as text: a
/// number, an ISO date, TRUE, `#REF!`, or `=formula|cached value`.
final class Studio {
    static final Address RULE = new Address("Rules", 5, 3);
    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 15, 30);

    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> tables = new ArrayList<>();

    static Studio usual() {
        return new Studio()
                .sheet(
                        "Projects",
                        List.of("ID", "Client", "Stage", "Due", "Price", "Qty", "Approved", "Total", "Notes", "A]B"),
                        List.of("P1", "Sri", "Final", "2026-11-20", "1500000", "2", "TRUE", "=E2*F2|3000000", "", "x"),
                        List.of(
                                "P2",
                                "Kopi Senja",
                                "Revision",
                                "2026-12-08",
                                "250.5",
                                "1",
                                "FALSE",
                                "=E3*F3|250.5",
                                "note",
                                "y"),
                        List.of("P3", "sri", "Brief", "", "", "", "", "=E4*F4|0", "", "z"),
                        List.of("P4", "Budi", "FINAL", "2026-11-24", "100", "3", "yes", "=E5*F5|300", "#REF!", "w"))
                .sheet(
                        "My clients",
                        List.of("Name", "Terms", "Since", "Rate, net"),
                        List.of("Sri", "14", "2024-01-05", "10"),
                        List.of("Kopi Senja", "30", "2025-06-01", "11"),
                        List.of("Budi", "7", "2026-02-03", "12"))
                .sheet("Rules", List.of("Rule", "Field", "When"))
                .table("Jobs", "Projects", "A1:J5")
                .table("Clients", "My clients", "A1:D4")
                .name("Today_Limit", "'My clients'!$B$2")
                .name("Terms", "'My clients'!$B$2:$B$4")
                .name("Odd", "OFFSET(Projects!$A$1,1,1)")
                .name("Growth", "1+10%");
    }

    @SafeVarargs
    final Studio sheet(String name, List<String>... cells) {
        rows.put(name, List.of(cells));
        return this;
    }

    Studio name(String name, String refersTo) {
        names.put(name, refersTo);
        return this;
    }

    Studio table(String name, String sheet, String cells) {
        tables.add(name + "|" + sheet + "|" + cells);
        return this;
    }

    Snapshot snapshot() {
        List<Sheet> sheets = new ArrayList<>();
        rows.forEach((name, cells) -> sheets.add(sheet(name, cells)));
        return new Snapshot("studio.xlsx", Fingerprint.of(new byte[0]), sheets, names);
    }

    private Sheet sheet(String name, List<List<String>> cells) {
        List<Column.Builder> builders = new ArrayList<>();
        for (int row = 1; row <= cells.size(); row++) {
            List<String> line = cells.get(row - 1);
            for (int column = 1; column <= line.size(); column++) {
                if (builders.size() < column) {
                    builders.add(new Column.Builder());
                }
                put(builders.get(column - 1), row, line.get(column - 1));
            }
        }
        List<Column> columns = builders.stream().map(Column.Builder::build).toList();
        List<Table> own = tables.stream()
                .map(table -> table.split("\\|"))
                .filter(table -> table[1].equals(name))
                .map(table -> new Table(table[0], Range.parse(name, table[2]), 1, 0, cells.getFirst()))
                .toList();
        return new Sheet(name, false, false, cells.size(), new ArrayList<>(columns), own, List.of());
    }

    private static void put(Column.Builder column, int row, String cell) {
        if (cell.startsWith("=")) {
            String[] parts = cell.substring(1).split("\\|", -1);
            column.formula(row, parts[0]).set(row, value(parts[1]));
        } else {
            column.set(row, value(cell));
        }
    }

    static Value value(String cell) {
        if (cell.matches("-?[0-9]+(\\.[0-9]+)?(E[0-9]+)?")) {
            return Value.of(new BigDecimal(cell));
        } else if (cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Value.of(LocalDate.parse(cell));
        } else if (cell.equals("TRUE") || cell.equals("FALSE")) {
            return Value.of(cell.equals("TRUE"));
        }
        return cell.startsWith("#") ? new Value.Fault(cell) : Value.of(cell);
    }

    /// The names of the header row of a sheet, as a tracker would give them.
    static Scope scope(Snapshot snapshot, String sheetName) {
        Sheet sheet = snapshot.sheet(sheetName).orElseThrow();
        return new Scope(sheetName, name -> {
            List<String> headers = new ArrayList<>();
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                String header = sheet.value(1, column).plain();
                headers.add(header);
                if (header.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                    return new Resolution.Column(column, header);
                }
            }
            return name.equalsIgnoreCase("date")
                    ? new Resolution.Several(List.of("Due", "Done"))
                    : new Resolution.Unknown(Nearest.to(name, headers).orElse(null));
        });
    }

    static Checked check(Snapshot snapshot, String text) {
        return Formulas.check(text, RULE, scope(snapshot, "Projects"), snapshot);
    }

    static Expression expression(Snapshot snapshot, String text) {
        return switch (check(snapshot, text)) {
            case Expression expression -> expression;
            case Wrong(List<Problem> problems) -> throw new AssertionError(text + ": " + problems);
        };
    }
}
