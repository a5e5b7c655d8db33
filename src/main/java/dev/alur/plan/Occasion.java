package dev.alur.plan;

import dev.alur.tracker.Job;
import dev.alur.tracker.Rule;
import java.time.LocalDate;

/// One rule at one job, as a state of the workbook shows both.
///
/// @param track tells how often the job entered the stage in which it stands
record Occasion(State state, Job job, Track track, Rule rule, Situation situation) {
    LocalDate today() {
        return situation.day(state.tracker().settings().zone());
    }
}
