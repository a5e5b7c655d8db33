package dev.alur.plan;

import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What a plan asks of a history: no more than concerns the jobs of its tracker, so that a long history
/// costs a plan no more than a short one.
///
/// @param jobs ids as [Job#key] gives them
/// @param likenesses what their rows are told by ([Likeness#of]), should the id of one have been changed
/// @param series the pattern that ids are given by; empty where none are
public record Wanted(Set<String> jobs, Set<String> likenesses, String series) {
    public Wanted {
        jobs = Set.copyOf(jobs);
        likenesses = Set.copyOf(likenesses);
    }

    /// What a plan of a tracker asks.
    public static Wanted of(Tracker tracker) {
        Set<String> jobs = new HashSet<>();
        Set<String> likenesses = new HashSet<>();
        for (Job job : tracker.jobs()) {
            jobs.add(Job.key(job.id()));
            likenesses.add(Likeness.of(job));
        }
        jobs.remove("");
        likenesses.remove("");
        return new Wanted(
                jobs,
                likenesses,
                IdSeries.of(tracker).map(of -> of.series().toString()).orElse(""));
    }

    /// The same with other jobs, too.
    public Wanted with(Collection<String> ids) {
        Set<String> all = new HashSet<>(jobs);
        ids.forEach(id -> all.add(Job.key(id)));
        all.remove("");
        return new Wanted(all, likenesses, series);
    }
}
