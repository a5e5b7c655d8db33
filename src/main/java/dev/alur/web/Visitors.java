package dev.alur.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Whom the service lets in: its owner first.
public record Visitors(List<Visitor> all) {
    public Visitors {
        all = List.copyOf(all);
    }

    /// The one with that token.
    Optional<Visitor> withToken(String token) {
        return find(visitor -> Secret.same(token, visitor.secret().token()));
    }

    /// The one whose session a cookie holds.
    Optional<Visitor> withSession(String cookie) {
        return find(visitor -> Secret.same(cookie, visitor.secret().session()));
    }

    /// Looks at everybody, so that the time tells nothing.
    private Optional<Visitor> find(Predicate<Visitor> wanted) {
        Visitor found = null;
        for (Visitor visitor : all) {
            found = wanted.test(visitor) ? visitor : found;
        }
        return Optional.ofNullable(found);
    }
}
