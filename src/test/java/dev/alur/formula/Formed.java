package dev.alur.formula;

import java.util.List;

/// A formula put together from parts, as people type it for us and as a cell of a spreadsheet holds it.
///
/// @param ours with a place `{0}`, `{1}`, … for each part
/// @param theirs the same for the spreadsheet program
record Formed(String ours, String theirs, List<Formed> parts) {
    /// One that has no parts.
    static Formed leaf(String ours, String theirs) {
        return new Formed(ours, theirs, List.of());
    }

    boolean isLeaf() {
        return parts.isEmpty();
    }

    /// The text of a condition.
    String text() {
        return filled(ours, parts.stream().map(Formed::text).toList());
    }

    /// The text of a cell's formula over a row.
    String cell(int row) {
        return filled(theirs, parts.stream().map(part -> part.cell(row)).toList())
                .replace("{row}", String.valueOf(row));
    }

    /// Whether it is formed so, or has a part that is.
    boolean has(String form) {
        return ours.startsWith(form) || parts.stream().anyMatch(part -> part.has(form));
    }

    private static String filled(String form, List<String> parts) {
        String text = form;
        for (int i = 0; i < parts.size(); i++) {
            text = text.replace("{" + i + "}", parts.get(i));
        }
        return text;
    }
}
