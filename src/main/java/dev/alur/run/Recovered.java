package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Run;
import java.util.List;

/// What a recovery found and did.
///
/// @param runs that had stopped half-way: as they are now, finished unless it was a dry run
/// @param notes what it met on the way
public record Recovered(List<Run> runs, List<Problem> notes) {
    public Recovered {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }
}
