package dev.alur.google.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whose token is whose. A token that nobody told about is someone's who may everything, unless
/// [#onlyKnown] is set.
public final class Callers {
    private final Map<String, Caller> byToken = new HashMap<>();
    private @Nullable Function<String, @Nullable Caller> issuer;
    private boolean onlyKnown;

    /// From now on a token belongs to somebody.
    public synchronized Callers token(String token, Caller caller) {
        byToken.put(token, caller);
        return this;
    }

    /// A token is no longer good.
    public synchronized void revoke(String token) {
        byToken.remove(token);
        onlyKnown = true;
    }

    /// Asks somebody else, such as an authorisation server, whose token one is; null for a token that is
    /// not good.
    public synchronized Callers issuedBy(Function<String, @Nullable Caller> knowing) {
        issuer = knowing;
        onlyKnown = true;
        return this;
    }

    /// Tokens that nobody told about are refused.
    public synchronized Callers onlyKnown() {
        onlyKnown = true;
        return this;
    }

    synchronized Caller of(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw unauthenticated("Request is missing required authentication credential.");
        }
        String token = authorization.substring("Bearer ".length());
        Caller caller = byToken.get(token);
        if (caller == null && issuer != null) {
            caller = issuer.apply(token);
        }
        if (caller == null && onlyKnown) {
            throw unauthenticated("Request had invalid authentication credentials.");
        }
        return caller == null ? Caller.SOMEONE : caller;
    }

    /// The form of Google's answers.
    static Refusal unauthenticated(String message) {
        return Refusal.of(
                401,
                "UNAUTHENTICATED",
                message + " Expected OAuth 2 access token, login cookie or other valid authentication credential. See"
                        + " https://developers.google.com/identity/sign-in/web/devconsole-project.");
    }

    /// Whether a token's scopes allow a call; documented on each method's page.
    static boolean allows(Caller caller, Kind kind) {
        if (caller.scopes().isEmpty()) {
            return true;
        }
        Set<String> scopes = caller.scopes();
        String at = "https://www.googleapis.com/auth/";
        boolean drive = scopes.contains(at + "drive") || scopes.contains(at + "drive.file");
        boolean readsDrive = drive || scopes.contains(at + "drive.readonly");
        if (kind.id().startsWith("drive.")) {
            boolean lists = readsDrive || scopes.contains(at + "drive.metadata.readonly");
            return kind.write() ? drive : lists;
        }
        boolean writes = drive || scopes.contains(at + "spreadsheets");
        return kind.write() ? writes : writes || readsDrive || scopes.contains(at + "spreadsheets.readonly");
    }
}
