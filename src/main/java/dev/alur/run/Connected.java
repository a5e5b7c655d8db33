package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Connection;
import dev.alur.tracker.Recognition;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What connecting a workbook found, and did or would do.
///
/// @param recognition what the workbook was taken for
/// @param connection what is to be added, or null for a workbook that was refused
/// @param before whether it was connected before
/// @param kept the workbook as it was before it was written, or null where nothing was written
/// @param warnings what is to be known about the file
public record Connected(
        Recognition recognition,
        @Nullable Connection connection,
        boolean before,
        @Nullable Path kept,
        List<Problem> warnings) {
    public Connected {
        warnings = List.copyOf(warnings);
    }
}
