package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Developer metadata: create, update, delete. Documented ("Read & write developer metadata" and the requests'
/// pages): an id that is not given is made up, one that exists already is refused, a location is one row, one
/// column, a sheet or the spreadsheet.
final class MetadataRequests {
    private MetadataRequests() {}

    static ObjectNode create(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("developerMetadata");
        Book book = work.book();
        int id = Json.number(wanted, "metadataId", 0);
        if (id < 0) {
            throw Refusal.invalid("developerMetadata.metadataId must be positive.");
        }
        if (book.tags.stream().anyMatch(tag -> tag.id() == id)) {
            throw Refusal.invalid("developerMetadata.metadataId: metadata with id " + id + " already exists");
        }
        if (!wanted.has("metadataKey") || !wanted.has("visibility") || !wanted.has("location")) {
            throw Refusal.invalid("developerMetadata must have a metadataKey, a visibility and a location.");
        }
        Tag tag = tag(book, wanted, id == 0 ? book.newId() : id);
        book.tags.add(tag);
        ObjectNode reply = Json.object();
        reply.putObject("createDeveloperMetadata").set("developerMetadata", tag.write());
        return reply;
    }

    private static Tag tag(Book book, ObjectNode wanted, int id) {
        JsonNode location = wanted.get("location");
        String key = Json.text(wanted, "metadataKey", "");
        String value = Json.text(wanted, "metadataValue", "");
        String visibility = Json.text(wanted, "visibility", "");
        if (key.length() + value.length() > 30_000) {
            throw Refusal.invalid("The developer metadata is larger than 30000 characters.");
        }
        if (Json.flag(location, "spreadsheet")) {
            return new Tag(id, key, value, visibility, -1, "", -1);
        }
        if (location.has("sheetId")) {
            return new Tag(
                    id,
                    key,
                    value,
                    visibility,
                    book.sheet(location.get("sheetId").asInt()).id(),
                    "",
                    -1);
        }
        DimensionRequests.Span span = DimensionRequests.span(book, Json.child(location, "dimensionRange"), false);
        if (span.count() != 1) {
            throw Refusal.invalid("developerMetadata.location must be a single row or column.");
        }
        return new Tag(id, key, value, visibility, span.tab().id(), span.dimension(), span.from());
    }

    static ObjectNode update(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("developerMetadata");
        ObjectNode reply = Json.object();
        ObjectNode done = reply.putObject("updateDeveloperMetadata");
        Mask mask = Mask.of(Json.text(request, "fields", ""));
        for (Tag tag : chosen(work.book(), request)) {
            ObjectNode changed = tag.write();
            mask.update(changed, wanted);
            Tag other = tag(work.book(), changed, tag.id());
            work.book().tags.set(work.book().tags.indexOf(tag), other);
            done.withArray("developerMetadata").add(other.write());
        }
        return reply;
    }

    static ObjectNode delete(Work work, ObjectNode request) {
        ObjectNode reply = Json.object();
        ObjectNode done = reply.putObject("deleteDeveloperMetadata");
        for (Tag tag : DataFilters.tags(work.book(), request.get("dataFilter"))) {
            work.book().tags.remove(tag);
            done.withArray("deletedDeveloperMetadata").add(tag.write());
        }
        return reply;
    }

    private static List<Tag> chosen(Book book, ObjectNode request) {
        return Json.list(request.get("dataFilters")).stream()
                .flatMap(filter -> DataFilters.tags(book, filter).stream())
                .distinct()
                .toList();
    }

    /// developerMetadata.get.
    static ObjectNode get(Book book, String id) {
        return book.tags.stream()
                .filter(tag -> String.valueOf(tag.id()).equals(id))
                .findFirst()
                .map(Tag::write)
                .orElseThrow(Refusal::notFound);
    }

    /// developerMetadata.search.
    static ObjectNode search(Book book, JsonNode request) {
        ObjectNode answer = Json.object();
        for (JsonNode filter : Json.list(request.get("dataFilters"))) {
            for (Tag tag : DataFilters.tags(book, filter)) {
                ObjectNode match = matchOf(answer, tag);
                match.withArray("dataFilters").add(filter.deepCopy());
            }
        }
        return answer;
    }

    private static ObjectNode matchOf(ObjectNode answer, Tag tag) {
        for (JsonNode match : answer.withArray("matchedDeveloperMetadata")) {
            if (match.get("developerMetadata").get("metadataId").asInt() == tag.id()) {
                return (ObjectNode) match;
            }
        }
        @Nullable ObjectNode made = answer.withArray("matchedDeveloperMetadata").addObject();
        made.set("developerMetadata", tag.write());
        return made;
    }
}
