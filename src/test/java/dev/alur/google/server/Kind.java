package dev.alur.google.server;

/// What a call does, by the id of its method in the discovery document.
///
/// @param id `sheets.spreadsheets.values.get`, `drive.files.create`
/// @param write whether it changes something
public record Kind(String id, boolean write) {
    /// @param pattern empty for every call, `read`, `write`, or the beginning or the end of an id
    boolean is(String pattern) {
        return switch (pattern) {
            case "" -> true;
            case "read" -> !write;
            case "write" -> write;
            default -> id.startsWith(pattern) || id.endsWith("." + pattern);
        };
    }
}
