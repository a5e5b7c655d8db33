package dev.alur.plan;

import java.time.LocalDate;
import java.util.Map;

/// What is known of a job from earlier runs (semantics.md, line 15).
///
/// @param stage as the last run left it
/// @param entered how often it entered each stage, by the stage's name as Workflow writes it
/// @param since the day on which it last entered each stage
/// @param wrote what Alur last wrote into its cells, as plain words by header
public record JobRecord(
        String stage, Map<String, Integer> entered, Map<String, LocalDate> since, Map<String, String> wrote) {
    public JobRecord {
        entered = Map.copyOf(entered);
        since = Map.copyOf(since);
        wrote = Map.copyOf(wrote);
    }
}
