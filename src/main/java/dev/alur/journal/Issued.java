package dev.alur.journal;

/// An invoice number that was given.
///
/// @param document the file's name
/// @param sha256 of that file
/// @param serial of the run that gave it
public record Issued(String number, String series, int sequence, String document, String sha256, int serial) {}
