package dev.alur.plan;

import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.Map;

/// What is known of a job from earlier runs (semantics.md, line 15).
///
/// @param stage as the last run left it
/// @param entered how often it entered each stage, by the stage's name as Workflow writes it
/// @param since the day on which it last entered each stage
/// @param wrote what Alur last wrote into its cells, as plain words by header
/// @param kept by header, the columns whose past formulas ask for ([Recall])
/// @param likeness what the row is told by should its id be lost ([Likeness#of]); empty where that is unknown
/// @param left by header, what stood there as plain words when the last run was done, where that is not what
/// Alur last wrote: somebody had changed it by then ([Drift])
public record JobRecord(
        String stage,
        Map<String, Integer> entered,
        Map<String, LocalDate> since,
        Map<String, String> wrote,
        Map<String, Kept> kept,
        String likeness,
        Map<String, String> left) {
    public JobRecord(
            String stage, Map<String, Integer> entered, Map<String, LocalDate> since, Map<String, String> wrote) {
        this(stage, entered, since, wrote, Map.of(), "", Map.of());
    }

    public JobRecord {
        entered = Map.copyOf(entered);
        since = Map.copyOf(since);
        wrote = Map.copyOf(wrote);
        kept = Map.copyOf(kept);
        left = Map.copyOf(left);
    }

    /// What is known of a job of which nothing is known any more: its id was taken back.
    public static final JobRecord NONE = new JobRecord("", Map.of(), Map.of(), Map.of());

    /// A cell as the last run left it.
    ///
    /// @param changes how often it was seen to differ from what was left before
    public record Kept(Value value, int changes) {}

    /// The same record with other cells kept.
    public JobRecord keeping(Map<String, Kept> cells) {
        return new JobRecord(stage, entered, since, wrote, cells, likeness, left);
    }

    /// The same record of a row that is told by other words.
    public JobRecord like(String other) {
        return new JobRecord(stage, entered, since, wrote, kept, other, left);
    }

    /// The same record with other cells that somebody had changed.
    public JobRecord leaving(Map<String, String> cells) {
        return new JobRecord(stage, entered, since, wrote, kept, likeness, cells);
    }
}
