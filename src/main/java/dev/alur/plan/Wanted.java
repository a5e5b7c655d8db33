package dev.alur.plan;

import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan asks of a history: no more than concerns the jobs of its tracker, so that a long history
/// costs a plan no more than a short one.
///
/// @param jobs ids as [Job#key] gives them
/// @param likenesses what their rows are told by ([Likeness#of]), should the id of one have been changed
/// @param series the pattern that ids are given by; empty where none are
/// @param refs Refs of Inbox: of all of what they ask, the answers that count no more are wanted
/// @param allRefs whether the answers to everything else are wanted, too
public record Wanted(Set<String> jobs, Set<String> likenesses, String series, Set<String> refs, boolean allRefs) {
    public Wanted {
        jobs = Set.copyOf(jobs);
        likenesses = Set.copyOf(likenesses);
        refs = Set.copyOf(refs);
    }

    /// Jobs alone, by their ids.
    public static Wanted jobs(Collection<String> ids) {
        return new Wanted(Set.of(), Set.of(), "", Set.of(), false).with(ids);
    }

    /// Answers alone.
    public static Wanted answers(Set<String> refs) {
        return new Wanted(Set.of(), Set.of(), "", refs, false);
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
                IdSeries.of(tracker).map(of -> of.series().toString()).orElse(""),
                tracker.inbox().stream().map(InboxLine::ref).collect(Collectors.toSet()),
                false);
    }

    /// The same with all that a plan came to: jobs that the tracker does not name, and what waits or was
    /// answered.
    public Wanted with(Plan plan) {
        Set<String> all = new HashSet<>(refs);
        plan.waiting().forEach(waiting -> all.add(waiting.ref()));
        all.addAll(plan.memory().spent());
        return new Wanted(jobs, likenesses, series, all, allRefs)
                .with(plan.memory().records().keySet());
    }

    /// The same with all answers.
    public Wanted withAllRefs() {
        return new Wanted(jobs, likenesses, series, refs, true);
    }

    /// What all Refs of what a Ref asks begin with; empty for a text that is no Ref.
    public static String base(String ref) {
        return Ref.parse(ref).map(known -> known.base() + '-').orElse("");
    }

    /// The same with other jobs, too.
    public Wanted with(Collection<String> ids) {
        Set<String> all = new HashSet<>(jobs);
        ids.forEach(id -> all.add(Job.key(id)));
        all.remove("");
        return new Wanted(all, likenesses, series, refs, allRefs);
    }
}
