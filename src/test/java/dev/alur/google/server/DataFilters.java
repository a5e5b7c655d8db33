package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Data filters: which metadata, and which cells, they mean. Documented: REST resource DataFilter,
/// DeveloperMetadataLookup.
final class DataFilters {
    private DataFilters() {}

    /// The metadata that a filter chooses.
    static List<Tag> tags(Book book, @Nullable JsonNode filter) {
        ObjectNode lookup = Json.child(filter, "developerMetadataLookup");
        if (lookup == null) {
            Box box = range(book, filter);
            return book.tags.stream().filter(tag -> isInside(tag, box)).toList();
        }
        return book.tags.stream().filter(tag -> fits(book, tag, lookup)).toList();
    }

    private static boolean isInside(Tag tag, Box box) {
        boolean rows = tag.dimension().equals("ROWS");
        boolean columns = tag.dimension().equals("COLUMNS");
        return tag.sheet() == box.tab().id()
                && (rows && box.top() <= tag.index() && tag.index() < box.bottom()
                        || columns && box.left() <= tag.index() && tag.index() < box.right());
    }

    private static Box range(Book book, @Nullable JsonNode filter) {
        if (filter != null && filter.has("a1Range")) {
            return A1.parse(book, filter.get("a1Range").asText()).clipped();
        }
        if (filter != null && filter.has("gridRange")) {
            return Box.read(book, filter.get("gridRange")).clipped();
        }
        throw Refusal.invalid("Must specify a filter.");
    }

    private static boolean fits(Book book, Tag tag, ObjectNode lookup) {
        return (!lookup.has("metadataId") || lookup.get("metadataId").asInt() == tag.id())
                && (!lookup.has("metadataKey")
                        || lookup.get("metadataKey").asText().equals(tag.key()))
                && (!lookup.has("metadataValue")
                        || lookup.get("metadataValue").asText().equals(tag.value()))
                && (!lookup.has("visibility")
                        || lookup.get("visibility").asText().equals(tag.visibility()))
                && (!lookup.has("locationType")
                        || lookup.get("locationType").asText().equals(tag.locationType()))
                && isThere(book, tag, lookup);
    }

    /// Documented (DeveloperMetadataLookup): intersecting unless said otherwise; the spreadsheet's
    /// metadata intersects nothing else.
    private static boolean isThere(Book book, Tag tag, ObjectNode lookup) {
        ObjectNode location = Json.child(lookup, "metadataLocation");
        if (location == null) {
            if (lookup.has("locationMatchingStrategy")) {
                throw Refusal.invalid("A locationMatchingStrategy needs a metadataLocation.");
            }
            return true;
        }
        if (Json.flag(location, "spreadsheet")) {
            return tag.sheet() < 0;
        }
        boolean exact = Json.text(lookup, "locationMatchingStrategy", "").equals("EXACT_LOCATION");
        if (location.has("sheetId")) {
            int sheet = location.get("sheetId").asInt();
            return tag.sheet() == sheet && (!exact || tag.dimension().isEmpty());
        }
        DimensionRequests.Span span = DimensionRequests.span(book, Json.child(location, "dimensionRange"), false);
        boolean same = tag.isOn(span.tab(), span.dimension()) && span.from() <= tag.index() && tag.index() < span.to();
        if (exact) {
            return same && span.count() == 1;
        }
        return same || tag.sheet() == span.tab().id() && !tag.dimension().equals(span.dimension());
    }

    /// The ranges that filters choose.
    static List<Box> boxes(Book book, @Nullable JsonNode filters) {
        List<Box> all = new ArrayList<>();
        for (JsonNode filter : Json.list(filters)) {
            all.addAll(boxesOf(book, filter));
        }
        return all;
    }

    static List<Box> boxesOf(Book book, JsonNode filter) {
        if (!filter.has("developerMetadataLookup")) {
            return List.of(range(book, filter));
        }
        List<Box> all = new ArrayList<>();
        for (Tag tag : tags(book, filter)) {
            if (tag.sheet() < 0) {
                book.tabs.forEach(tab -> all.add(Box.whole(tab)));
                continue;
            }
            Tab tab = book.sheet(tag.sheet());
            Box whole = Box.whole(tab);
            all.add(
                    tag.dimension().isEmpty()
                            ? whole
                            : new DimensionRequests.Span(tab, tag.dimension(), tag.index(), tag.index() + 1).box());
        }
        return all;
    }
}
