package dev.alur.plan;

import dev.alur.tracker.Job;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is known of jobs once a run is taken back (semantics.md, lines 14 and 15): no stage is entered, the
/// run's own entries are gone, and a cell belongs to whom it belonged before. What later runs added stays.
final class UndoneRecords {
    private final Past past;
    private final Inverting inverse;
    private final Map<String, String> stages = new HashMap<>();

    /// @param after the state after the undo
    UndoneRecords(Past past, Inverting inverse, State after) {
        this.past = past;
        this.inverse = inverse;
        for (Job job : after.tracker().jobs()) {
            stages.put(job.id(), after.stage(job));
        }
    }

    /// @param records as they are known before the undo
    Map<String, JobRecord> over(Map<String, JobRecord> records) {
        Map<String, JobRecord> all = new HashMap<>(records);
        past.left().forEach((job, left) -> {
            JobRecord seen = past.seen().get(job);
            JobRecord known = all.get(job);
            if (seen != null && known != null) {
                all.put(job, known.equals(left) ? exactly(job, seen, left) : less(job, known, seen, left));
            }
        });
        inverse.idsTaken().forEach(all::remove);
        return all;
    }

    /// Nothing was seen of the job since.
    private JobRecord exactly(String job, JobRecord seen, JobRecord left) {
        JobRecord less = less(job, left, seen, left);
        return less.keeping(seen.kept());
    }

    private JobRecord less(String job, JobRecord known, JobRecord seen, JobRecord left) {
        Map<String, Integer> entered = new HashMap<>(known.entered());
        left.entered().forEach((stage, times) -> {
            int own = times - seen.entered().getOrDefault(stage, 0);
            if (own > 0) {
                entered.computeIfPresent(stage, (name, all) -> all > own ? all - own : null);
            }
        });
        Map<String, LocalDate> since = new HashMap<>(known.since());
        back(since, seen.since(), left.since(), Set.of());
        Map<String, String> wrote = new HashMap<>(known.wrote());
        Set<String> staying = new HashSet<>(left.wrote().keySet());
        staying.removeIf(header -> !inverse.isStaying(job, header));
        back(wrote, seen.wrote(), left.wrote(), staying);
        boolean wentBack = known.stage().equalsIgnoreCase(left.stage())
                && seen.stage().equalsIgnoreCase(stages.getOrDefault(job, ""));
        return new JobRecord(
                wentBack ? seen.stage() : known.stage(),
                entered,
                since,
                wrote,
                known.kept(),
                known.likeness(),
                left(known, seen, wrote));
    }

    /// What a cell goes back to may be what somebody had written there before the run.
    private static Map<String, String> left(JobRecord known, JobRecord seen, Map<String, String> wrote) {
        Map<String, String> cells = new HashMap<>(known.left());
        known.wrote().forEach((header, text) -> {
            if (!text.equals(wrote.get(header))) {
                cells.remove(header);
                String before = seen.left().get(header);
                if (before != null) {
                    cells.put(header, before);
                }
            }
        });
        return cells;
    }

    /// Puts back what is still as the run left it.
    private static <T> void back(Map<String, T> known, Map<String, T> seen, Map<String, T> left, Set<String> staying) {
        left.forEach((name, value) -> {
            T before = seen.get(name);
            if (!staying.contains(name) && value.equals(known.get(name)) && !value.equals(before)) {
                if (before == null) {
                    known.remove(name);
                } else {
                    known.put(name, before);
                }
            }
        });
    }
}
