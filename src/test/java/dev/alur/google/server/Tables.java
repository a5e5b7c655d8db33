package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Tables. Exact: columns are named by the header's cells, a table has bands of the same id, freezes its header
/// in row 1, and its default name is `Table1`. Documented ("Tables"): column types, and that a changed column
/// name is written to the header.
final class Tables {
    private static final ObjectNode COLORS = Json.parse("""
            {"headerColorStyle":{"rgbColor":{"red":0.20784314,"green":0.40784314,"blue":0.32941177}},
             "firstBandColorStyle":{"rgbColor":{"red":1,"green":1,"blue":1}},
             "secondBandColorStyle":{"rgbColor":{"red":0.9647059,"green":0.972549,"blue":0.9764706}}}""");

    private Tables() {}

    static ObjectNode add(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("table");
        Box box = work.writable(wanted.get("range"));
        refuseOverlap(work.book(), box, null);
        ObjectNode table = Json.object();
        String id = Json.text(wanted, "tableId", String.valueOf(work.book().newId()));
        if (find(work.book(), id) != null) {
            throw Refusal.invalid("A table with the ID " + id + " already exists.");
        }
        table.put("tableId", id);
        table.put("name", name(work.book(), wanted));
        table.set("range", box.write());
        ObjectNode rows = wanted.get("rowsProperties") instanceof ObjectNode asked ? asked : COLORS;
        table.set("rowsProperties", rows.deepCopy());
        table.set("columnProperties", columns(work.book(), box, wanted.get("columnProperties")));
        box.tab().tables.add(table);
        freezeHeader(box);
        ObjectNode reply = Json.object();
        reply.putObject("addTable").set("table", Presenting.range(table));
        return reply;
    }

    private static void freezeHeader(Box box) {
        ObjectNode grid = (ObjectNode) box.tab().properties.get("gridProperties");
        if (box.top() == 0 && Json.number(grid, "frozenRowCount", 0) == 0) {
            grid.put("frozenRowCount", 1);
        }
    }

    private static String name(Book book, ObjectNode wanted) {
        String name = Json.text(wanted, "name", "");
        for (int number = 1; name.isEmpty(); number++) {
            name = isTaken(book, "Table" + number) ? "" : "Table" + number;
        }
        if (isTaken(book, name)) {
            throw Refusal.invalid("A table with the name \"" + name + "\" already exists.");
        }
        return name;
    }

    private static boolean isTaken(Book book, String name) {
        return book.tabs.stream()
                .flatMap(tab -> tab.tables.stream())
                .anyMatch(table -> table.get("name").asText().equalsIgnoreCase(name));
    }

    private static ArrayNode columns(Book book, Box box, @Nullable JsonNode asked) {
        ArrayNode columns = Json.array();
        for (int column = box.left(); column < box.right(); column++) {
            ObjectNode properties = columns.addObject();
            Json.nonZero(properties, "columnIndex", column - box.left());
            Calculator.Effective header = book.calculator().value(box.tab(), box.top(), column);
            String name = header == null
                    ? "Column " + (column - box.left() + 1)
                    : Formats.shown(
                            header.value(), box.tab().cell(box.top(), column).numberFormat(), book.tongue());
            properties.put("columnName", name);
        }
        lay(book, box, columns, asked);
        return columns;
    }

    private static void lay(Book book, Box box, ArrayNode columns, @Nullable JsonNode asked) {
        for (JsonNode each : Json.list(asked)) {
            int index = Json.number(each, "columnIndex", 0);
            if (index >= columns.size()) {
                throw Refusal.invalid("columnIndex " + index + " is outside of the table.");
            }
            ObjectNode column = (ObjectNode) columns.get(index);
            column.setAll((ObjectNode) each);
            Json.nonZero(column, "columnIndex", index);
            if (index == 0) {
                column.remove("columnIndex");
            }
            Cell header = box.tab().cell(box.top(), box.left() + index);
            String name = Json.text(each, "columnName", "");
            if (!name.isEmpty()) {
                box.tab().set(box.top(), box.left() + index, header.with(new Entered.Text(name)));
            }
        }
        book.written();
    }

    static @Nullable ObjectNode update(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("table");
        ObjectNode table = need(work.book(), Json.text(wanted, "tableId", ""));
        Mask mask = Mask.of(Json.text(request, "fields", "*"));
        if (mask.wants("name") && wanted.has("name")) {
            if (!table.get("name").equals(wanted.get("name"))) {
                table.put("name", name(work.book(), wanted));
            }
        }
        if (mask.wants("range") && wanted.has("range")) {
            Box box = work.writable(wanted.get("range"));
            refuseOverlap(work.book(), box, table);
            table.set("range", box.write());
            ArrayNode columns = columns(work.book(), box, null);
            keepTypes(columns, table.get("columnProperties"));
            table.set("columnProperties", columns);
        }
        if (mask.wants("columnProperties") && wanted.has("columnProperties")) {
            Box box = work.box(table.get("range"));
            work.guard(box);
            lay(work.book(), box, (ArrayNode) table.get("columnProperties"), wanted.get("columnProperties"));
        }
        if (mask.wants("rowsProperties") && wanted.has("rowsProperties")) {
            table.set("rowsProperties", wanted.get("rowsProperties").deepCopy());
        }
        return null;
    }

    private static void keepTypes(ArrayNode columns, JsonNode old) {
        for (JsonNode before : old) {
            for (JsonNode column : columns) {
                if (column.get("columnName").equals(before.get("columnName"))) {
                    ObjectNode kept = before.deepCopy();
                    kept.remove("columnIndex");
                    ((ObjectNode) column).setAll(kept);
                }
            }
        }
    }

    static @Nullable ObjectNode delete(Work work, ObjectNode request) {
        ObjectNode table = need(work.book(), Json.text(request, "tableId", ""));
        Box box = work.writable(table.get("range"));
        box.tab().tables.remove(table);
        // the cells' data go with it: reported with a way to see it (openclaw/gogcli, issue 709)
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                box.tab().set(row, column, Cell.EMPTY);
            }
        }
        return null;
    }

    private static void refuseOverlap(Book book, Box box, @Nullable ObjectNode except) {
        for (ObjectNode other : box.tab().tables) {
            if (other != except && Box.read(book, other.get("range")).meets(box)) {
                throw Refusal.invalid("The table overlaps with another one.");
            }
        }
    }

    private static @Nullable ObjectNode find(Book book, String id) {
        return book.tabs.stream()
                .flatMap(tab -> tab.tables.stream())
                .filter(table -> table.get("tableId").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode need(Book book, String id) {
        ObjectNode table = find(book, id);
        if (table == null) {
            throw Refusal.invalid("No table with id: " + id);
        }
        return table;
    }

    /// The bands that come with a table.
    static ObjectNode banding(ObjectNode table) {
        ObjectNode band = Json.object();
        band.put("bandedRangeId", Integer.parseInt(table.get("tableId").asText()));
        band.set("range", Presenting.sheet0((ObjectNode) table.get("range")));
        ObjectNode rows = table.get("rowsProperties").deepCopy();
        for (String name : new String[] {"headerColor", "firstBandColor", "secondBandColor", "footerColor"}) {
            if (rows.get(name + "Style") instanceof ObjectNode style) {
                rows.set(name, style.get("rgbColor").deepCopy());
            }
        }
        band.set("rowProperties", rows);
        band.put("bandedRangeReference", table.get("tableId").asText());
        return band;
    }
}
