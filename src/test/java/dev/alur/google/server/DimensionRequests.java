package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests about rows and columns. Exact: insertDimension, deleteDimension, hiding, groups, automatic width.
/// Documented: what a new row inherits, appendDimension, moveDimension.
final class DimensionRequests {
    private DimensionRequests() {}

    /// A DimensionRange inside of its grid.
    record Span(Tab tab, String dimension, int from, int to) {
        boolean rows() {
            return dimension.equals("ROWS");
        }

        int count() {
            return to - from;
        }

        Box box() {
            return rows() ? new Box(tab, from, to, 0, tab.columnCount()) : new Box(tab, 0, tab.rowCount(), from, to);
        }
    }

    /// @param beyond whether it may begin or end after the grid's last row or column
    static Span span(Book book, @Nullable ObjectNode range, boolean beyond) {
        if (range == null || !range.has("dimension")) {
            throw Refusal.invalid("Must specify a dimension range.");
        }
        Tab tab = book.sheet(Json.number(range, "sheetId", 0));
        String dimension = range.get("dimension").asText();
        int count = tab.count(dimension);
        int from = Json.number(range, "startIndex", 0);
        int to = Json.number(range, "endIndex", count);
        if (to <= from) {
            throw Refusal.invalid("range.endIndex[" + to + "] must be after range.startIndex[" + from + "]");
        }
        if (from > count || !beyond && to > count) {
            String what = dimension.equals("ROWS") ? "row" : "column";
            throw Refusal.invalid("range." + (from > count ? "startIndex[" + from : "endIndex[" + to)
                    + "] is after last " + what + " in grid[" + count + "]");
        }
        return new Span(tab, dimension, from, to);
    }

