package dev.alur.run;

import dev.alur.journal.Intent;
import dev.alur.plan.Likeness;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// In which row each job of an intent is by now, however the sheet was sorted and whatever was inserted,
/// deleted or moved. A job is in the row that has its id; one that has no id yet, or shares it with a copy, is
/// in the row that says what its row said when it was planned. Of rows that are alike to the letter each is as
/// good as the other, and none is taken twice.
final class Whereabouts {
    private static final char BETWEEN = '\u001e';

    private final boolean written;
    private final Map<String, List<Job>> byId;
    private final Map<String, List<Job>> byLikeness;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final Set<Integer> taken = new HashSet<>();

    /// @param told whether any job has to be told by what its row says
    private Whereabouts(Tracker now, boolean written, boolean told) {
        this.written = written;
        this.byId = now.jobs().stream().collect(Collectors.groupingBy(job -> Job.key(job.id())));
        this.byLikeness = told ? now.jobs().stream().collect(Collectors.groupingBy(Whereabouts::likeness)) : Map.of();
    }

    static Whereabouts of(Intent intent, Tracker now) {
        Map<String, Intent.Effect.Cell> jobs = new HashMap<>();
        for (Intent.Act act : intent.acts()) {
            for (Intent.Effect effect : act.effects()) {
                if (effect instanceof Intent.Effect.Cell cell) {
                    jobs.merge(cell.job(), cell, (one, other) -> one.likeness().isEmpty() ? other : one);
                }
            }
        }
        boolean told = jobs.values().stream().anyMatch(cell -> !cell.likeness().isEmpty());
        Whereabouts whereabouts = new Whereabouts(now, Identity.isWritten(intent, now), told);
        // whoever has an id of its own comes first
        whereabouts.find(jobs, cell -> cell.likeness().isEmpty());
        whereabouts.find(jobs, cell -> !cell.likeness().isEmpty());
        return whereabouts;
    }

    /// What a row is told by that has no id of its own: everything that it says. A row that a person edited
    /// since is told by nothing, for another one may look like it by now.
    static String likeness(Job job) {
        return Job.key(job.id()) + BETWEEN + Likeness.whole(job);
    }

    /// The row of a job; empty where it is gone, or where nobody but a person knows.
    Optional<Integer> row(String job) {
        return Optional.ofNullable(rows.get(job));
    }

    /// Whether there are several rows that could be the job's.
    boolean isDoubled(String job) {
        return doubled.contains(job);
    }

    private void find(Map<String, Intent.Effect.Cell> jobs, Predicate<Intent.Effect.Cell> which) {
        jobs.values().stream()
                .filter(which)
                .sorted(Comparator.comparingInt(cell -> cell.at().row()))
                .forEach(this::find);
    }

    private void find(Intent.Effect.Cell cell) {
        List<Job> same = byId.getOrDefault(Job.key(cell.job()), List.of());
        if (same.size() == 1 && !taken.contains(same.getFirst().row())) {
            if (isMeant(cell)) {
                take(cell, same);
            } else {
                doubled.add(cell.job());
            }
            return;
        }
        if (cell.likeness().isEmpty()) {
            if (same.size() > 1) {
                doubled.add(cell.job());
            }
            return;
        }
        List<Job> alike = byLikeness.getOrDefault(cell.likeness(), List.of()).stream()
                .filter(job -> !taken.contains(job.row()))
                .toList();
        if (!alike.isEmpty()) {
            take(cell, alike);
        } else if (same.size() > 1) {
            doubled.add(cell.job());
        }
    }

    /// Whether a row that has an id is the job's: it had the id when it was planned, or the run has given it.
    /// Before that, it was a person who typed into another row what was to be given.
    private boolean isMeant(Intent.Effect.Cell cell) {
        return written || cell.likeness().isEmpty() || cell.likeness().startsWith(Job.key(cell.job()) + BETWEEN);
    }

    /// Of rows that are as good as one another, the one that has not moved.
    private void take(Intent.Effect.Cell cell, List<Job> equals) {
        int row = equals.stream()
                .map(Job::row)
                .filter(each -> each == cell.at().row())
                .findFirst()
                .orElse(equals.getFirst().row());
        rows.put(cell.job(), row);
        taken.add(row);
    }
}
