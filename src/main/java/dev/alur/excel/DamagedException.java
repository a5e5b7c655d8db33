package dev.alur.excel;

/// Bytes that are not what they claim to be. Stays inside this room: whoever knows entry, sheet and
/// row turns it into a problem.
final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
