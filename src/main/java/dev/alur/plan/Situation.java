package dev.alur.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that planning may know beyond the tracker. The Runner fills it from the journal; a case folder
/// holds it as a file.
///
/// @param now the one instant of this run; the tracker's zone turns it into today
/// @param today a rehearsed day that stands for the one of `now`, or null
/// @param serial of the last run, 0 before the first
/// @param numbers the last sequence given in each series: by [dev.alur.invoice.Series#group], `INV-2026-` say
/// @param lastJob the highest sequence ever given to a job's id, 0 if none
/// @param fired by [OperationKey#base]: what was made once, and whether it still stands
/// @param approvals names of the rules to which this run says yes, or [Waiting#ref] (a transition goes by the
/// address of its condition, `Workflow!C5`); `all` for every rule that asks, but not for what is held
/// @param held by [OperationKey#base], or [Change#cellKey] of a set cell: the [Change#reads] to which
/// the hold is bound, and the run that took it back
/// @param records by job id
/// @param templates for documents that rules make; empty where no rule of the tracker makes one
/// @param spent the Refs of Inbox whose answers count no more
public record Situation(
        Instant now,
        @Nullable LocalDate today,
        int serial,
        Map<String, Integer> numbers,
        int lastJob,
        Map<String, Fired> fired,
        Set<String> approvals,
        Map<String, Hold> held,
        Map<String, JobRecord> records,
        List<Template> templates,
        Set<String> spent) {
    public Situation {
        numbers = Map.copyOf(numbers);
        fired = Map.copyOf(fired);
        approvals = Set.copyOf(approvals);
        held = Map.copyOf(held);
        records = Map.copyOf(records);
        templates = List.copyOf(templates);
        spent = Set.copyOf(spent);
    }

    /// A situation in which there are no templates, and no answer was used up.
    public Situation(
            Instant now,
            @Nullable LocalDate today,
            int serial,
            Map<String, Integer> numbers,
            int lastJob,
            Map<String, Fired> fired,
            Set<String> approvals,
            Map<String, Hold> held,
            Map<String, JobRecord> records) {
        this(now, today, serial, numbers, lastJob, fired, approvals, held, records, List.of(), Set.of());
    }

    /// The same with templates for documents.
    public Situation with(List<Template> known) {
        return new Situation(now, today, serial, numbers, lastJob, fired, approvals, held, records, known, spent);
    }

    /// The same with answers that are used up.
    public Situation spending(Set<String> refs) {
        return new Situation(now, today, serial, numbers, lastJob, fired, approvals, held, records, templates, refs);
    }

    /// A tracker that has no history.
    public static Situation fresh(Instant now) {
        return new Situation(now, null, 0, Map.of(), 0, Map.of(), Set.of(), Map.of(), Map.of());
    }

    /// The day that counts as today in a zone.
    public LocalDate day(ZoneId zone) {
        return today == null ? now.atZone(zone).toLocalDate() : today;
    }

    /// What NOW gives in a zone: a rehearsed day has the time of day of the real one.
    public LocalDateTime moment(ZoneId zone) {
        return day(zone).atTime(now.atZone(zone).toLocalTime());
    }

    /// @param attempt the latest one
    /// @param stands false where it was voided or undone
    public record Fired(int attempt, boolean stands) {}
}
