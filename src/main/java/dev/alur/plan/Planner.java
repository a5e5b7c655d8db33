package dev.alur.plan;

import dev.alur.grid.Problem;
import dev.alur.invoice.Billing;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes plans. To the letter: semantics.md, "Planning".
public final class Planner {
    private static final int MOST_ORDERS = 4;

    private final List<Change.Structural> structure;
    private final State before;
    private final Tracker tracker;
    private final Situation situation;
    private final Set<String> refused;
    private final Map<Integer, Problem> broken = new TreeMap<>();

    private Planner(Tracker tracker, Situation situation, Set<String> refused) {
        this.structure = Structure.of(tracker, refused);
        this.tracker = Structure.laid(tracker, structure);
        this.situation = situation;
        this.refused = refused;
        this.before = State.before(
                this.tracker, situation.moment(tracker.settings().zone()), new Recall(situation.records()));
    }

    /// What would be done to a tracker in a situation. Pure: the same two give the same plan.
    public static Plan plan(Tracker tracker, Situation situation) {
        return plan(tracker, situation, Set.of());
    }

    /// The same without some changes, and so without whatever rests on them.
    ///
    /// @param refused identities of changes ([Change#identity]) that may not be done
    static Plan plan(Tracker tracker, Situation situation, Set<String> refused) {
        return tracker.isReadable() ? new Planner(tracker, situation, refused).plan() : unreadable(tracker, situation);
    }

    /// Where Projects cannot be read, or a setting on which money depends is wrong, nothing is proposed.
    private static Plan unreadable(Tracker tracker, Situation situation) {
        return new Plan(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                situation.moment(tracker.settings().zone()).toLocalDate(),
                situation.serial() + 1,
                List.of(),
                List.of(),
                tracker.problems(),
                Inbox.NONE,
                new Memory(situation.records(), situation.lastJob(), situation.held(), Set.of(), Map.of()));
    }

    /// Plans again with the numbers in the plan's own order, until the order holds.
    private Plan plan() {
        Map<String, List<String>> seats = Map.of();
        for (int order = 1; ; order++) {
            Desk desk = new Desk(before, situation, new Seats(seats), refused);
            Passes passes = new Passes(desk, broken.keySet());
            passes.run();
            if (!passes.broken().isEmpty()) {
                broken.putAll(passes.broken());
                seats = Map.of();
                order = 0;
                continue;
            }
            Map<String, List<String>> wanted = Seats.of(desk.draft.changes(), desk.line());
            if (wanted.equals(desk.seats.taken()) || order == MOST_ORDERS) {
                return finished(desk, passes);
            }
            seats = wanted;
        }
    }

    private Plan finished(Desk desk, Passes passes) {
        Draft draft = desk.draft;
        Map<String, JobRecord> records = new HashMap<>(situation.records());
        Map<String, JobRecord> seen = new HashMap<>();
        draft.tracks().forEach((id, track) -> {
            records.put(id, track.record());
            seen.put(id, track.seen());
        });
        before.recall().keep(records, passes.state(), passes.open(), broken.keySet());
        for (Job job : passes.state().tracker().jobs()) {
            if (draft.tracks().containsKey(job.id())) {
                records.computeIfPresent(job.id(), (id, record) -> record.like(Likeness.of(job)));
            }
        }
        if (!structure.isEmpty() || !draft.changes().isEmpty()) {
            leave(passes.state().tracker(), draft, records);
            leave(tracker, draft, seen);
        }
        Map<String, Hold> held = desk.holds.rebound(before, passes.state(), draft.tracks(), draft.identities());
        List<Change> changes = new ArrayList<>(structure);
        changes.addAll(draft.changes());
        return new Plan(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                desk.today,
                situation.serial() + 1,
                changes,
                passes.waiting(),
                problems(desk, passes),
                inbox(desk, passes),
                new Memory(records, passes.lastJob(), held, desk.answers.spent(passes.waiting()), seen));
    }

    /// With a run, what somebody changed before it counts as it stands.
    private static void leave(Tracker now, Draft draft, Map<String, JobRecord> records) {
        for (Job job : now.jobs()) {
            if (draft.tracks().containsKey(job.id())) {
                records.computeIfPresent(job.id(), (id, record) -> record.leaving(Drift.left(job, record)));
            }
        }
    }

    private List<Problem> problems(Desk desk, Passes passes) {
        Set<Problem> all = new LinkedHashSet<>(tracker.problems());
        // a duplicate that the plan itself parts is no problem any more
        List<Problem> after = passes.state().tracker().problems();
        all.removeIf(problem -> problem.key() == TrackerProblem.DUPLICATE_ID && !after.contains(problem));
        all.addAll(left(passes));
        all.addAll(desk.answers.problems(passes.waiting()));
        return ordered(all, passes);
    }

    /// What is still wrong after the plan. A plan that would write something into the tracker that is wrong
    /// there says so beforehand.
    private Set<Problem> left(Passes passes) {
        Set<Problem> left = new LinkedHashSet<>(Billing.checkSeries(tracker.settings()));
        left.addAll(broken.values());
        left.addAll(passes.problems());
        left.addAll(passes.state().tracker().problems());
        return left;
    }

    private Inbox inbox(Desk desk, Passes passes) {
        Tracker after = passes.state().tracker();
        List<Inbox.Line> lines = new InboxLines(after, desk.today, desk.answers.kept())
                .lines(passes.waiting(), ordered(left(passes), passes));
        return Inbox.of(tracker, lines, desk.answers.kept(), desk.answers.used(), desk.today);
    }

    private static List<Problem> ordered(Set<Problem> found, Passes passes) {
        Set<Problem> all = found.stream().map(passes::told).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Problem> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(Problem::address, Comparator.nullsFirst(Comparator.naturalOrder())));
        return ordered;
    }
}
