package dev.alur.plan;

import java.util.Map;
import java.util.Set;

/// What has to be remembered for the next plan once this one is done; also where it has no changes
/// (semantics.md, line 15).
///
/// @param records of every job, also of those that are gone from the sheet, by job id
/// @param lastJob the highest sequence ever seen or given in a job's id: no id is given twice
/// @param held what is still held, with the digests to which each hold is bound after the plan (line 17)
/// @param seen the records as they would be had the plan only looked: what its undo goes back to
/// @param spent Refs of Inbox whose answers count no more: used by the plan, or given for reasons that are gone
public record Memory(
        Map<String, JobRecord> records,
        int lastJob,
        Map<String, Hold> held,
        Set<String> spent,
        Map<String, JobRecord> seen) {
    public Memory {
        records = Map.copyOf(records);
        held = Map.copyOf(held);
        spent = Set.copyOf(spent);
        seen = Map.copyOf(seen);
    }
}
