package dev.alur.run;

import dev.alur.tracker.Tracker;
import java.nio.file.Path;

/// A backup that was made.
///
/// @param serial of the last run in it
/// @param numbers how many invoice numbers its journal knows
/// @param files how many files it holds
public record BackedUp(Tracker tracker, Path file, int serial, int numbers, int files) {}
