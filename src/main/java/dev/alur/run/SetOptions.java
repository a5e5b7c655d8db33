package dev.alur.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How cells are set.
///
/// @param out write the result there and leave the workbook as it is, or null
/// @param dryRun only say what would be done
/// @param overwriteFormulas replace formulas too
/// @param evenIfOpen go on where another program has the workbook open
public record SetOptions(@Nullable Path out, boolean dryRun, boolean overwriteFormulas, boolean evenIfOpen) {
    /// Nothing said.
    public static final SetOptions NONE = new SetOptions(null, false, false, false);
}
