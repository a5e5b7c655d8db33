package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Requests that write cells: updateCells, repeatCell, appendCells, setDataValidation. Documented: each
/// request's page; exact: notes and formats.
final class CellRequests {
    private static final Set<String> WRITABLE =
            Set.of("userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns", "chipRuns");
    private static final Set<String> READ_ONLY =
            Set.of("effectiveValue", "formattedValue", "effectiveFormat", "hyperlink");

    private CellRequests() {}

    static @Nullable ObjectNode update(Work work, ObjectNode request) {
        List<JsonNode> rows = Json.list(request.get("rows"));
        Mask mask = mask(request);
        ObjectNode start = Json.child(request, "start");
        if (start != null) {
            Tab tab = work.book().grid(Json.number(start, "sheetId", 0));
            int top = Json.number(start, "rowIndex", 0);
            int left = Json.number(start, "columnIndex", 0);
            checkStart(tab, top, left);
            write(work, new Box(tab, top, tab.rowCount(), left, tab.columnCount()), rows, mask, false);
        } else {
            Box box = work.writable(request.get("range"));
            write(work, box, rows, mask, true);
        }
        return null;
    }

    private static void checkStart(Tab tab, int top, int left) {
        if (top >= tab.rowCount() || left >= tab.columnCount()) {
            boolean row = top >= tab.rowCount();
            throw beyond(row ? "row" : "column", row ? top : left, row ? tab.rowCount() : tab.columnCount());
        }
    }

    private static Refusal beyond(String what, int index, int end) {
        return Refusal.invalid("Attempting to write " + what + ": " + index + ", beyond the last requested " + what
                + " of: " + (end - 1));
    }

    private static void write(Work work, Box box, List<JsonNode> rows, Mask mask, boolean clear) {
        int width = 0;
        for (JsonNode row : rows) {
            width = Math.max(width, row.path("values").size());
        }
        if (rows.size() > box.height()) {
            throw beyond("row", box.bottom(), box.bottom());
        }
        if (width > box.width()) {
            throw beyond("column", box.right(), box.right());
        }
        int height = clear ? box.height() : rows.size();
        if (!clear && width > 0) {
            work.guard(new Box(box.tab(), box.top(), box.top() + rows.size(), box.left(), box.left() + width));
        }
        for (int i = 0; i < height; i++) {
            JsonNode values = i < rows.size() ? rows.get(i).path("values") : Json.array();
            int cells = clear ? box.width() : values.size();
            for (int j = 0; j < cells; j++) {
                ObjectNode data = values.get(j) instanceof ObjectNode cell ? cell : Json.object();
                put(work.book(), box.tab(), box.top() + i, box.left() + j, data, mask);
            }
        }
    }

    static @Nullable ObjectNode repeat(Work work, ObjectNode request) {
        Box box = work.writable(request.get("range"));
        ObjectNode cell = request.get("cell") instanceof ObjectNode given ? given : Json.object();
        Mask mask = mask(request);
        JsonNode value = cell.path("userEnteredValue");
        String formula = Json.text(value, "formulaValue", "");
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                put(work.book(), box.tab(), row, column, cell, mask);
                if (!formula.isEmpty() && box.tab().cell(row, column).value() instanceof Entered.Formula(String text)) {
                    // documented: formulas are adjusted as if they were copied from the first cell
                    String copied = References.copied(text, row - box.top(), column - box.left());
                    box.tab().set(row, column, box.tab().cell(row, column).with(new Entered.Formula(copied)));
                }
            }
        }
        return null;
    }

    static @Nullable ObjectNode append(Work work, ObjectNode request) {
        if (request.has("tableId")) {
            throw Refusal.unknown("appendCells to a table");
        }
        Tab tab = work.book().grid(Json.number(request, "sheetId", 0));
        List<JsonNode> rows = Json.list(request.get("rows"));
        int last = tab.rows.size();
        while (last > 0 && tab.rows.get(last - 1).cells.stream().allMatch(Cell::isBlank)) {
            last--;
        }
        if (last + rows.size() > tab.rowCount()) {
            Shift.insert(work.book(), tab, "ROWS", tab.rowCount(), last + rows.size() - tab.rowCount());
        }
        Box box = new Box(tab, last, last + rows.size(), 0, tab.columnCount());
        write(work, box, rows, mask(request), false);
        return null;
    }

    static @Nullable ObjectNode validate(Work work, ObjectNode request) {
        Box box = work.writable(request.get("range"));
        ObjectNode rule = Json.child(request, "rule");
        ObjectNode kept = rule == null ? null : rule(rule);
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                Tab tab = box.tab();
                if (Json.flag(request, "filteredRowsIncluded") || !isHidden(tab, row)) {
                    tab.set(row, column, tab.cell(row, column).validated(kept));
                }
            }
        }
        return null;
    }

    private static boolean isHidden(Tab tab, int row) {
        return Json.flag(tab.dimension("ROWS", row), "hiddenByFilter");
    }

    private static ObjectNode rule(ObjectNode rule) {
        ObjectNode condition = Json.child(rule, "condition");
        if (condition == null || !condition.has("type")) {
            throw Refusal.invalid("A data validation rule needs a condition.");
        }
        ObjectNode kept = rule.deepCopy();
        for (String name : new String[] {"strict", "showCustomUi"}) {
            if (!Json.flag(kept, name)) {
                kept.remove(name);
            }
        }
        return kept;
    }

    private static Mask mask(ObjectNode request) {
        String fields = Json.text(request, "fields", "");
        if (fields.isBlank()) {
            throw Refusal.invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        Mask mask = Mask.parse(fields);
        for (String name : mask.names()) {
            if (READ_ONLY.contains(name)) {
                throw Refusal.invalid("Invalid field: " + name + " is read-only.");
            }
            if (!WRITABLE.contains(name)) {
                throw Refusal.unknown("how to write the field " + name + " of a cell");
            }
        }
        return mask;
    }

    /// Writes the masked fields of a CellData to a cell.
    static void put(Book book, Tab tab, int row, int column, ObjectNode data, Mask mask) {
        Cell cell = tab.cell(row, column);
        if (mask.wants("userEnteredValue")) {
            if (!mask.isWhole() && !mask.at("userEnteredValue").isWhole()) {
                throw Refusal.unknown("a mask inside of userEnteredValue");
            }
            cell = cell.with(Entered.read(data.get("userEnteredValue"), book.tongue()));
        }
        if (mask.wants("userEnteredFormat")) {
            ObjectNode wanted = Json.child(data, "userEnteredFormat");
            ObjectNode format =
                    cell.format() == null ? Json.object() : cell.format().deepCopy();
            mask.at("userEnteredFormat").update(format, wanted == null ? Json.object() : wanted.deepCopy());
            Colors.tidy(format);
            cell = cell.formatted(format);
        }
        if (mask.wants("note")) {
            cell = cell.noted(Json.text(data, "note", ""));
        }
        if (mask.wants("dataValidation")) {
            ObjectNode rule = Json.child(data, "dataValidation");
            cell = cell.validated(rule == null ? null : rule(rule));
        }
        if (mask.wants("textFormatRuns")) {
            cell = cell.runs(data.get("textFormatRuns") instanceof ArrayNode runs ? runs : null);
        }
        if (mask.wants("chipRuns")) {
            cell = cell.chips(data.get("chipRuns") instanceof ArrayNode chips ? chips : null);
        }
        tab.set(row, column, cell);
    }
}
