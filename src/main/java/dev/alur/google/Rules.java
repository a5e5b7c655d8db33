package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Range;
import dev.alur.grid.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rules for what may be typed, which come cell by cell, put together to the ranges that they are for.
final class Rules {
    /// A rule as [Validation] writes it.
    private record Rule(String type, String formula) {}

    private final Map<JsonNode, Rule> known = new LinkedHashMap<>();
    private final Map<Rule, TreeMap<Integer, List<int[]>>> cells = new LinkedHashMap<>();

    /// Rows of a column have to come from the top.
    void add(int row, int column, JsonNode rule) {
        Rule read = known.computeIfAbsent(rule, Rules::rule);
        List<int[]> here =
                cells.computeIfAbsent(read, key -> new TreeMap<>()).computeIfAbsent(column, key -> new ArrayList<>());
        if (!here.isEmpty() && here.getLast()[1] == row - 1) {
            here.getLast()[1] = row;
        } else {
            here.add(new int[] {row, row});
        }
    }

    /// A column of a table that has its own drop-down; its cells may not say so themselves.
    void column(Range table, int index, JsonNode properties) {
        JsonNode rule = properties.path("dataValidationRule");
        int column = table.firstColumn() + index;
        if (rule.isMissingNode() || table.lastRow() == table.firstRow()) {
            return;
        }
        Map<Integer, List<int[]>> of =
                cells.computeIfAbsent(known.computeIfAbsent(rule, Rules::rule), key -> new TreeMap<>());
        of.computeIfAbsent(column, key -> new ArrayList<>(List.of(new int[] {table.firstRow() + 1, table.lastRow()})));
    }

    List<Validation> validations(String sheet) {
        List<Validation> all = new ArrayList<>();
        cells.forEach((rule, columns) -> all.add(new Validation(ranges(sheet, columns), rule.type(), rule.formula())));
        return all;
    }

    /// Stretches of neighbouring columns that are of one height are one range.
    private static List<Range> ranges(String sheet, TreeMap<Integer, List<int[]>> columns) {
        List<Range> ranges = new ArrayList<>();
        columns.forEach((column, stretches) -> {
            for (int[] rows : stretches) {
                int left = -1;
                for (int i = 0; i < ranges.size() && left < 0; i++) {
                    Range range = ranges.get(i);
                    boolean beside = range.lastColumn() == column - 1
                            && range.firstRow() == rows[0]
                            && range.lastRow() == rows[1];
                    left = beside ? i : -1;
                }
                Range here = new Range(sheet, rows[0], column, rows[1], column);
                if (left < 0) {
                    ranges.add(here);
                } else {
                    Range old = ranges.get(left);
                    ranges.set(left, new Range(sheet, rows[0], old.firstColumn(), rows[1], column));
                }
            }
        });
        return ranges;
    }

    private static Rule rule(JsonNode rule) {
        JsonNode condition = rule.path("condition");
        List<String> values = new ArrayList<>();
        condition
                .path("values")
                .forEach(value -> values.add(value.path("userEnteredValue").asText()));
        String type = condition.path("type").asText();
        String first = values.isEmpty() ? "" : values.getFirst();
        return switch (type) {
            case "ONE_OF_LIST" -> new Rule("list", '"' + String.join(",", values) + '"');
            case "ONE_OF_RANGE" -> new Rule("list", first.startsWith("=") ? first.substring(1) : first);
            case "CUSTOM_FORMULA" -> new Rule("custom", first.startsWith("=") ? first.substring(1) : first);
            case "BOOLEAN" -> new Rule("boolean", String.join(",", values));
            default ->
                new Rule(
                        type.startsWith("NUMBER") ? "decimal" : type.startsWith("DATE") ? "date" : "textLength",
                        type + (values.isEmpty() ? "" : " " + String.join(",", values)));
        };
    }
}
