package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Answers that have nothing to do with what was asked.
final class Troubles {
    private Troubles() {}

    static Answer before(Fault fault, Kind kind) {
        Refusal refusal = switch (fault) {
            case QUOTA -> Refusal.quota(kind.write() ? "Write" : "Read");
            case UNAUTHENTICATED -> Callers.unauthenticated("Request had invalid authentication credentials.");
            case API_OFF -> apiOff(kind);
            case UNAVAILABLE_BEFORE, UNAVAILABLE_AFTER, CUT_BEFORE, CUT_AFTER, CUT_INSIDE -> Refusal.unavailable();
        };
        return Answer.json(refusal.code(), refusal.body());
    }

    static Refusal scopes() {
        Refusal refusal = Refusal.of(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
        detail(refusal, "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        return refusal;
    }

    /// From public reports of the message.
    private static Refusal apiOff(Kind kind) {
        boolean sheets = kind.id().startsWith("sheets.");
        String service = sheets ? "sheets.googleapis.com" : "drive.googleapis.com";
        Refusal refusal = Refusal.of(
                403,
                "PERMISSION_DENIED",
                "Google " + (sheets ? "Sheets" : "Drive") + " API has not been used in project 123456789012 before or"
                        + " it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/"
                        + service + "/overview?project=123456789012 then retry. If you enabled this API recently, wait"
                        + " a few minutes for the action to propagate to our systems and retry.");
        detail(refusal, "SERVICE_DISABLED");
        return refusal;
    }

    private static void detail(Refusal refusal, String reason) {
        ObjectNode error = (ObjectNode) refusal.body().get("error");
        error.putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", reason)
                .put("domain", "googleapis.com");
    }
}
