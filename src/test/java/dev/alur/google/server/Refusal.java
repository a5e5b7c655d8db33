package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A request that is answered with an error, in the form of Google's servers.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final transient ObjectNode body;

    private Refusal(int code, String message, ObjectNode error) {
        super(code + " " + message, null, false, false);
        this.code = code;
        this.body = Json.object();
        body.set("error", error);
    }

    int code() {
        return code;
    }

    ObjectNode body() {
        return body;
    }

    /// The same with something before its message: where in the request the trouble is.
    Refusal in(String place) {
        if (code != 400) {
            return this;
        }
        ObjectNode error = body.get("error").deepCopy();
        String message = "Invalid " + place + ": " + error.get("message").asText();
        error.put("message", message);
        return new Refusal(code, message, error);
    }

    static Refusal of(int code, String status, String message) {
        ObjectNode error = Json.object();
        error.put("code", code);
        error.put("message", message);
        error.put("status", status);
        return new Refusal(code, message, error);
    }

    static Refusal invalid(String message) {
        return of(400, "INVALID_ARGUMENT", message);
    }

    /// A field of the request that is not as it must be; exact, from the recording of a text in place of rows.
    static Refusal violation(String message, String field, String description) {
        Refusal refusal = invalid(message);
        ObjectNode detail =
                ((ObjectNode) refusal.body.get("error")).putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
        detail.putArray("fieldViolations").addObject().put("field", field).put("description", description);
        return refusal;
    }

    static Refusal notFound() {
        return of(404, "NOT_FOUND", "Requested entity was not found.");
    }

    static Refusal denied() {
        return of(403, "PERMISSION_DENIED", "The caller does not have permission");
    }

    /// What no recording and no page of the documentation tells: asked for, never invented.
    static Refusal unknown(String what) {
        return of(501, "UNIMPLEMENTED", "The test server does not know " + what);
    }

    static Refusal unavailable() {
        return of(503, "UNAVAILABLE", "The service is currently unavailable.");
    }

    /// Exact, from recordings of 2023 and later.
    ///
    /// @param kind `Read` or `Write`
    static Refusal quota(String kind) {
        Refusal refusal = of(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric '" + kind + " requests' and limit '" + kind
                        + " requests per minute per user' of service 'sheets.googleapis.com' for consumer"
                        + " 'project_number:123456789012'.");
        ObjectNode detail =
                ((ObjectNode) refusal.body.get("error")).putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        detail.put("reason", "RATE_LIMIT_EXCEEDED");
        detail.put("domain", "googleapis.com");
        detail.putObject("metadata")
                .put("consumer", "projects/123456789012")
                .put("quota_limit", kind + "RequestsPerMinutePerUser")
                .put("quota_metric", "sheets.googleapis.com/" + kind.toLowerCase(java.util.Locale.ROOT) + "_requests")
                .put("service", "sheets.googleapis.com");
        return refusal;
    }

    /// The form of Drive v3.
    static Refusal drive(int code, String domain, String reason, String message) {
        ObjectNode error = Json.object();
        error.put("code", code);
        error.put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
        return new Refusal(code, message, error);
    }

    /// Exact, from a recording of a deleted file.
    static Refusal noFile(String id) {
        Refusal refusal = drive(404, "global", "notFound", "File not found: " + id + ".");
        ((ObjectNode) refusal.body.get("error").get("errors").get(0))
                .put("location", "fileId")
                .put("locationType", "parameter");
        return refusal;
    }
}
