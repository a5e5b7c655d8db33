package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import java.time.LocalDate;
import java.util.List;

/// A plan as it was shown or saved: what a person said yes to.
///
/// @param waiting what waited then: it goes on as well where a yes was given since
public record SavedPlan(
        String workbook, Fingerprint fingerprint, LocalDate today, List<Change> changes, List<Waiting> waiting) {
    public SavedPlan {
        changes = List.copyOf(changes);
        waiting = List.copyOf(waiting);
    }

    public static SavedPlan of(Plan plan) {
        return new SavedPlan(plan.workbook(), plan.fingerprint(), plan.today(), plan.changes(), plan.waiting());
    }
}
