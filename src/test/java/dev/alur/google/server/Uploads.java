package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Uploads: simple, multipart and resumable. Documented: "Upload file data".
final class Uploads {
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

    private final Store store;
    private final DriveApi drive;
    private final Map<String, Session> sessions = new HashMap<>();

    /// A resumable upload under way.
    private static final class Session {
        private final Call begun;
        private final @Nullable String file;
        private byte[] received = new byte[0];

        Session(Call begun, @Nullable String file) {
            this.begun = begun;
            this.file = file;
        }
    }

    Uploads(Store store, DriveApi drive) {
        this.store = store;
        this.drive = drive;
    }

    Router.Route route(String method, String path) {
        boolean one = path.startsWith("files/");
        String id = one ? Router.decoded(path.substring("files/".length())) : null;
        if (!one && !path.equals("files")) {
            throw Refusal.unknown(method + " /upload/drive/v3/" + path);
        }
        String wanted = one ? "PATCH" : "POST";
        if (!method.equals(wanted) && !method.equals("PUT")) {
            throw Refusal.unknown(method + " /upload/drive/v3/" + path);
        }
        Kind kind = new Kind(one ? "drive.files.update" : "drive.files.create", true);
        return new Router.Route(kind, call -> upload(call, id));
    }

    private Answer upload(Call call, @Nullable String id) {
        String session = call.query("upload_id");
        if (session != null && call.method().equals("PUT")) {
            return resume(call, session);
        }
        return switch (String.valueOf(call.query("uploadType"))) {
            case "media" -> done(typed(call, call.content(), Json.object(), contentType(call)), id);
            case "multipart" -> done(multipart(call), id);
            case "resumable" -> begin(call, id);
            default -> throw Refusal.invalid("Missing uploadType.");
        };
    }

    private static String contentType(Call call) {
        String type = call.header("Content-Type");
        return type == null ? "application/octet-stream" : type;
    }

    private static Call typed(Call call, byte[] content, JsonNode metadata, String type) {
        var body = metadata.deepCopy();
        if (!body.has("mimeType") && body instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
            object.put("mimeType", type);
        }
        return new Call(call.method(), call.path(), call.queries(), call.headers(), body, content, call.caller());
    }

    private Answer done(Call call, @Nullable String id) {
        if (id == null) {
            return Answer.json(DriveApi.show(drive.create(call), call));
        }
        Item item = drive.need(id, call, true);
        if (item.book != null) {
            throw Refusal.unknown("uploading over a spreadsheet");
        }
        item.content = call.content();
        return Answer.json(DriveApi.show(drive.update(item, call), call));
    }

    private static Call multipart(Call call) {
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(contentType(call));
        if (!boundary.find()) {
            throw Refusal.invalid("Malformed multipart body.");
        }
        // one byte a character, so that places in the text are places in the bytes
        String text = new String(call.content(), StandardCharsets.ISO_8859_1);
        String[] parts = text.split(Pattern.quote("--" + boundary.group(1)) + "(?:--)?(?:\r?\n)?", -1);
        if (parts.length != 4) {
            throw Refusal.invalid("Malformed multipart body.");
        }
        JsonNode metadata = Json.body(content(parts[1]));
        Matcher type = Pattern.compile("(?im)^Content-Type:\\s*([^\\s;]+)").matcher(parts[2]);
        return typed(call, content(parts[2]), metadata, type.find() ? type.group(1) : "application/octet-stream");
    }

    private static byte[] content(String part) {
        Matcher head = Pattern.compile("\r?\n\r?\n").matcher(part);
        if (!head.find()) {
            throw Refusal.invalid("Malformed multipart body.");
        }
        return part.substring(head.end()).replaceFirst("\r?\n\\z", "").getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer begin(Call call, @Nullable String id) {
        String type = call.header("X-Upload-Content-Type");
        JsonNode metadata = Json.body(call.content());
        String session = store.newId();
        sessions.put(session, new Session(typed(call, new byte[0], metadata, String.valueOf(type)), id));
        String place = "http://" + call.header("Host") + call.path() + "?uploadType=resumable&upload_id=" + session;
        return Answer.nothing(200).with("Location", place);
    }

    private Answer resume(Call call, String id) {
        Session session = sessions.get(id);
        if (session == null) {
            throw Refusal.drive(404, "global", "notFound", "The upload session was not found.");
        }
        String range = call.header("Content-Range");
        Matcher matcher = RANGE.matcher(range == null ? "bytes */*" : range);
        if (range != null
                && (!matcher.matches()
                        || matcher.group(1) != null && Integer.parseInt(matcher.group(1)) != session.received.length)) {
            throw Refusal.drive(400, "global", "badRequest", "The range does not go on where the upload stands.");
        }
        int before = session.received.length;
        session.received = Arrays.copyOf(session.received, before + call.content().length);
        System.arraycopy(call.content(), 0, session.received, before, call.content().length);
        boolean whole = range == null || matcher.group(3).equals(String.valueOf(session.received.length));
        if (!whole) {
            Answer more = Answer.nothing(308);
            return session.received.length == 0 ? more : more.with("Range", "bytes=0-" + (session.received.length - 1));
        }
        sessions.remove(id);
        Call begun = session.begun;
        Call full = new Call(
                begun.method(),
                begun.path(),
                begun.queries(),
                begun.headers(),
                begun.body(),
                session.received,
                call.caller());
        return done(full, session.file);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
