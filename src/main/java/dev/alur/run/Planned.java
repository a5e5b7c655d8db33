package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Plan;
import dev.alur.tracker.Tracker;
import java.nio.file.Path;
import java.util.List;

/// A plan with the tracker that it was made from. Nothing was written but the previews that were asked for.
///
/// @param notes what is worth knowing beside the plan's own problems: a run that stopped half-way, say
/// @param previews the drafts that were drawn, in the order of the plan's invoices
public record Planned(Tracker tracker, Plan plan, List<Problem> notes, List<Path> previews) {
    public Planned {
        notes = List.copyOf(notes);
        previews = List.copyOf(previews);
    }
}
