package dev.alur.plan;

import dev.alur.grid.Problem;
import dev.alur.tracker.Job;
import dev.alur.tracker.TrackerProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One planning: pass after pass until one changes nothing (semantics.md, lines 1 to 3).
final class Passes {
    private static final int MOST = 40;

    private final Desk desk;
    private final Ids ids;
    private final Set<Integer> leftOut;
    private final Map<Integer, Problem> broken = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Set<String>> open = new HashMap<>();
    private State state;
    private int asked;

    /// @param leftOut rows of jobs about which nothing is proposed
    Passes(Desk desk, Set<Integer> leftOut) {
        this.desk = desk;
        this.ids = new Ids(desk);
        this.leftOut = leftOut;
        this.state = desk.before;
    }

    /// Goes on until a pass changes nothing, or a job turns out to have a problem.
    void run() {
        for (int pass = 1; broken.isEmpty(); pass++) {
            state = desk.now();
            problems.clear();
            waiting.clear();
            open.clear();
            asked = 0;
            Map<Job, List<Change>> changes = pass();
            if (changes.isEmpty() || !broken.isEmpty()) {
                return;
            }
            if (pass == MOST) {
                changes.forEach((job, list) -> leaveOut(
                        job,
                        Problem.error(
                                PlanProblem.TOO_MANY_PASSES, list.getLast().address(), job.label(), MOST)));
                return;
            }
            changes.forEach(this::lay);
        }
    }

    /// What every job's rules and transitions want now, as changes with their numbers and rows.
    private Map<Job, List<Change>> pass() {
        Map<Job, List<Wish>> acting = new LinkedHashMap<>();
        for (Job job : state.tracker().jobs()) {
            Identities.Doubt doubt = desk.identities.doubts().get(job.row());
            if (doubt != null && doubt.job().id().equals(job.id()) && !leftOut.contains(job.row())) {
                List<Wish> wishes = resolved(doubt, job);
                if (!wishes.isEmpty()) {
                    acting.put(job, wishes);
                }
                continue;
            }
            if (state.tracker().refused().contains(job.row())) {
                continue;
            }
            if (leftOut.contains(job.row())) {
                see(job);
                continue;
            }
            List<Wish> wishes = job.id().isEmpty() ? identity(job) : wishes(job);
            if (!wishes.isEmpty()) {
                acting.put(job, wishes);
            }
        }
        Map<Job, List<Change>> changes = new LinkedHashMap<>();
        if (broken.isEmpty()) {
            acting.forEach((job, wishes) -> changes.put(
                    job, wishes.stream().map(wish -> wish.seated().get()).toList()));
        }
        return changes;
    }

    /// A job about which nothing is proposed is seen all the same.
    private void see(Job job) {
        if (!job.id().isEmpty()) {
            desk.draft.track(job.id(), state.stage(job));
        }
    }

    private List<Wish> identity(Job job) {
        return ids.give(job)
                .filter(change -> !desk.refused.contains(change.identity()))
                .filter(change -> !isHeld(job, change))
                .map(change -> {
                    desk.draft.track(change.job(), state.stage(job));
                    return List.of(Wish.of(change, change.header(), null, false));
                })
                .orElse(List.of());
    }

    /// A row whose id is in doubt gets another one with a person's yes; until then nothing is done for it.
    private List<Wish> resolved(Identities.Doubt doubt, Job job) {
        Change.SetCell expected = ids.settled(doubt, asked).orElse(null);
        Problem problem = doubt.problem();
        if (problem != null) {
            problems.add(problem);
        }
        if (expected == null || desk.refused.contains(expected.identity())) {
            return List.of();
        }
        boolean held = desk.holds.binds(expected) && !desk.holds.approvesByName(doubt.name());
        if (held || !desk.holds.approves(doubt.name())) {
            asked++;
            waiting.add(new Waiting(expected, doubt.name(), held ? Waiting.Why.HELD : Waiting.Why.ASKS));
            return List.of();
        }
        Change.SetCell given = ids.settle(doubt);
        desk.draft.track(given.job(), state.stage(job));
        return List.of(Wish.of(given, doubt.name(), null, false));
    }

    /// A duplicate is told with the id that is free next.
    Problem told(Problem problem) {
        return problem.key() == TrackerProblem.DUPLICATE_ID
                ? ids.peek(0)
                        .map(next -> Problem.error(
                                PlanProblem.SAME_ID,
                                problem.address(),
                                problem.arguments().get(0),
                                problem.arguments().get(1),
                                next))
                        .orElse(problem)
                : problem;
    }

    /// An id that was taken back by an undo is given again only with a yes to its column; a row that this
    /// plan adds
    /// never had one.
    private boolean isHeld(Job job, Change.SetCell id) {
        boolean there = desk.draft.origin(job.row()) == job.row();
        boolean held = there && desk.holds.binds(id) && !desk.holds.approvesByName(id.header());
        if (held) {
            waiting.add(new Waiting(id, id.header(), Waiting.Why.HELD));
        }
        return held;
    }

    private List<Wish> wishes(Job job) {
        List<Wish> wishes = new ArrayList<>(new JobPass(desk, state, job, problems).wishes());
        wishes.stream()
                .filter(wish -> desk.refused.contains(wish.change().identity())
                        || (wish.why() != null && wish.why() != Waiting.Why.HELD))
                .forEach(wish ->
                        open.computeIfAbsent(job.id(), id -> new HashSet<>()).add(wish.rule()));
        wishes.removeIf(wish -> desk.refused.contains(wish.change().identity()));
        Problem clash = Clash.of(wishes);
        if (clash != null) {
            leaveOut(job, clash);
        }
        for (Wish wish : wishes) {
            if (wish.why() != null) {
                waiting.add(new Waiting(wish.change(), wish.rule(), wish.why()));
            }
        }
        return Clash.inOrder(wishes.stream().filter(Wish::acts).toList());
    }

    private void lay(Job job, List<Change> changes) {
        for (Change change : changes) {
            Problem problem = desk.draft.lay(job, change);
            if (problem != null) {
                leaveOut(job, problem);
                return;
            }
        }
    }

    /// A job that the plan itself adds is left out by leaving out the job that it comes from.
    private void leaveOut(Job job, Problem problem) {
        broken.put(desk.draft.origin(job.row()), desk.draft.told(problem, job.row()));
    }

    /// Jobs with a problem of their own, by row; empty where the planning came to its end.
    Map<Integer, Problem> broken() {
        return broken;
    }

    Set<Problem> problems() {
        return problems;
    }

    /// Names of the rules that wait for a person or may not do what they want, by job id.
    Map<String, Set<String>> open() {
        return open;
    }

    List<Waiting> waiting() {
        return waiting;
    }

    /// What the last pass saw: the state after the plan.
    State state() {
        return state;
    }

    int lastJob() {
        return ids.last();
    }
}
