package dev.alur.web;

/// Somebody whom the service lets in.
///
/// @param name as the journal keeps it
/// @param secret what this one comes in with
public record Visitor(String name, Role role, Secret secret) {
    /// The name of whoever starts the service.
    public static final String OWNER = "owner";

    /// Whoever starts the service.
    public static Visitor owner(Secret secret) {
        return new Visitor(OWNER, Role.ANSWERS, secret);
    }

    /// Somebody beside the owner, whose secret follows from the owner's: it is the same from start to start.
    public static Visitor of(String name, Role role, Secret owner) {
        return new Visitor(name, role, owner.of("person " + role.name() + ' ' + name));
    }

    /// What somebody may do.
    public enum Role {
        /// Look at everything.
        LOOKS,
        /// That, and answer, apply and make reports.
        ANSWERS
    }
}
