package dev.alur.tracker;

/// What a person says about a column of a foreign tracker: `Status=stage`, `F=due`.
///
/// @param column its header as it stands there, or its letters
/// @param field a field's [Field#key], its header in either language, or `-` for none
public record Correction(String column, String field) {
    /// Reads `Header=field`, parted at the last `=`.
    ///
    /// @throws IllegalArgumentException where there is no `=`, or nothing on one side of it
    public static Correction parse(String text) {
        int mark = text.lastIndexOf('=');
        String column = mark < 0 ? "" : text.substring(0, mark).strip();
        String field = text.substring(mark + 1).strip();
        if (column.isEmpty() || field.isEmpty()) {
            throw new IllegalArgumentException("no correction: " + text);
        }
        return new Correction(column, field);
    }
}
