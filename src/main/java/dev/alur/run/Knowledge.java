package dev.alur.run;

import dev.alur.journal.Journal;
import dev.alur.plan.Situation;
import dev.alur.plan.Template;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan may know beyond its tracker, and where it is asked for.
///
/// @param journal null where the workbook has no history
/// @param today a rehearsed day, or null
/// @param templates that rules of the tracker can name, [Library#templates]
record Knowledge(
        @Nullable Journal journal,
        Instant now,
        @Nullable LocalDate today,
        Set<String> approvals,
        List<Template> templates) {
    /// As much of it as concerns some jobs.
    Situation about(Wanted wanted) {
        Situation known = journal == null
                ? new Situation(now, today, 0, Map.of(), 0, Map.of(), approvals, Map.of(), Map.of())
                : journal.situation(now, today, approvals, wanted);
        return known.with(templates);
    }

    /// Plans a tracker. Where the plan comes to something that the tracker does not name but the journal knows,
    /// a job to which a rule gave its id, or a question that was answered before, it is planned again with what
    /// is known of that.
    ///
    /// @param shown the plan that a person said yes to, as JSON, or null
    Decision decide(Tracker tracker, @Nullable String shown) {
        Wanted wanted = Wanted.of(tracker);
        while (true) {
            Decision decision = Decision.of(tracker, about(wanted), shown);
            Wanted named = wanted.with(decision.plan());
            if (journal == null || !journal.knowsMore(wanted, named)) {
                return decision;
            }
            wanted = named;
        }
    }
}
