package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which rows are not what their ids say, as far as the records of earlier runs and the rows themselves tell:
/// a row that was copied, and a job whose id somebody changed or cleared. Nothing is done for such a row before
/// a person has said yes to the id that it is to have; for history, notes and invoices go with the id.
final class Identities {
    private final Tracker tracker;
    private final Map<String, JobRecord> records;
    private final Map<String, List<Job>> byId = new LinkedHashMap<>();
    private final Map<Integer, Doubt> doubts = new TreeMap<>();

    /// @param tracker with ids as the records spell them
    Identities(Tracker tracker, Map<String, JobRecord> records) {
        this.tracker = tracker;
        this.records = records;
        for (Job job : tracker.jobs()) {
            if (!job.id().isEmpty()) {
                byId.computeIfAbsent(Job.key(job.id()), key -> new ArrayList<>(1))
                        .add(job);
            }
        }
        byId.values().stream().filter(same -> same.size() > 1).forEach(this::copies);
        changed();
        nameless();
    }

    /// How ids are spelt in records, by [Job#key].
    static Map<String, String> spelling(Set<String> ids) {
        return ids.stream().collect(Collectors.toMap(Job::key, id -> id, (one, other) -> one));
    }

    /// A row whose id is in doubt.
    ///
    /// @param about the id that it is about: the one that was copied, or the one that was lost
    /// @param isCopy whether it wants an id of its own, else it wants that one back
    /// @param because the cell that tells, such as the id of the row that it is a copy of
    record Doubt(Job job, String about, boolean isCopy, Address because) {
        /// What `--approve` calls it by: `ID PRJ-007`.
        String name() {
            String header = job.place().header(Field.JOB_ID);
            return (header == null ? "" : header + " ") + about;
        }

        /// What is to be told of it beside the question, or null.
        @Nullable
        Problem problem() {
            Address at = job.at(Field.JOB_ID);
            if (isCopy) {
                return null;
            }
            return job.id().isEmpty()
                    ? Problem.error(PlanProblem.ID_CLEARED, at, about)
                    : Problem.error(PlanProblem.ID_CHANGED, at, job.id(), about);
        }
    }

    /// Rows in doubt, by row.
    Map<Integer, Doubt> doubts() {
        return doubts;
    }

    /// Of several rows with one id the one that is as the record says is the job, where no other stands above
    /// it: a copy stays in the stage that it was copied in while the job goes on, so the stage alone does not
    /// tell. Where nothing does, and the rows are not alike to the letter, nobody but a person knows.
    private void copies(List<Job> same) {
        Job first = same.getFirst();
        JobRecord record = records.get(first.id());
        List<Job> candidates = same;
        if (record != null) {
            candidates = among(candidates, job -> Likeness.of(job).equals(record.likeness()));
            List<Job> inStage = among(candidates, job -> job.stage().equalsIgnoreCase(record.stage()));
            candidates = inStage.getFirst() == candidates.getFirst() ? inStage : candidates;
        }
        boolean alike = candidates.stream().map(Likeness::whole).distinct().count() == 1;
        if (alike) {
            Job original = candidates.getFirst();
            same.stream().filter(job -> job != original).forEach(copy -> doubt(copy, original, true));
        }
    }

    private static List<Job> among(List<Job> jobs, java.util.function.Predicate<Job> fits) {
        List<Job> fitting = jobs.stream().filter(fits).toList();
        return fitting.isEmpty() ? jobs : fitting;
    }

    /// A record without a row and a row without a record that are alike, each the only one that is.
    private void changed() {
        Map<String, List<String>> lost = new HashMap<>();
        records.forEach((id, record) -> {
            if (!record.likeness().isEmpty() && !byId.containsKey(Job.key(id))) {
                lost.computeIfAbsent(record.likeness(), key -> new ArrayList<>(1))
                        .add(id);
            }
        });
        if (lost.isEmpty()) {
            return;
        }
        Map<String, List<Job>> strange = new HashMap<>();
        for (Job job : tracker.jobs()) {
            if (!records.containsKey(job.id()) && !doubts.containsKey(job.row())) {
                strange.computeIfAbsent(Likeness.of(job), key -> new ArrayList<>(1))
                        .add(job);
            }
        }
        lost.forEach((likeness, ids) -> {
            List<Job> jobs = strange.getOrDefault(likeness, List.of());
            Address at = jobs.size() == 1 ? jobs.getFirst().at(Field.JOB_ID) : null;
            if (ids.size() == 1 && at != null) {
                Job job = jobs.getFirst();
                doubts.put(job.row(), new Doubt(job, ids.getFirst(), false, at));
            }
        });
    }

    /// A row without an id that is to the letter what another one says was copied without its id.
    private void nameless() {
        if (tracker.jobs().stream().noneMatch(job -> job.id().isEmpty())) {
            return;
        }
        Map<String, Job> named = new HashMap<>();
        for (Job job : tracker.jobs()) {
            if (!job.id().isEmpty() && !Likeness.of(job).isEmpty()) {
                named.putIfAbsent(Likeness.whole(job), job);
            }
        }
        for (Job job : tracker.jobs()) {
            Job original = job.id().isEmpty() ? named.get(Likeness.whole(job)) : null;
            if (original != null && !doubts.containsKey(job.row())) {
                doubt(job, original, true);
            }
        }
    }

    private void doubt(Job job, Job original, boolean isCopy) {
        Address because = original.at(Field.JOB_ID);
        if (because != null) {
            doubts.put(job.row(), new Doubt(job, original.id(), isCopy, because));
        }
    }
}
