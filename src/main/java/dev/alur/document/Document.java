package dev.alur.document;

/// A file that Alur makes, not yet put anywhere.
///
/// @param name a plain file name without folders
public record Document(String name, byte[] bytes) {}
