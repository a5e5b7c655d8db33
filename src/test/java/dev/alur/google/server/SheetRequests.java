package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Requests about sheets and the spreadsheet itself, and about names. Exact but for duplicateSheet
/// (documented).
final class SheetRequests {
    private SheetRequests() {}

    static ObjectNode add(Work work, ObjectNode request) {
        ObjectNode wanted = Json.child(request, "properties");
        Tab tab = work.book().addSheet(wanted == null ? Json.object() : wanted);
        ObjectNode reply = Json.object();
        reply.putObject("addSheet").set("properties", tab.properties.deepCopy());
        return reply;
    }

    static @Nullable ObjectNode delete(Work work, ObjectNode request) {
        Book book = work.book();
        Tab tab = book.sheet(Json.number(request, "sheetId", 0));
        if (book.tabs.stream().allMatch(each -> each == tab || Json.flag(each.properties, "hidden"))) {
            throw Refusal.invalid("You can't remove all the visible sheets in a document.");
        }
        work.guard(Box.whole(tab));
        book.tabs.remove(tab);
        book.numberTabs();
        book.namedRanges.removeIf(range -> Json.number(range.get("range"), "sheetId", 0) == tab.id());
        book.tags.removeIf(tag -> tag.sheet() == tab.id());
        return null;
    }

    static ObjectNode duplicate(Work work, ObjectNode request) {
        Book book = work.book();
        Tab source = book.sheet(Json.number(request, "sourceSheetId", 0));
        String title = Json.text(request, "newSheetName", "");
        ObjectNode wanted = Json.object();
        wanted.put("title", title.isEmpty() ? copyTitle(book, source.title()) : title);
        wanted.put("index", Json.number(request, "insertSheetIndex", 0));
        if (request.has("newSheetId")) {
            wanted.set("sheetId", request.get("newSheetId"));
        }
        Tab copy = copied(book, source, wanted);
        ObjectNode reply = Json.object();
        reply.putObject("duplicateSheet").set("properties", copy.properties.deepCopy());
        return reply;
    }

    static String copyTitle(Book book, String title) {
        String copy = "Copy of " + title;
        for (int number = 2; book.find(copy) != null; number++) {
            copy = "Copy of " + title + " " + number;
        }
        return copy;
    }

    /// A copy of a sheet, maybe of another spreadsheet.
    static Tab copied(Book book, Tab source, ObjectNode wanted) {
        if (!source.tables.isEmpty() || !source.protectedRanges.isEmpty()) {
            throw Refusal.unknown("copies of sheets with tables or protected ranges");
        }
        ObjectNode properties = source.properties.deepCopy();
        properties.remove(java.util.List.of("sheetId", "index", "title"));
        properties.setAll(wanted);
        Tab copy = book.addSheet(properties);
        Tab from = source.copy();
        copy.rows.addAll(from.rows);
        copy.columns.addAll(from.columns);
        from.merges.forEach(range -> copy.merges.add(range.put("sheetId", copy.id())));
        from.rowGroups.forEach(group -> copy.rowGroups.add(group));
        from.columnGroups.forEach(group -> copy.columnGroups.add(group));
        copy.rowGroups.forEach(group -> ((ObjectNode) group.get("range")).put("sheetId", copy.id()));
        copy.columnGroups.forEach(group -> ((ObjectNode) group.get("range")).put("sheetId", copy.id()));
        return copy;
    }

    static @Nullable ObjectNode updateSheet(Work work, ObjectNode request) {
        work.guard(Box.whole(work.book().sheet(Json.number(request.get("properties"), "sheetId", 0))));
        SheetFields.update(work.book(), request);
        return null;
    }

    static @Nullable ObjectNode updateSpreadsheet(Work work, ObjectNode request) {
        Mask mask = Mask.parse(Json.text(request, "fields", ""));
        for (String name : mask.names()) {
            if (!Set.of("title", "locale", "timeZone", "autoRecalc").contains(name)) {
                throw Refusal.unknown("the property " + name + " of a spreadsheet");
            }
        }
        mask.update(work.book().properties, (ObjectNode) request.get("properties"));
        checkZone(work.book().properties);
        return null;
    }

    static void checkZone(ObjectNode properties) {
        String zone = Json.text(properties, "timeZone", "Etc/GMT");
        if (!java.time.ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusal.invalid("Invalid time zone: " + zone);
        }
    }

    static ObjectNode addName(Work work, ObjectNode request) {
        ObjectNode named = ((ObjectNode) request.get("namedRange")).deepCopy();
        checkName(work.book(), Json.text(named, "name", ""), null);
        work.box(named.get("range"));
        named.put(
                "namedRangeId",
                Json.text(named, "namedRangeId", String.valueOf(work.book().newId())));
        work.book().namedRanges.add(named);
        ObjectNode reply = Json.object();
        reply.putObject("addNamedRange").set("namedRange", Presenting.range(named));
        return reply;
    }

    private static void checkName(Book book, String name, @Nullable ObjectNode except) {
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,249}")) {
            throw Refusal.invalid("The name of the named range is not valid: " + name);
        }
        for (ObjectNode other : book.namedRanges) {
            if (other != except && other.get("name").asText().equalsIgnoreCase(name)) {
                throw Refusal.invalid("A named range with the name \"" + name + "\" already exists.");
            }
        }
    }

    static @Nullable ObjectNode updateName(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("namedRange");
        ObjectNode named = name(work.book(), wanted);
        JsonNode id = named.get("namedRangeId");
        Mask.parse(Json.text(request, "fields", "")).update(named, wanted);
        named.set("namedRangeId", id);
        checkName(work.book(), Json.text(named, "name", ""), named);
        work.box(named.get("range"));
        return null;
    }

    static @Nullable ObjectNode deleteName(Work work, ObjectNode request) {
        work.book().namedRanges.remove(name(work.book(), request));
        return null;
    }

    private static ObjectNode name(Book book, ObjectNode request) {
        String id = Json.text(request, "namedRangeId", "");
        return book.namedRanges.stream()
                .filter(named -> named.get("namedRangeId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("No named range with id: " + id));
    }
}
