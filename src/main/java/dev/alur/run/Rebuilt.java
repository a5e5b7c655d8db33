package dev.alur.run;

import dev.alur.tracker.Tracker;
import java.util.List;

/// What a journal that was made anew knows, and where from.
///
/// @param serial of the last run, as the workbook names it
/// @param numbers every number that counts as given, by series and sequence
/// @param done how many notes, rows and documents were found made and count as made
/// @param proposed how many changes the next plan would propose
/// @param aside where the damaged journal is now; empty where there was none
public record Rebuilt(Tracker tracker, int serial, List<Source> numbers, int done, int proposed, String aside) {
    public Rebuilt {
        numbers = List.copyOf(numbers);
    }

    /// A number and where it was found first: a cell, a document, a kept workbook or the damaged journal.
    public record Source(String number, String from) {}
}
