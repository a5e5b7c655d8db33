package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Drive's files as far as a shelf for documents needs them. Exact: create and get and delete of spreadsheets,
/// and the 404. Documented (Drive API v3): appProperties, parents, queries, and that a service account has no
/// space of its own.
final class DriveApi {
    private final Store store;
    private final Uploads uploads;

    DriveApi(Store store) {
        this.store = store;
        this.uploads = new Uploads(store, this);
    }

    Router.Route route(String method, String rawPath) {
        boolean upload = rawPath.startsWith("/upload/");
        String path =
                rawPath.substring(rawPath.indexOf("/v3/") + "/v3/".length()).replaceFirst("/$", "");
        if (upload) {
            return uploads.route(method, path);
        }
        if (method.equals("GET") && path.equals("files/generateIds")) {
            return json("generateIds", false, this::generateIds);
        }
        String id = path.startsWith("files/") ? Router.decoded(path.substring("files/".length())) : "";
        if (id.contains("/") || !path.equals("files") && id.isEmpty()) {
            throw Refusal.unknown(method + " /drive/v3/" + path);
        }
        return switch (method + (id.isEmpty() ? " all" : " one")) {
            case "POST all" -> json("create", true, call -> show(create(call), call));
            case "GET all" -> json("list", false, this::list);
            case "GET one" ->
                new Router.Route(new Kind("drive.files.get", false), call -> get(need(id, call, false), call));
            case "PATCH one" -> json("update", true, call -> show(update(need(id, call, true), call), call));
            case "DELETE one" ->
                new Router.Route(new Kind("drive.files.delete", true), call -> {
                    delete(need(id, call, true), call.caller());
                    return Answer.nothing(204);
                });
            default -> throw Refusal.unknown(method + " /drive/v3/" + path);
        };
    }

    private static Router.Route json(String verb, boolean write, Function<Call, JsonNode> action) {
        return new Router.Route(new Kind("drive.files." + verb, write), call -> Answer.json(action.apply(call)));
    }

    /// A file that the caller may see; whoever may see it and not change it is told so (documented:
    /// "Resolve errors").
    Item need(String id, Call call, boolean write) {
        Item item = store.items.get(id);
        if (item == null || !item.isRead(call.caller())) {
            throw Refusal.noFile(id);
        }
        if (write && !item.isWritten(call.caller())) {
            throw Refusal.drive(
                    403,
                    "global",
                    "insufficientFilePermissions",
                    "The user does not have sufficient permissions for file " + id + ".");
        }
        return item;
    }

    private void delete(Item item, Caller caller) {
        if (!item.owner.equals(caller.email())) {
            throw Refusal.drive(
                    403,
                    "global",
                    "insufficientFilePermissions",
                    "The user does not have sufficient permissions for file " + item.id + ".");
        }
        store.items.remove(item.id);
    }

    Item create(Call call) {
        JsonNode wanted = call.body();
        String type = Json.text(wanted, "mimeType", call.content().length == 0 ? "application/octet-stream" : "");
        List<String> parents =
                Json.list(wanted.get("parents")).stream().map(JsonNode::asText).toList();
        for (String parent : parents) {
            if (!parent.equals("root")) {
                need(parent, call, true);
            }
        }
        checkSpace(call.caller());
        String name = Json.text(wanted, "name", "Untitled");
        Item item;
        if (type.equals(Item.SPREADSHEET)) {
            if (call.content().length > 0) {
                throw Refusal.unknown("converting an upload to a spreadsheet");
            }
            item = store.addSpreadsheet(call.caller().email(), Json.object().put("title", name));
            SpreadsheetsApi.empty(Objects.requireNonNull(item.book));
        } else {
            item = store.add(newId(wanted), call.caller().email(), name, type);
            item.content = call.content();
        }
        item.parents.addAll(parents.isEmpty() ? List.of("root") : parents);
        properties(item, wanted);
        return item;
    }

    /// Documented (files.generateIds).
    private JsonNode generateIds(Call call) {
        int count = call.query("count") == null ? 10 : Integer.parseInt(call.query("count"));
        if (count < 1 || count > 1000) {
            throw Refusal.drive(400, "global", "invalidParameter", "Invalid value '" + count + "'.");
        }
        ObjectNode answer = Json.object().put("kind", "drive#generatedIds").put("space", "drive");
        ArrayNode ids = answer.putArray("ids");
        for (int i = 0; i < count; i++) {
            String id = store.newId();
            store.generated.add(id);
            ids.add(id);
        }
        return answer;
    }

    /// Documented ("Use a pre-generated ID to upload files"): a second file of an id is refused with 409.
    private String newId(JsonNode wanted) {
        String id = Json.text(wanted, "id", "");
        if (id.isEmpty()) {
            return store.newId();
        }
        if (store.items.containsKey(id)) {
            throw Refusal.drive(409, "global", "fileIdInUse", "A file already exists with the provided ID.");
        }
        if (!store.generated.contains(id)) {
            throw Refusal.drive(400, "global", "invalid", "The provided file ID is not usable.");
        }
        return id;
    }

