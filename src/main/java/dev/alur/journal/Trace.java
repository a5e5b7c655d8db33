package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.plan.Hold;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run leaves for those that may take it back, and what it takes back itself.
///
/// @param seen the records of the jobs that it touches as they would be had it only looked
/// @param held all that is held once it is done; null where that stays as it is
/// @param undoing what it takes back, or null
/// @param adopting what it takes over, or null
public record Trace(
        Map<String, JobRecord> seen,
        @Nullable Map<String, Hold> held,
        @Nullable Undoing undoing,
        @Nullable Adopting adopting) {
    /// A run of which nothing of that is known.
    public static final Trace NONE = new Trace(Map.of(), null, null, null);

    /// A run that takes something back.
    public static Trace of(Undoing undoing) {
        return new Trace(Map.of(), null, undoing, null);
    }

    /// A run that takes something over.
    public static Trace of(Adopting adopting) {
        return new Trace(Map.of(), null, null, adopting);
    }

    /// The same with what is seen and held.
    public Trace leaving(Map<String, JobRecord> records, @Nullable Map<String, Hold> holds) {
        return new Trace(records, holds, undoing, adopting);
    }

    public Trace {
        seen = Map.copyOf(seen);
        held = held == null ? null : Map.copyOf(held);
    }

    /// What an undo or a void takes back.
    ///
    /// @param run that is undone; 0 for a void
    /// @param fallen what was made once and stands no more
    /// @param kept the file that goes back in place, or null where cells go back one by one
    public record Undoing(
            int run, List<OperationKey> fallen, @Nullable KeptFile kept) {
        public Undoing {
            fallen = List.copyOf(fallen);
        }
    }

    /// A kept workbook.
    ///
    /// @param names the run that it names, 0 for none
    public record KeptFile(Fingerprint content, int names) {}
}
