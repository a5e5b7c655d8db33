package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values written to one range. Exact: null is skipped, "" is written and clears, the written range ends with
/// the last value that is not null, and rows, columns and cells are counted by what was written.
final class Writing {
    private final Work work;
    private final boolean parsed;
    final Set<Integer> rows = new HashSet<>();
    final Set<Integer> columns = new HashSet<>();
    int cells;

    Writing(Work work, @Nullable String inputOption) {
        this.work = work;
        if (inputOption == null || inputOption.equals("INPUT_VALUE_OPTION_UNSPECIFIED")) {
            throw Refusal.invalid("'valueInputOption' is required but not specified");
        }
        this.parsed = inputOption.equals("USER_ENTERED");
    }

    /// The rows of a ValueRange. Exact: a text in their place is refused.
    static List<JsonNode> rows(JsonNode valueRange) {
        JsonNode values = valueRange.get("values");
        if (values == null) {
            return List.of();
        }
        if (!values.isArray()) {
            throw notAList("data.values", values);
        }
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isArray()) {
                throw notAList("data.values[" + i + "]", values.get(i));
            }
            rows.add(values.get(i));
        }
        return rows;
    }

    private static Refusal notAList(String field, JsonNode value) {
        String message = "Invalid value at '" + field + "' (type.googleapis.com/google.protobuf.ListValue), " + value;
        return Refusal.violation(message, field, message);
    }

    /// Writes rows (or columns) from the first cell of a range on.
    ///
    /// @return the range that was written; one cell where there was nothing to write
    Box write(Box range, List<JsonNode> lines, boolean byColumns) {
        Box written = extent(range, lines, byColumns);
        checkInside(range, written);
        work.guard(written);
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < lines.get(i).size(); j++) {
                JsonNode value = lines.get(i).get(j);
                if (!value.isNull()) {
                    put(range.tab(), range.top() + (byColumns ? j : i), range.left() + (byColumns ? i : j), value);
                }
            }
        }
        return written;
    }

    private static Box extent(Box range, List<JsonNode> lines, boolean byColumns) {
        int length = 1;
        int width = 1;
        for (int i = 0; i < lines.size(); i++) {
            int last = lines.get(i).size();
            while (last > 0 && lines.get(i).get(last - 1).isNull()) {
                last--;
            }
            width = Math.max(width, last);
            length = last > 0 ? i + 1 : length;
        }
        int height = byColumns ? width : length;
        int across = byColumns ? length : width;
        return new Box(range.tab(), range.top(), range.top() + height, range.left(), range.left() + across);
    }

    private static void checkInside(Box range, Box written) {
        Tab tab = range.tab();
        Box furthest = range.isCell() ? written : range;
        if (furthest.bottom() > tab.rowCount() || furthest.right() > tab.columnCount()) {
            throw Refusal.invalid("Range (" + A1.print(furthest) + ") exceeds grid limits. Max rows: " + tab.rowCount()
                    + ", max columns: " + tab.columnCount());
        }
        if (!range.isCell() && !range.holds(written)) {
            boolean row = written.bottom() > range.bottom();
            throw Refusal.invalid("Requested writing within range [" + A1.print(range) + "], but tried writing to "
                    + (row ? "row [" + (range.bottom() + 1) + "]" : "column [" + A1.letters(range.right()) + "]"));
        }
    }

    private void put(Tab tab, int row, int column, JsonNode value) {
        Cell cell = tab.cell(row, column);
        boolean asText = parsed && Formats.isText(cell.numberFormat());
        Entering.Typed typed =
                Entering.input(value, parsed && !asText, work.book().tongue());
        Cell changed = cell.with(typed.value());
        if (typed.format() != null && cell.numberFormat() == null) {
            ObjectNode format =
                    cell.format() == null ? Json.object() : cell.format().deepCopy();
            format.set("numberFormat", typed.format());
            changed = changed.formatted(format);
        }
        tab.set(row, column, changed);
        rows.add(row);
        columns.add(column);
        cells++;
    }

    /// As UpdateValuesResponse.
    ObjectNode answer(Box written) {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        answer.put("updatedRange", A1.print(written));
        Json.nonZero(answer, "updatedRows", rows.size());
        Json.nonZero(answer, "updatedColumns", columns.size());
        Json.nonZero(answer, "updatedCells", cells);
        return answer;
    }
}
