package dev.alur.grid;

/// A text that is pinned to cells: a comment, or where a hyperlink leads.
public record Pinned(Range cells, String text) {}
