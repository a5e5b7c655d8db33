package dev.alur.run;

import dev.alur.tracker.Tracker;

/// What became of a client's personal data.
///
/// @param entries of the journal that named the client
/// @param records of jobs in the journal that did
/// @param staying records that name the client and stay, because the tracker still says so
/// @param rows of the tracker that still name the client
/// @param kept workbooks in the state folder, which hold what stood in the tracker then
/// @param folder where those lie
public record Erased(Tracker tracker, int entries, int records, int staying, int rows, int kept, String folder) {}
