package dev.alur.run;

import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.journal.Trace;
import dev.alur.plan.Run;
import dev.alur.tracker.Tracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The protocol's step 6 for an undo that puts a kept file back, byte for byte.
final class GoingBack {
    private GoingBack() {}

    /// Puts the file back, where the workbook is still what it was when that was intended.
    ///
    /// @param kept the file
    /// @param found the workbook as it is by now
    /// @return null where cells have to go back one by one instead, for somebody has saved it since
    /// @throws dev.alur.grid.ChangedException where somebody saves it right now
    static @Nullable Exchange of(Workbook workbook, Trace.KeptFile back, Path kept, Intent intent, Tracker found) {
        Snapshot snapshot = found.snapshot();
        boolean isBack = snapshot.fingerprint().equals(back.content()) || Identity.run(found) == back.names();
        if (!isBack && (!snapshot.fingerprint().equals(intent.before()) || !Files.exists(kept))) {
            return null;
        }
        if (!isBack) {
            workbook.restore(snapshot.fingerprint(), kept);
        }
        List<Run.Outcome> outcomes = Collections.nCopies(intent.acts().size(), Run.Outcome.DONE);
        return new Exchange(
                intent.before(),
                isBack ? snapshot.fingerprint() : back.content(),
                found,
                outcomes,
                Set.of(),
                back.names(),
                false);
    }
}
