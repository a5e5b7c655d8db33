package dev.alur.plan;

import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Transition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is held, and which yeses lift it (semantics.md, line 17). A hold is bound to digests of reads, joined
/// by dots: it is in force for as long as something that would do this very thing has one of them.
final class Holds {
    private final Situation situation;
    private final Map<String, Hold> held;
    private final Set<String> approvals;
    private final Set<String> lifted = new HashSet<>();
    private final LocalDate today;

    Holds(Situation situation, LocalDate today) {
        this.situation = situation;
        held = situation.held();
        approvals = situation.approvals();
        this.today = today;
    }

    /// Something that could do a thing: a rule or a transition, for a job.
    ///
    /// @param source the cell of its condition
    /// @param text that condition
    /// @param reads the digest of what it reads
    private record Candidate(String identity, String source, String text, String reads) {}

    /// The run that took a thing back; 0 where it is not held, or that is unknown.
    int by(String identity) {
        Hold hold = held.get(identity);
        return hold == null ? 0 : hold.by();
    }

    /// The run that took back the id of a row that says what this one says.
    int by(Change.SetCell id) {
        String any = Change.cellKey(id.header(), "");
        return held.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(any) && matches(entry.getValue(), id.reads()))
                .mapToInt(entry -> entry.getValue().by())
                .max()
                .orElse(0);
    }

    /// True where this very thing is held.
    ///
    /// @param state what the pass sees
    /// @param reads over the state before the plan
    boolean binds(String identity, State state, Reads reads, Job job, Track track) {
        Hold hold = held.get(identity);
        if (hold == null || lifted.contains(identity)) {
            return false;
        }
        return candidates(state, reads, job, track).stream()
                .anyMatch(candidate -> candidate.identity().equals(identity) && matches(hold, candidate.reads()));
    }

    /// True where an id that was taken back is held for this row. The row has no id to be known by, so it
    /// is known by what it says.
    boolean binds(Change.SetCell id) {
        String any = Change.cellKey(id.header(), "");
        return held.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(any) && matches(entry.getValue(), id.reads()));
    }

    /// Identities of all that rules and the stage's transitions could do for a job.
    Set<String> identities(State state, Job job, Track track) {
        Set<String> all = new HashSet<>();
        for (Rule rule : state.tracker().rules()) {
            all.add(Doing.of(rule.action()).identity(new Occasion(state, job, track, rule, situation)));
        }
        String header = job.place().header(Field.JOB_STAGE);
        if (header != null) {
            all.add(Change.cellKey(header, job.id()));
        }
        return all;
    }

    /// True where a rule was given a yes by its name, or asks and everything that asks was.
    boolean approves(String rule) {
        return approvesByName(rule)
                || approvals.stream().anyMatch(name -> name.strip().equalsIgnoreCase("all"));
    }

    /// True where a rule was given a yes by its name, which alone lifts what is held.
    boolean approvesByName(String rule) {
        return approvals.stream().anyMatch(name -> name.strip().equalsIgnoreCase(rule.strip()));
    }

    /// Lifts a hold for the rest of the plan (line 3).
    void lift(String identity) {
        lifted.add(identity);
    }

    /// The holds as they are bound after a plan: what Alur itself wrote moves a binding along, what a
    /// person changed ends it.
    ///
    /// @param after the state after the plan
    /// @param made identities of what the plan does
    Map<String, Hold> rebound(State before, State after, Map<String, Track> tracks, Set<String> made) {
        if (held.isEmpty()) {
            return held;
        }
        Map<String, Hold> bound = new HashMap<>(held);
        bound.keySet().removeAll(made);
        Reads readsBefore = new Reads(before, situation.templates());
        Reads readsAfter = new Reads(after, situation.templates());
        Map<Integer, Job> later = new HashMap<>();
        after.tracker().jobs().forEach(job -> later.put(job.row(), job));
        Map<String, Set<String>> moved = new HashMap<>();
        Map<String, List<String>> kin = held.keySet().stream().collect(Collectors.groupingBy(Holds::kin));
        for (Job job : before.tracker().jobs()) {
            Track track = tracks.get(job.id());
            Job then = later.get(job.row());
            if (track == null || then == null) {
                continue;
            }
            Map<String, String> digests = new HashMap<>();
            sources(after, readsAfter, then, before.tracker().workflow(job)).forEach(digests::put);
            Track first = new Track(track.before(), before.stage(job), today);
            for (Candidate candidate : candidates(before, readsBefore, job, first)) {
                for (String identity : kin.getOrDefault(kin(candidate.identity()), List.of())) {
                    Set<String> all = moved.computeIfAbsent(identity, key -> new TreeSet<>());
                    Hold old = held.get(identity);
                    if (old != null && matches(old, candidate.reads())) {
                        all.add(digests.getOrDefault(candidate.source(), candidate.reads()));
                    }
                }
            }
        }
        dropIds(bound, before, readsBefore);
        moved.forEach((identity, digests) -> {
            if (digests.isEmpty()) {
                bound.remove(identity);
            } else {
                bound.computeIfPresent(identity, (key, old) -> old.to(String.join(".", digests)));
            }
        });
        return bound;
    }

    /// What a thing has in common with the same thing at another time: a rule that reads the stage makes it of
    /// the stage in which the job is, but reads the same whenever it is asked.
    private static String kin(String identity) {
        return OperationKey.parse(identity)
                .map(key -> new OperationKey(key.kind(), key.part(), key.job(), "", 0).base())
                .orElse(identity);
    }

    /// The digests to which something that was taken back is bound: of what wanted it, as that reads now;
    /// where its
    /// condition was rewritten since, of all that could do it; where nothing could, as it read then.
    ///
    /// @param state after it was taken back
    String binding(Change change, State state, Reads reads) {
        Set<String> texts = new HashSet<>();
        change.reasons().forEach(reason -> texts.add(reason.text()));
        Set<String> wanting = new TreeSet<>();
        Set<String> able = new TreeSet<>();
        for (Job job : state.tracker().jobs()) {
            boolean id = job.id().isEmpty()
                    && change instanceof Change.SetCell set
                    && set.address().equals(job.at(Field.JOB_ID));
            if (id) {
                wanting.add(reads.identity(job));
            } else if (job.id().equals(change.job())) {
                Track track = new Track(situation.records().get(job.id()), state.stage(job), today);
                for (Candidate each : candidates(state, reads, job, track)) {
                    if (kin(each.identity()).equals(kin(change.identity()))) {
                        (texts.contains(each.text()) ? wanting : able).add(each.reads());
                    }
                }
            }
        }
        Set<String> digests = wanting.isEmpty() ? able : wanting;
        return digests.isEmpty() ? change.reads() : String.join(".", digests);
    }

    /// The digests of all rules that could make something, as they read now; empty where none could.
    String binding(String identity, State state, Reads reads) {
        String job = OperationKey.parse(identity).map(OperationKey::job).orElse("");
        Set<String> digests = new TreeSet<>();
        for (Job each : state.tracker().jobs()) {
            if (each.id().equals(job)) {
                Track track = new Track(situation.records().get(job), state.stage(each), today);
                candidates(state, reads, each, track).stream()
                        .filter(one -> kin(one.identity()).equals(kin(identity)))
                        .forEach(one -> digests.add(one.reads()));
            }
        }
        return String.join(".", digests);
    }

    /// A hold on an id ends with the last row that lacks one and says the same.
    private static void dropIds(Map<String, Hold> bound, State before, Reads reads) {
        Place place = before.tracker().place(Register.PROJECTS);
        String header = place == null ? null : place.header(Field.JOB_ID);
        if (header != null) {
            Set<String> nameless = new HashSet<>();
            before.tracker().jobs().stream()
                    .filter(job -> job.id().isEmpty())
                    .forEach(job -> nameless.add(reads.identity(job)));
            bound.entrySet()
                    .removeIf(entry -> entry.getKey().startsWith(Change.cellKey(header, ""))
                            && nameless.stream().noneMatch(digest -> matches(entry.getValue(), digest)));
        }
    }

    private static Map<String, String> sources(State state, Reads reads, Job job, List<Transition> steps) {
        Map<String, String> digests = new HashMap<>();
        for (Rule rule : state.tracker().rules()) {
            digests.put(rule.at().toString(), Doing.reads(reads, job, rule));
        }
        steps.forEach(step -> digests.put(step.at().toString(), reads.transition(job, step)));
        return digests;
    }

    private List<Candidate> candidates(State state, Reads reads, Job job, Track track) {
        List<Candidate> candidates = new ArrayList<>();
        for (Rule rule : state.tracker().rules()) {
            String identity = Doing.of(rule.action()).identity(new Occasion(state, job, track, rule, situation));
            candidates.add(
                    new Candidate(identity, rule.at().toString(), rule.when().text(), Doing.reads(reads, job, rule)));
        }
        String header = job.place().header(Field.JOB_STAGE);
        for (Transition step : state.tracker().workflow(job)) {
            if (header != null && step.next() != null && step.stage().equalsIgnoreCase(job.stage())) {
                String identity = Change.cellKey(header, job.id());
                String text = step.when() == null ? "" : step.when().text();
                candidates.add(new Candidate(identity, step.at().toString(), text, reads.transition(job, step)));
            }
        }
        return candidates;
    }

    private static boolean matches(Hold hold, String reads) {
        return Arrays.asList(hold.reads().split("\\.", -1)).contains(reads);
    }
}