    static @Nullable ObjectNode insert(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "range"), true);
        boolean before = Json.flag(request, "inheritFromBefore");
        if (before && span.from() == 0) {
            throw Refusal.invalid("inheritFromBefore cannot be true where the new " + (span.rows() ? "rows" : "columns")
                    + " are the first.");
        }
        Tab tab = span.tab();
        int size = tab.count(span.dimension());
        if (span.from() < size) {
            work.guard(new Span(tab, span.dimension(), span.from(), span.from() + 1).box());
        }
        Shift.insert(work.book(), tab, span.dimension(), span.from(), span.count());
        int model = before ? span.from() - 1 : span.to();
        if (model < tab.count(span.dimension())) {
            inherit(span, model);
        }
        return null;
    }

    /// Formats and validations of the neighbour, and its size.
    private static void inherit(Span span, int model) {
        Tab tab = span.tab();
        ObjectNode dimension = tab.dimension(span.dimension(), model);
        for (int index = span.from(); index < span.to(); index++) {
            if (dimension != null) {
                ObjectNode copy = dimension.deepCopy();
                copy.remove(List.of("hiddenByUser", "hiddenByFilter"));
                tab.dimension(span.dimension(), index, copy.isEmpty() ? null : copy);
            }
            int across = span.rows() ? tab.columnCount() : tab.rows.size();
            for (int other = 0; other < across; other++) {
                Cell cell = span.rows() ? tab.cell(model, other) : tab.cell(other, model);
                Cell made = Cell.EMPTY.formatted(cell.format()).validated(cell.validation());
                if (!made.isEmpty()) {
                    tab.set(span.rows() ? index : other, span.rows() ? other : index, made);
                }
            }
        }
    }

    static @Nullable ObjectNode delete(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "range"), false);
        if (span.count() == span.tab().count(span.dimension())) {
            throw Refusal.invalid("You can't delete all the " + (span.rows() ? "rows" : "columns") + " on the sheet.");
        }
        work.guard(span.box());
        Shift.delete(work.book(), span.tab(), span.dimension(), span.from(), span.to());
        return null;
    }

    static @Nullable ObjectNode append(Work work, ObjectNode request) {
        Tab tab = work.book().sheet(Json.number(request, "sheetId", 0));
        String dimension = Json.text(request, "dimension", "");
        int length = Json.number(request, "length", 0);
        if (dimension.isEmpty() || length < 1) {
            throw Refusal.invalid("Must specify a dimension and a length of at least 1.");
        }
        tab.resize(dimension, tab.count(dimension) + length);
        work.book().checkSize();
        return null;
    }

    static @Nullable ObjectNode update(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "range"), false);
        ObjectNode wanted = (ObjectNode) request.get("properties");
        Mask mask = Mask.parse(Json.text(request, "fields", ""));
        for (int index = span.from(); index < span.to(); index++) {
            ObjectNode old = span.tab().dimension(span.dimension(), index);
            ObjectNode properties = old == null ? Json.object() : old.deepCopy();
            mask.update(properties, wanted);
            if (!Json.flag(properties, "hiddenByUser")) {
                properties.remove("hiddenByUser");
            }
            span.tab().dimension(span.dimension(), index, properties.isEmpty() ? null : properties);
        }
        return null;
    }

    static @Nullable ObjectNode fit(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "dimensions"), false);
        for (int index = span.from(); index < span.to(); index++) {
            ObjectNode old = span.tab().dimension(span.dimension(), index);
            ObjectNode properties = old == null ? Json.object() : old.deepCopy();
            if (span.rows()) {
                throw Refusal.unknown("how high rows become by themselves");
            }
            properties.put("pixelSize", TextWidth.column(work.book(), span.tab(), index));
            span.tab().dimension(span.dimension(), index, properties);
        }
        return null;
    }

    static @Nullable ObjectNode move(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "source"), false);
        int target = Json.number(request, "destinationIndex", 0);
        Tab tab = span.tab();
        int size = tab.count(span.dimension());
        if (target > size) {
            throw Refusal.invalid("destinationIndex[" + target + "] is after the grid's end[" + size + "]");
        }
        if (target >= span.from() && target <= span.to()) {
            return null;
        }
        int first = Math.min(span.from(), target);
        int last = Math.max(span.to(), target);
        work.guard(new Span(tab, span.dimension(), first, last).box());
        // documented (MoveDimensionRequest): the destination counts the moved ones as still being there
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            order.add(index);
        }
        List<Integer> moved = new ArrayList<>(order.subList(span.from(), span.to()));
        order.subList(span.from(), span.to()).clear();
        order.addAll(target > span.from() ? target - span.count() : target, moved);
        Reorder.apply(work.book(), tab, span.dimension(), order, first, last);
        return null;
    }

    static ObjectNode group(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "range"), false);
        List<ObjectNode> groups = groups(span);
        for (ObjectNode other : groups) {
            Span taken = span(work.book(), (ObjectNode) other.get("range"), false);
            if (taken.from() < span.to() && span.from() < taken.to()) {
                throw Refusal.unknown("groups of rows inside of groups");
            }
        }
        ObjectNode group = Json.object();
        group.putObject("range")
                .put("sheetId", span.tab().id())
                .put("dimension", span.dimension())
                .put("startIndex", span.from())
                .put("endIndex", span.to());
        group.put("depth", 1);
        groups.add(group);
        ((ObjectNode) span.tab().properties.get("gridProperties"))
                .put(span.rows() ? "rowGroupControlAfter" : "columnGroupControlAfter", true);
        return groupReply("addDimensionGroup", groups);
    }

    static ObjectNode ungroup(Work work, ObjectNode request) {
        Span span = span(work.book(), Json.child(request, "range"), false);
        List<ObjectNode> groups = groups(span);
        boolean found = groups.removeIf(group -> Json.number(group.get("range"), "startIndex", 0) == span.from()
                && Json.number(group.get("range"), "endIndex", 0) == span.to());
        if (!found) {
            throw Refusal.unknown("deleting part of a group of rows, or one that is not there");
        }
        return groupReply("deleteDimensionGroup", groups);
    }

    private static List<ObjectNode> groups(Span span) {
        return span.rows() ? span.tab().rowGroups : span.tab().columnGroups;
    }

    private static ObjectNode groupReply(String kind, List<ObjectNode> groups) {
        ObjectNode reply = Json.object();
        ObjectNode all = reply.putObject(kind);
        if (!groups.isEmpty()) {
            ArrayNode shown = all.putArray("dimensionGroups");
            groups.forEach(group -> shown.add(Presenting.range(group)));
        }
        return reply;
    }
}
