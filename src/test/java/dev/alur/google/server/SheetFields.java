package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The properties of a sheet as requests set them and answers show them.
final class SheetFields {
    private SheetFields() {}

    /// Lays what a new sheet was asked to have over what it has.
    static void lay(Tab tab, ObjectNode wanted) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            switch (field.getKey()) {
                case "sheetId", "title", "index", "sheetType" -> {}
                case "gridProperties" ->
                    ((ObjectNode) tab.properties.get("gridProperties")).setAll((ObjectNode) field.getValue());
                case "hidden", "rightToLeft", "tabColor", "tabColorStyle" ->
                    tab.properties.set(field.getKey(), field.getValue().deepCopy());
                default -> throw Refusal.unknown("the property " + field.getKey() + " of a sheet");
            }
        }
        tidy(tab);
    }

    /// updateSheetProperties. Exact: a mask of `*` wants a title; not all sheets can be hidden.
    static void update(Book book, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("properties");
        Tab tab = book.sheet(Json.number(wanted, "sheetId", 0));
        Mask mask = Mask.of(Json.text(request, "fields", ""));
        if (Json.text(request, "fields", "").isBlank()) {
            throw Refusal.invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        if (mask.wants("title")) {
            book.checkTitle(Json.text(wanted, "title", ""), tab);
        }
        int rows = tab.rowCount();
        int columns = tab.columnCount();
        int index = Json.number(tab.properties, "index", 0);
        ObjectNode properties = tab.properties.deepCopy();
        mask.update(properties, wanted);
        properties.put("sheetId", tab.id()).put("sheetType", "GRID");
        List<String> order = List.of("sheetId", "title", "index", "sheetType", "gridProperties");
        tab.properties.removeAll();
        order.forEach(name -> {
            if (properties.has(name)) {
                tab.properties.set(name, properties.get(name));
            }
        });
        properties.properties().forEach(field -> tab.properties.set(field.getKey(), field.getValue()));
        oneColor(tab.properties, wanted, mask);
        tidy(tab);
        resize(book, tab, rows, columns);
        move(book, tab, index);
        if (book.tabs.stream().allMatch(each -> Json.flag(each.properties, "hidden"))) {
            throw Refusal.invalid("You can't hide all the sheets in a document.");
        }
    }

    private static void oneColor(ObjectNode properties, ObjectNode wanted, Mask mask) {
        if (mask.wants("tabColorStyle")) {
            properties.remove("tabColor");
        } else if (mask.wants("tabColor")) {
            properties.remove("tabColorStyle");
        }
        if (Json.child(wanted, "tabColorStyle") != null && mask.wants("tabColorStyle")) {
            properties.remove("tabColor");
        }
    }

    private static void resize(Book book, Tab tab, int rows, int columns) {
        int rowCount = tab.rowCount();
        int columnCount = tab.columnCount();
        if (rowCount < 1 || columnCount < 1) {
            throw Refusal.invalid("You can't delete all the " + (rowCount < 1 ? "rows" : "columns") + " on the sheet.");
        }
        long others = 0;
        for (Tab each : book.tabs) {
            others += each == tab ? 0 : (long) each.rowCount() * each.columnCount();
        }
        if (others + (long) rowCount * columns > Book.MAX_CELLS) {
            throw Refusal.invalid("This action would increase the number of cells in the workbook above the limit of "
                    + Book.MAX_CELLS + " cells.");
        }
        book.checkSize();
        tab.resize("ROWS", rows);
        tab.resize("COLUMNS", columns);
        if (rowCount < rows) {
            Shift.delete(book, tab, "ROWS", rowCount, rows);
        }
        if (columnCount < columns) {
            Shift.delete(book, tab, "COLUMNS", columnCount, columns);
        }
        tab.resize("ROWS", rowCount);
        tab.resize("COLUMNS", columnCount);
    }

    /// Documented: SheetProperties.index counts the sheet itself as still being there; left out, it is the end.
    private static void move(Book book, Tab tab, int before) {
        int wanted = Json.number(tab.properties, "index", book.tabs.size());
        if (wanted != before) {
            int target = Math.clamp(wanted > before ? wanted - 1 : wanted, 0, book.tabs.size() - 1);
            book.tabs.remove(tab);
            book.tabs.add(target, tab);
        }
        book.numberTabs();
    }

    /// Leaves out what is zero or false, and shows colours as Google keeps them.
    private static void tidy(Tab tab) {
        dropZeros(tab.properties, List.of("hidden", "rightToLeft"));
        if (tab.properties.get("gridProperties") instanceof ObjectNode grid) {
            dropZeros(
                    grid,
                    List.of(
                            "frozenRowCount",
                            "frozenColumnCount",
                            "hideGridlines",
                            "rowGroupControlAfter",
                            "columnGroupControlAfter"));
        }
        Colors.tidy(tab.properties);
    }

    private static void dropZeros(ObjectNode node, List<String> names) {
        for (String name : new ArrayList<>(names)) {
            JsonNode value = node.get(name);
            if (value != null && (value.isBoolean() ? !value.asBoolean() : value.asInt() == 0)) {
                node.remove(name);
            }
        }
    }
}