    /// Documented ("Storage quota" and public reports): what a service account makes is its own, and it
    /// has no space.
    private static void checkSpace(Caller caller) {
        if (!caller.space()) {
            throw Refusal.drive(
                    403,
                    "usageLimits",
                    "storageQuotaExceeded",
                    "Service Accounts do not have storage quota. Leverage shared drives"
                            + " (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth"
                            + " delegation (http://support.google.com/a/answer/7281227) instead.");
        }
    }

    private static void properties(Item item, JsonNode wanted) {
        if (wanted.get("appProperties") instanceof ObjectNode given) {
            given.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    item.appProperties.remove(field.getKey());
                } else {
                    item.appProperties.set(field.getKey(), field.getValue());
                }
            });
        }
    }

    Item update(Item item, Call call) {
        JsonNode wanted = call.body();
        for (var field : wanted.properties()) {
            switch (field.getKey()) {
                case "name" -> rename(item, field.getValue().asText());
                case "trashed" -> item.trashed = field.getValue().asBoolean();
                case "mimeType" -> item.mimeType = field.getValue().asText();
                case "appProperties" -> properties(item, wanted);
                default -> throw Refusal.unknown("updating a file's " + field.getKey());
            }
        }
        String added = call.query("addParents");
        String removed = call.query("removeParents");
        if (removed != null) {
            item.parents.removeAll(List.of(removed.split(",")));
        }
        if (added != null) {
            for (String parent : added.split(",")) {
                need(parent, call, true);
                item.parents.add(parent);
            }
        }
        item.modified = store.clock.instant();
        return item;
    }

    private static void rename(Item item, String name) {
        item.name = name;
        if (item.book != null) {
            item.book.properties.put("title", name);
        }
    }

    private static Answer get(Item item, Call call) {
        if ("media".equals(call.query("alt"))) {
            if (item.book != null) {
                throw Refusal.drive(
                        403,
                        "global",
                        "fileNotDownloadable",
                        "Only files with binary content can be downloaded. Use Export with Docs Editors files.");
            }
            return new Answer(200, item.mimeType, item.content, java.util.Map.of(), null);
        }
        return Answer.json(show(item, call));
    }

    /// As File: what the mask names, else what it shows by itself (exact).
    static JsonNode show(Item item, Call call) {
        String fields = call.query("fields");
        return (fields == null ? Mask.parse("kind,id,name,mimeType") : Mask.of(fields)).of(shown(item, call.caller()));
    }

    private static ObjectNode shown(Item item, Caller caller) {
        ObjectNode node = Json.object();
        node.put("kind", "drive#file")
                .put("id", item.id)
                .put("name", item.name())
                .put("mimeType", item.mimeType);
        node.put("createdTime", time(item.created)).put("modifiedTime", time(item.modified));
        node.put("trashed", item.trashed);
        ArrayNode parents = node.putArray("parents");
        item.parents.forEach(parents::add);
        if (!item.appProperties.isEmpty()) {
            node.set("appProperties", item.appProperties.deepCopy());
        }
        String place =
                item.book == null ? "https://drive.google.com/file/d/" : "https://docs.google.com/spreadsheets/d/";
        node.put("webViewLink", place + item.id + (item.book == null ? "/view" : "/edit") + "?usp=drivesdk");
        if (item.book == null && !item.mimeType.equals(Item.FOLDER)) {
            node.put("size", String.valueOf(item.content.length));
            node.put("md5Checksum", Uploads.digest(item.content));
        }
        node.putObject("capabilities")
                .put("canEdit", item.isWritten(caller))
                .put("canAddChildren", item.mimeType.equals(Item.FOLDER) && item.isWritten(caller));
        node.putArray("owners")
                .addObject()
                .put("emailAddress", item.owner)
                .put("me", item.owner.equals(caller.email()));
        node.put("ownedByMe", item.owner.equals(caller.email()));
        return node;
    }

    private static String time(java.time.Instant at) {
        return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ROOT)
                .format(at.atOffset(java.time.ZoneOffset.UTC));
    }

    private JsonNode list(Call call) {
        Predicate<Item> wanted = DriveQuery.parse(call.query("q"));
        int size = call.query("pageSize") == null ? 100 : Integer.parseInt(call.query("pageSize"));
        String token = call.query("pageToken");
        int from = token == null || token.isEmpty() ? 0 : Integer.parseInt(token.substring(1));
        List<Item> found = store.items.values().stream()
                .filter(item -> item.isRead(call.caller()))
                .filter(wanted)
                .sorted(Comparator.comparing((Item item) -> item.modified).reversed())
                .toList();
        ObjectNode answer = Json.object();
        answer.put("kind", "drive#fileList").put("incompleteSearch", false);
        String fields = call.query("fields");
        Mask mask = fields == null
                ? Mask.parse("kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)")
                : Mask.of(fields);
        ArrayNode files = answer.putArray("files");
        found.stream().skip(from).limit(size).forEach(item -> files.add(shown(item, call.caller())));
        if (from + size < found.size()) {
            answer.put("nextPageToken", "~" + (from + size));
        }
        @Nullable JsonNode masked = mask.of(answer);
        return masked;
    }
}
