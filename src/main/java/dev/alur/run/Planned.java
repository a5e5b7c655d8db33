package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Drift;
import dev.alur.plan.Plan;
import dev.alur.tracker.Tracker;
import java.nio.file.Path;
import java.util.List;

/// A plan with the tracker that it was made from. Nothing was written but the previews that were asked for.
///
/// @param notes what is worth knowing beside the plan's own problems: a run that stopped half-way, say
/// @param drifts cells that Alur wrote and that somebody has changed since the last run
/// @param previews the drafts that were drawn, in the order of the plan's invoices
public record Planned(Tracker tracker, Plan plan, List<Problem> notes, List<Drift> drifts, List<Path> previews) {
    public Planned {
        notes = List.copyOf(notes);
        drifts = List.copyOf(drifts);
        previews = List.copyOf(previews);
    }
}
