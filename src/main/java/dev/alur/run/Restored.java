package dev.alur.run;

import java.nio.file.Path;

/// A backup that was put back.
///
/// @param workbook where it is now
/// @param serial of its last run
/// @param at when the backup was made
public record Restored(Path workbook, int serial, String at) {}
