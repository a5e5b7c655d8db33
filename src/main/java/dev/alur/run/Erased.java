package dev.alur.run;

import dev.alur.journal.Erasure;
import dev.alur.tracker.Tracker;

/// What became of a client's personal data.
///
/// @param journal what was, or would be, taken out of the journal
/// @param rows of the tracker that still name the client
/// @param kept workbooks in the state folder, which hold what stood in the tracker then
/// @param folder where those lie
public record Erased(Tracker tracker, Erasure journal, int rows, int kept, String folder) {}
