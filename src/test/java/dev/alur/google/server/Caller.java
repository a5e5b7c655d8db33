package dev.alur.google.server;

import java.util.Set;

/// Who calls: a person or a service account.
///
/// @param language in which some messages are written to them
/// @param space whether they have storage of their own; a service account has none (documented: Drive
/// "Storage quota")
/// @param scopes what their token is good for; empty for everything
public record Caller(String email, String language, boolean space, Set<String> scopes) {
    /// Whoever comes with a token that the server was told nothing about.
    static final Caller SOMEONE = new Caller("someone@example.com", "en", true, Set.of());

    /// A person with everything a person has.
    public static Caller person(String email) {
        return new Caller(email, "en", true, Set.of());
    }

    /// A service account: it can be shared with, but has no space of its own.
    public static Caller serviceAccount(String email) {
        return new Caller(email, "en", false, Set.of());
    }

    /// The same, spoken to in another language.
    public Caller speaking(String other) {
        return new Caller(email, other, space, scopes);
    }

    /// The same with a token for fewer things.
    public Caller limitedTo(String... granted) {
        return new Caller(email, language, space, Set.of(granted));
    }
}
