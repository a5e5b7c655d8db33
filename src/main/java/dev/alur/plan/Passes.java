package dev.alur.plan;

import dev.alur.grid.Problem;
import dev.alur.tracker.InboxLine;
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
        Reads seen = state == desk.before ? desk.reads : new Reads(state, desk.situation.templates());
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
                keepLines(job);
                continue;
            }
            if (leftOut.contains(job.row())) {
                see(job);
                keepLines(job);
                continue;
            }
            List<Wish> wishes = job.id().isEmpty() ? identity(job) : wishes(job, seen);
            if (!wishes.isEmpty()) {
                acting.put(job, wishes);
            }
        }
        Map<Job, List<Change>> changes = new LinkedHashMap<>();
        if (broken.isEmpty()) {
            acting.forEach((job, wishes) -> {
                wishes.forEach(wish -> wish.refs().forEach(desk.answers::use));
                changes.put(
                        job, wishes.stream().map(wish -> wish.seated().get()).toList());
            });
        }
        return changes;
    }

    /// A job about which nothing is proposed is seen all the same.
    private void see(Job job) {
        if (!job.id().isEmpty()) {
            desk.draft.track(job.id(), state.stage(job));
        }
    }

    /// What waits for a job about which nothing is proposed goes on waiting (line 2).
    private void keepLines(Job job) {
        if (!job.id().isEmpty()) {
            Track track = new Track(desk.situation.records().get(job.id()), state.stage(job), desk.today);
            desk.holds.identities(state, job, track).forEach(desk.answers::keep);
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
        String ref = ref(expected, doubt.name());
        boolean yes = desk.answers.isYes(ref) || desk.holds.approvesByName(ref);
        if (!yes && (held || !desk.holds.approves(doubt.name()))) {
            asked++;
            waiting.add(waiting(expected, doubt.name(), held ? Waiting.Why.HELD : Waiting.Why.ASKS, ref));
            return List.of();
        }
        Change.SetCell given = ids.settle(doubt);
        desk.draft.track(given.job(), state.stage(job));
        desk.answers.use(ref);
        return List.of(Wish.of(given, doubt.name(), null, false));
    }

    /// The Ref of an id that is to be given with a yes. The row has no id to be known by, so it is known by
    /// what it says.
    private String ref(Change.SetCell id, String name) {
        String about = aboutId(id.header(), name, id.reads());
        return desk.answers.ref(about, Ref.digest(id.reads() + id.before().plain()));
    }

    /// What every Ref of the id of a row has in common.
    static String aboutId(String header, String name, String reads) {
        return Ref.about(String.join("\n", Change.cellKey(header, ""), name, reads));
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

    /// An id that was taken back by an undo is given again only with a yes to it, or to its column; a row that
    /// this plan adds never had one.
    private boolean isHeld(Job job, Change.SetCell id) {
        boolean there = desk.draft.origin(job.row()) == job.row();
        if (!there || !desk.holds.binds(id)) {
            return false;
        }
        String ref = ref(id, "");
        if (desk.holds.approvesByName(id.header()) || desk.holds.approvesByName(ref) || desk.answers.isYes(ref)) {
            desk.answers.use(ref);
            return false;
        }
        waiting.add(waiting(id, id.header(), Waiting.Why.HELD, ref));
        return true;
    }

    private Waiting waiting(Change change, String rule, Waiting.Why why, String ref) {
        boolean refused =
                desk.answers.to(ref).filter(InboxLine.Answer.NO::equals).isPresent();
        return new Waiting(change, rule, why, ref, refused, why == Waiting.Why.HELD ? by(change) : 0);
    }

    private int by(Change change) {
        int by = desk.holds.by(change.identity());
        return by == 0 && change instanceof Change.SetCell id ? desk.holds.by(id) : by;
    }

    private List<Wish> wishes(Job job, Reads seen) {
        List<Wish> wishes = new ArrayList<>(new JobPass(desk, state, seen, job, problems).wishes());
        wishes.stream()
                .filter(wish -> desk.refused.contains(wish.change().identity())
                        || (wish.why() != null && wish.why() != Waiting.Why.HELD))
                .forEach(wish ->
                        open.computeIfAbsent(job.id(), id -> new HashSet<>()).add(wish.rule()));
        for (Wish wish : List.copyOf(wishes)) {
            String identity = wish.change().identity();
            if (desk.refused.contains(identity)) {
                wishes.remove(wish);
                desk.answers.keep(identity);
            }
        }
        Problem clash = Clash.of(wishes);
        if (clash != null) {
            leaveOut(job, clash);
        }
        for (Wish wish : wishes) {
            if (wish.why() != null) {
                waiting.add(waiting(wish.change(), wish.rule(), wish.why(), wish.ref()));
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
            // what is done is held no more, whatever comes after it in this plan
            desk.holds.lift(change.identity());
        }
    }

    /// A job that the plan itself adds is left out by leaving out the job that it comes from.
    private void leaveOut(Job job, Problem problem) {
        broken.put(desk.draft.origin(job.row()), desk.draft.told(bare(problem, job), job.row()));
    }

    /// An id that the plan would have given to a job is not given where the job is left out, so it is not
    /// named.
    private Problem bare(Problem problem, Job job) {
        boolean had = desk.before.tracker().jobs().stream()
                .anyMatch(before -> before.row() == job.row() && !before.id().isEmpty());
        if (had) {
            return problem;
        }
        String bare = new Job("", job.row(), job.place(), job.values()).label();
        List<Object> arguments = problem.arguments().stream()
                .map(argument -> argument.equals(job.label()) ? bare : argument)
                .toList();
        return new Problem(
                problem.severity(), problem.key(), arguments, problem.address(), problem.span(), problem.source());
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
