package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Part;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes a run back, or voids one invoice (semantics.md, lines 14 to 17). Pure, as planning is: the run as the
/// journal kept it, the tracker as it is by now and the situation give the inverse plan.
public final class Undo {
    private static final int MOST_ROUNDS = 40;

    private final Tracker tracker;
    private final Situation situation;
    private final int by;
    private final Map<String, Hold> held;
    private final Set<String> abouts = new HashSet<>();

    private Undo(Tracker tracker, Situation situation) {
        this.tracker = tracker;
        this.situation = situation;
        this.by = situation.serial() + 1;
        this.held = new HashMap<>(situation.held());
    }

    /// An inverse plan.
    ///
    /// @param plan its waiting is what waits afterwards, its problems say what stays and why
    /// @param fallen what was made once and stands no more
    /// @param refusals why nothing of it may be done; empty where it may
    public record Undoing(Plan plan, List<OperationKey> fallen, List<Problem> refusals) {
        public Undoing {
            fallen = List.copyOf(fallen);
            refusals = List.copyOf(refusals);
        }
    }

    /// What takes a run back. Whatever it did, and whatever a plan would do right afterwards, is held.
    ///
    /// @param kept the tracker as it will be where the kept file goes back; null where cells go back one by one
    public static Undoing of(Past past, Tracker tracker, Situation situation, @Nullable Tracker kept) {
        Undo undo = new Undo(tracker, situation);
        Inverting inverse = Inverting.of(past, tracker);
        List<Problem> refusals = new ArrayList<>();
        Map<String, Situation.Fired> fired = new HashMap<>(situation.fired());
        List<OperationKey> fallen = new ArrayList<>();
        for (Past.Deed deed : past.deeds()) {
            OperationKey key = key(deed.change());
            if (key != null) {
                fallen.add(key);
                fired.computeIfPresent(
                        key.base(),
                        (base, made) ->
                                made.attempt() == key.attempt() ? new Situation.Fired(made.attempt(), false) : made);
            }
            if (deed.change() instanceof Change.IssueInvoice issue) {
                Voiding.refusal(tracker, issue.invoice().number()).ifPresent(refusals::add);
            }
        }
        Tracker after = kept == null ? laid(tracker, inverse.changes()) : kept;
        Map<String, JobRecord> records =
                new UndoneRecords(past, inverse, undo.state(after, situation.records())).over(situation.records());
        Situation then = undo.then(fired, records);
        State state = undo.state(after, records);
        past.deeds().forEach(deed -> undo.hold(deed.change(), state, then));
        Plan settled = undo.settle(after, fired, records);
        boolean says = kept == null && settled.changes().isEmpty();
        List<Problem> told = kept == null ? inverse.stays() : documents(inverse.stays());
        Plan plan = undo.plan(inverse.changes(), settled, told, says ? settled.inbox() : Inbox.NONE, records, after);
        return new Undoing(plan, fallen, refusals);
    }

    /// What voids an invoice by a person's own decision, paid or not.
    ///
    /// @param because in the person's words, or empty
    /// @param key what issued it, or null where it stood in the tracker before Alur came: then nothing bills
    /// its jobs again by itself
    public static Undoing voiding(
            String number, String because, @Nullable OperationKey key, Tracker tracker, Situation situation) {
        Undo undo = new Undo(tracker, situation);
        List<Problem> stays = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Billed> rows = Voiding.rows(tracker, number);
        String client = rows.isEmpty() ? "" : rows.getFirst().client();
        String job = key == null ? "" : key.job();
        Voiding.change(tracker, number, job, client, stays)
                .map(change -> because.isBlank()
                        ? change
                        : change.because(List.of(new Reason(change.address(), because.strip())), ""))
                .ifPresent(changes::add);
        Map<String, Situation.Fired> fired = new HashMap<>(situation.fired());
        Set<String> identities = new TreeSet<>();
        if (key == null) {
            rows.forEach(billed -> billed.jobs().forEach(id -> {
                for (Part part : Part.values()) {
                    identities.add(Once.invoice(id, part).base());
                }
            }));
        } else {
            identities.add(key.base());
            fired.put(key.base(), new Situation.Fired(key.attempt(), false));
        }
        Tracker after = laid(tracker, changes);
        Situation then = undo.then(fired, situation.records());
        State state = undo.state(after, situation.records());
        identities.forEach(identity -> undo.hold(identity, state, then));
        Plan later = Planner.plan(after, undo.then(fired, situation.records()));
        Plan plan = undo.plan(changes, later, stays, Inbox.NONE, situation.records(), after);
        return new Undoing(plan, key == null ? List.of() : List.of(key), List.of());
    }

