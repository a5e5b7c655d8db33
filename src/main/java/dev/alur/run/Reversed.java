package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Plan;
import dev.alur.tracker.Tracker;
import java.util.List;

/// What taking something back would do.
///
/// @param tracker as it was read
/// @param plan the inverse plan: its waiting is what waits afterwards, its problems say what stays
/// @param run that would be undone, 0 where it is an invoice
/// @param goesBack whether the workbook as it was before that run goes back, byte for byte
/// @param notes what is worth knowing besides
public record Reversed(Tracker tracker, Plan plan, int run, boolean goesBack, List<Problem> notes) {
    public Reversed {
        notes = List.copyOf(notes);
    }
}
