package dev.alur.run;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import org.jspecify.annotations.Nullable;

/// Cells that were asked for, as they were read.
///
/// @param range where they stand, or null where the sheet holds nothing there
public record Block(Sheet sheet, @Nullable Range range) {}
