package dev.alur.journal;

/// An invoice number that was given.
///
/// @param document the file's name; empty for a number that was taken over
/// @param sha256 of that file; empty for a number that was taken over
/// @param folder where the document went; empty for the folder beside the workbook
/// @param serial of the run that gave it; 0 for a number that was taken over from the tracker
public record Issued(
        String number, String series, int sequence, String document, String sha256, String folder, int serial) {
    /// A number that stood in the tracker before Alur came.
    public static Issued taken(String number, String series, int sequence) {
        return new Issued(number, series, sequence, "", "", "", 0);
    }
}