    /// The key of what a change makes once; null where it makes nothing.
    private static @Nullable OperationKey key(Change change) {
        return switch (change) {
            case Change.AddNote note -> note.key();
            case Change.AddRow row -> row.key();
            case Change.IssueInvoice issue -> issue.key();
            case Change.MakeDocument make -> make.key();
            case Change.SetCell _, Change.Structural _, Change.Inverse _ -> null;
        };
    }

    private static List<Problem> documents(List<Problem> stays) {
        return stays.stream()
                .filter(problem -> problem.key() == UndoProblem.UNDO_DOCUMENT_STAYS)
                .toList();
    }

    /// The tracker with the inverse changes made.
    private static Tracker laid(Tracker tracker, List<Change> changes) {
        Map<Address, Value> overlay = new LinkedHashMap<>();
        for (Change change : changes) {
            switch (change) {
                case Change.SetCell set -> overlay.put(set.address(), set.after());
                case Change.VoidInvoice voided -> overlay.put(voided.address(), voided.after());
                case Change.ClearRow clear -> {
                    Place place =
                            clear.key().register().map(tracker.places()::get).orElse(null);
                    clear.cells().forEach((header, value) -> {
                        Address at = place == null
                                ? null
                                : AddedRow.cell(place, header, clear.address().row());
                        if (at != null) {
                            overlay.put(at, Value.BLANK);
                        }
                    });
                }
                case Change.AddNote _,
                        Change.AddRow _,
                        Change.IssueInvoice _,
                        Change.MakeDocument _,
                        Change.Structural _ -> throw new IllegalArgumentException("no inverse: " + change);
            }
        }
        return overlay.isEmpty()
                ? tracker
                : TrackerReader.read(tracker.snapshot().with(overlay));
    }

    private State state(Tracker after, Map<String, JobRecord> records) {
        return State.before(after, situation.moment(tracker.settings().zone()), new Recall(records));
    }

    private Situation then(Map<String, Situation.Fired> fired, Map<String, JobRecord> records) {
        return new Situation(
                situation.now(),
                situation.today(),
                by,
                situation.numbers(),
                situation.lastJob(),
                fired,
                Set.of(),
                held,
                records,
                situation.templates(),
                situation.spent());
    }

    private Holds holds(Situation then) {
        return new Holds(then, situation.day(tracker.settings().zone()));
    }

    private void hold(Change change, State state, Situation then) {
        if (!(change instanceof Change.Structural)) {
            Reads reads = new Reads(state, situation.templates());
            hold(change, holds(then).binding(change, state, reads));
        }
    }

    private void hold(Change change, String reads) {
        held.put(change.identity(), new Hold(reads, by));
        abouts.add(Ref.about(change.identity()));
        Place projects = tracker.place(Register.PROJECTS);
        if (projects != null
                && change instanceof Change.SetCell set
                && set.header().equals(projects.header(Field.JOB_ID))) {
            abouts.add(Passes.aboutId(set.header(), "", reads));
        }
    }

    private void hold(String identity, State state, Situation then) {
        String reads = holds(then).binding(identity, state, new Reads(state, situation.templates()));
        if (!reads.isEmpty()) {
            held.put(identity, new Hold(reads, by));
            abouts.add(Ref.about(identity));
        }
    }

    /// Holds what a plan would do right afterwards, until it would do nothing.
    ///
    /// @return that plan
    private Plan settle(Tracker after, Map<String, Situation.Fired> fired, Map<String, JobRecord> records) {
        for (int round = 1; ; round++) {
            Plan plan = Planner.plan(after, then(fired, records));
            boolean more = false;
            for (Change change : plan.changes()) {
                Hold old = held.get(change.identity());
                if (!(change instanceof Change.Structural)
                        && (old == null || !old.equals(new Hold(change.reads(), by)))) {
                    hold(change, change.reads());
                    more = true;
                }
            }
            if (!more || round == MOST_ROUNDS) {
                return plan;
            }
        }
    }

    private Plan plan(
            List<Change> changes,
            Plan later,
            List<Problem> told,
            Inbox inbox,
            Map<String, JobRecord> records,
            Tracker after) {
        return new Plan(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                situation.day(tracker.settings().zone()),
                by,
                changes,
                later.waiting(),
                told,
                inbox,
                new Memory(records, situation.lastJob(), held, spent(after), Map.of()));
    }

    /// Answers to what is held count no more, those of now and those that a kept file brings back.
    private Set<String> spent(Tracker after) {
        Set<String> spent = new TreeSet<>();
        List<InboxLine> lines = new ArrayList<>(tracker.inbox());
        lines.addAll(after.inbox());
        for (InboxLine line : lines) {
            boolean about = Ref.parse(line.ref())
                    .filter(ref -> abouts.contains(ref.about()))
                    .isPresent();
            if (about && line.answer().isPresent() && !situation.spent().contains(line.ref())) {
                spent.add(line.ref());
            }
        }
        return spent;
    }
}
