package dev.alur.tracker;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lists to choose from that cells have (data validation), with what stands in them.
final class Choices {
    private static final int MOST = 200;
    private static final Pattern INDIRECT = Pattern.compile("(?i)INDIRECT\\(\"([^\"]+)\"\\)");
    private static final Pattern COLUMN =
            Pattern.compile("([\\p{L}_\\\\][\\p{L}\\p{N}_.]*)\\[(?:\\[#Data],)?\\[?([^\\[\\]#]+)]?]");

    private final Snapshot snapshot;

    Choices(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// The entries of the list that most of a column's cells below a header have, exactly as written, from the
    /// top and without blanks; empty where they have none or it cannot be followed.
    List<String> of(Sheet sheet, int headerRow, int column) {
        return sheet.validations().stream()
                .filter(validation -> validation.type().equals("list"))
                .filter(validation -> reach(validation, headerRow, column) > 0)
                .max((a, b) -> Long.compare(reach(a, headerRow, column), reach(b, headerRow, column)))
                .map(validation -> entries(sheet, validation.formula(), 0))
                .orElse(List.of());
    }

    private static long reach(Validation validation, int headerRow, int column) {
        return validation.ranges().stream()
                .filter(range -> column >= range.firstColumn() && column <= range.lastColumn())
                .mapToLong(range -> range.lastRow() - Math.max(range.firstRow() - 1, headerRow))
                .filter(rows -> rows > 0)
                .sum();
    }

    private List<String> entries(Sheet sheet, String formula, int depth) {
        String bare = formula.strip().replaceFirst("^=", "");
        if (bare.startsWith("\"") && bare.endsWith("\"") && bare.length() > 1) {
            return texts(Arrays.stream(bare.substring(1, bare.length() - 1)
                            .replace("\"\"", "\"")
                            .split(","))
                    .map(String::stripLeading)
                    .toList());
        }
        Matcher indirect = INDIRECT.matcher(bare);
        if (indirect.matches()) {
            return entries(sheet, indirect.group(1), depth + 1);
        }
        Matcher column = COLUMN.matcher(bare);
        if (column.matches()) {
            return tableColumn(column.group(1), column.group(2));
        }
        Optional<Range> range = range(sheet, bare);
        if (range.isPresent()) {
            return cells(range.get());
        }
        String named = named(bare);
        return named.isEmpty() || depth > 3 ? List.of() : entries(sheet, named, depth + 1);
    }

    private String named(String name) {
        return snapshot.names().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue())
                .findFirst()
                .orElse("");
    }

    private static Optional<Range> range(Sheet sheet, String text) {
        try {
            return Optional.of(text.contains("!") ? Range.parse(text) : Range.parse(sheet.name(), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<String> tableColumn(String name, String column) {
        for (Sheet sheet : snapshot.sheets()) {
            for (Table table : sheet.tables()) {
                int index = table.columns().stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(column.toLowerCase(Locale.ROOT));
                if (table.name().equalsIgnoreCase(name) && index >= 0 && table.lastDataRow() >= table.firstDataRow()) {
                    int at = table.range().firstColumn() + index;
                    return cells(new Range(sheet.name(), table.firstDataRow(), at, table.lastDataRow(), at));
                }
            }
        }
        return List.of();
    }

    private List<String> cells(Range range) {
        Optional<Sheet> sheet = snapshot.sheet(range.sheet());
        List<String> found = new ArrayList<>();
        int last = Math.min(range.lastRow(), sheet.map(Sheet::lastRow).orElse(0));
        for (int row = range.firstRow(); row <= last && found.size() < MOST; row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn() && found.size() < MOST; column++) {
                Value value = sheet.orElseThrow().value(row, column);
                if (!(value instanceof Value.Fault)) {
                    found.add(value.plain());
                }
            }
        }
        return texts(found);
    }

    private static List<String> texts(List<String> entries) {
        return entries.stream().filter(entry -> !entry.isBlank()).distinct().toList();
    }
}
