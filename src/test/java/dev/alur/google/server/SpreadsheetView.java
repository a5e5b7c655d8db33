package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A spreadsheet as spreadsheets.get shows it. Exact: what is empty, zero or false is left out; with ranges
/// only their sheets are shown; cells are there where the mask names them or grid data is asked for.
final class SpreadsheetView {
    private final Book book;
    private final Mask mask;
    private final Caller caller;
    private final boolean withData;
    private final boolean tablesInBands;

    /// @param gridData what the request says about grid data; a mask decides instead of it (documented:
    /// spreadsheets.get)
    SpreadsheetView(Book book, Mask mask, Caller caller, boolean gridData, boolean tablesInBands) {
        this.book = book;
        this.mask = mask;
        this.caller = caller;
        this.withData = mask.isWhole() ? gridData : mask.at("sheets").wants("data");
        this.tablesInBands = tablesInBands;
    }

    /// @param ranges all sheets where it is empty
    ObjectNode show(List<Box> ranges) {
        ObjectNode node = Json.object();
        node.put("spreadsheetId", book.id);
        if (mask.wants("properties")) {
            node.set("properties", mask.at("properties").of(properties()));
        }
        if (mask.wants("sheets")) {
            ArrayNode sheets = node.putArray("sheets");
            for (Tab tab : book.tabs) {
                List<Box> own = ranges.stream().filter(box -> box.tab() == tab).toList();
                if (ranges.isEmpty() || !own.isEmpty()) {
                    sheets.add(sheet(tab, ranges.isEmpty() ? List.of(Box.whole(tab)) : own));
                }
            }
        }
        list(
                node,
                mask,
                "namedRanges",
                book.namedRanges.stream().map(Presenting::range).toList());
        list(node, mask, "developerMetadata", tags(-1, "", -1));
        node.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + book.id + "/edit");
        return (ObjectNode) mask.of(node);
    }

    private ObjectNode properties() {
        ObjectNode node = Json.object();
        node.put("title", Json.text(book.properties, "title", ""));
        node.put("locale", Json.text(book.properties, "locale", ""));
        node.put("autoRecalc", Json.text(book.properties, "autoRecalc", "ON_CHANGE"));
        node.put("timeZone", Json.text(book.properties, "timeZone", ""));
        node.set("defaultFormat", Presenting.DEFAULT_FORMAT.deepCopy());
        node.set("spreadsheetTheme", Presenting.THEME.deepCopy());
        book.properties.properties().forEach(field -> node.set(field.getKey(), field.getValue()));
        return node;
    }

    private ObjectNode sheet(Tab tab, List<Box> boxes) {
        Mask wanted = mask.at("sheets");
        ObjectNode node = Json.object();
        if (wanted.wants("properties")) {
            node.set("properties", wanted.at("properties").of(tab.properties.deepCopy()));
        }
        if (withData) {
            ArrayNode data = node.putArray("data");
            GridView grid = new GridView(book, wanted.at("data"), caller);
            boxes.forEach(box -> data.add(grid.show(box.clipped())));
        }
        list(node, wanted, "merges", tab.merges.stream().map(Presenting::sheet0).toList());
        list(node, wanted, "protectedRanges", protections(tab));
        ObjectNode filter = tab.basicFilter;
        if (filter != null && wanted.wants("basicFilter")) {
            node.set("basicFilter", Presenting.range(filter));
        }
        if (tablesInBands) {
            list(
                    node,
                    wanted,
                    "bandedRanges",
                    tab.tables.stream().map(Tables::banding).toList());
        }
        list(node, wanted, "tables", tab.tables.stream().map(Presenting::range).toList());
        list(
                node,
                wanted,
                "rowGroups",
                tab.rowGroups.stream().map(Presenting::range).toList());
        list(
                node,
                wanted,
                "columnGroups",
                tab.columnGroups.stream().map(Presenting::range).toList());
        list(node, wanted, "developerMetadata", tags(tab.id(), "", -1));
        return node;
    }

    private List<ObjectNode> protections(Tab tab) {
        return tab.protectedRanges.stream()
                .map(range -> Protection.show(range, caller, true))
                .toList();
    }

    private List<ObjectNode> tags(int sheet, String dimension, int index) {
        List<ObjectNode> all = new ArrayList<>();
        for (Tag tag : book.tags) {
            if (tag.sheet() == sheet
                    && tag.dimension().equals(dimension)
                    && (dimension.isEmpty() || tag.index() == index)) {
                all.add(tag.write());
            }
        }
        return all;
    }

    private static void list(ObjectNode node, Mask mask, String name, List<ObjectNode> items) {
        if (!items.isEmpty() && mask.wants(name)) {
            node.putArray(name).addAll(items);
        }
    }
}
