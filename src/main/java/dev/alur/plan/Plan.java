package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// All that would be done to a workbook, in the order in which it would be done, and what keeps the
/// rest from being done.
///
/// Several changes may touch one cell (notes that join, a field that is set after them): they stand in the
/// order of doing, each one's `before` is what the one before it left, and the last one's `after` is what the
/// cell holds in the end.
///
/// @param serial the expected *Alur run*: one more than the last; named only where there are changes
/// @param problems the tracker's and the plan's own, by address
/// @param inbox what Inbox says afterwards, and what has to be written there for it
/// @param memory what is to be remembered once it is done; no part of its JSON
public record Plan(
        String workbook,
        Fingerprint fingerprint,
        LocalDate today,
        int serial,
        List<Change> changes,
        List<Waiting> waiting,
        List<Problem> problems,
        Inbox inbox,
        Memory memory) {
    public Plan {
        changes = List.copyOf(changes);
        waiting = List.copyOf(waiting);
        problems = List.copyOf(problems);
    }

    /// The Refs to which it takes a yes, from Inbox or by name.
    public Set<String> approved() {
        return memory.spent();
    }

    /// True where an apply would write nothing into the workbook.
    public boolean isEmpty() {
        return changes.isEmpty() && inbox.changes().isEmpty();
    }
}
