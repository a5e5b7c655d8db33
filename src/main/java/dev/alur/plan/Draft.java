package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A plan in the making: what the passes so far have laid over the workbook, and what that means for records
/// and for things that happen once.
final class Draft {
    private static final int MOST_CHARACTERS = 32_767;

    private final Tracker tracker;
    private final Situation situation;
    private final LocalDate today;
    private final Map<Address, Value> overlay = new HashMap<>();
    private final Map<Address, List<Value>> history = new HashMap<>();
    private final Map<Integer, List<Change>> changes = new TreeMap<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Map<Integer, Origin> origins = new HashMap<>();

    Draft(Tracker tracker, Situation situation, LocalDate today) {
        this.tracker = tracker;
        this.situation = situation;
        this.today = today;
    }

    /// Where a job that this plan adds comes from.
    ///
    /// @param job the row of the job that was there before the plan
    /// @param row the change that adds it
    record Origin(int job, Change.AddRow row) {}

    /// The row of the job from which a job comes: its own, unless the plan adds it.
    int origin(int row) {
        Origin origin = origins.get(row);
        return origin == null ? row : origin.job();
    }

    /// What is wrong with a job, told of the rule that adds it where it is not there yet.
    Problem told(Problem problem, int row) {
        Origin origin = origins.get(row);
        return origin == null
                ? problem
                : problem.at(origin.row().reasons().getFirst().address());
    }

    Map<Address, Value> overlay() {
        return overlay;
    }

    /// All changes, job by job in the order of their rows.
    List<Change> changes() {
        return changes.values().stream().flatMap(List::stream).toList();
    }

    /// Identities of everything that the plan does.
    Set<String> identities() {
        Set<String> all = new HashSet<>();
        changes().forEach(change -> all.add(change.identity()));
        return all;
    }

    Map<String, Track> tracks() {
        return tracks;
    }

    /// The record of a job, begun at first sight.
    Track track(String id, String stage) {
        return tracks.computeIfAbsent(id, key -> new Track(situation.records().get(key), stage, today));
    }

    private Track track(String id) {
        return track(id, "");
    }

    /// True where what a key makes is there already, or is made by this plan.
    boolean stands(String base) {
        Situation.Fired fired = situation.fired().get(base);
        return made.contains(base) || (fired != null && fired.stands());
    }

    /// The key with the attempt that is next.
    OperationKey next(OperationKey key) {
        Situation.Fired fired = situation.fired().get(key.base());
        return key.attempt(fired == null ? 0 : fired.attempt() + 1);
    }

    /// How many documents earlier runs made in a line of them, also such as were undone.
    int documents(String line) {
        return situation.fired().entrySet().stream()
                .filter(fired -> OperationKey.parse(fired.getKey())
                        .filter(key -> key.kind().equals(MakingDocument.KIND)
                                && MakingDocument.line(key).equals(line))
                        .isPresent())
                .mapToInt(fired -> fired.getValue().attempt() + 1)
                .sum();
    }

    /// Lays a change over what is planned so far.
    ///
    /// @return what is wrong with it; then the job is to be left out
    @Nullable
    Problem lay(Job job, Change change) {
        return switch (change) {
            case Change.SetCell set -> set(job, set);
            case Change.AddNote note -> note(job, note);
            case Change.AddRow row -> {
                cells(row.key(), row.address(), row.cells());
                made.add(row.identity());
                if (row.key().register().filter(Register.PROJECTS::equals).isPresent()) {
                    origins.put(row.address().row(), new Origin(origin(job.row()), row));
                }
                yield add(job, row);
            }
            case Change.IssueInvoice issue -> {
                name(issue.cells());
                cells(issue.key(), issue.address(), issue.row());
                made.add(issue.identity());
                yield add(job, issue);
            }
            case Change.MakeDocument make -> {
                boolean free = make.cells().stream().noneMatch(cell -> overlay.containsKey(cell.address()));
                Change.MakeDocument named = free ? make : make.unnamed();
                name(named.cells());
                made.add(named.identity());
                yield add(job, named);
            }
            case Change.Structural _, Change.Inverse _ -> throw new IllegalStateException("no job wants " + change);
        };
    }

    private @Nullable Problem set(Job job, Change.SetCell set) {
        boolean stage = set.address().equals(job.at(Field.JOB_STAGE));
        if (!isNew(set)) {
            Address because = set.reasons().getLast().address();
            return stage
                    ? Problem.error(
                            PlanProblem.STAGE_VISITED_TWICE,
                            set.address(),
                            set.label(),
                            set.after().plain())
                    : Problem.error(
                            PlanProblem.CELL_SET_BACK,
                            set.address(),
                            set.label(),
                            set.header(),
                            set.after(),
                            because.toString());
        }
        Track track = track(set.job());
        overlay.put(set.address(), set.after());
        track.wrote(set.header(), set.after());
        if (stage) {
            track.enter(set.after().plain(), today);
        }
        List<Change> of = of(job);
        int last = lastTouching(of, set.address());
        if (last >= 0 && of.get(last) instanceof Change.SetCell earlier) {
            of.set(last, chained(earlier, set));
            return null;
        }
        return add(job, set);
    }

    private @Nullable Problem note(Job job, Change.AddNote wished) {
        Change.AddNote note = wished.to(overlay.getOrDefault(wished.address(), wished.before()));
        if (note.after().plain().length() > MOST_CHARACTERS) {
            return Problem.error(PlanProblem.CELL_FULL, note.address(), note.label(), note.header(), MOST_CHARACTERS);
        }
        Track track = track(note.job());
        boolean persons = track.isPersons(note.header(), note.before());
        overlay.put(note.address(), note.after());
        if (!persons) {
            track.wrote(note.header(), note.after());
        }
        made.add(note.identity());
        return add(job, note);
    }

    /// Lays over the cells that name what a change makes.
    private void name(List<Change.SetCell> cells) {
        for (Change.SetCell cell : cells) {
            isNew(cell);
            overlay.put(cell.address(), cell.after());
            track(cell.job()).wrote(cell.header(), cell.after());
        }
    }

    /// Remembers a value that a cell gets; false where it had it before in this plan.
    private boolean isNew(Change.SetCell set) {
        List<Value> values = history.computeIfAbsent(set.address(), at -> new ArrayList<>(List.of(set.before())));
        boolean known = values.stream().anyMatch(value -> CellValues.same(value, set.after()));
        values.add(set.after());
        return !known;
    }

    private void cells(OperationKey key, Address row, Map<String, Value> cells) {
        Place place = key.register()
                .flatMap(register -> Optional.ofNullable(tracker.place(register)))
                .orElse(null);
        cells.forEach((header, value) -> {
            Integer column = place == null ? null : place.headers().get(header);
            if (column != null) {
                overlay.put(new Address(row.sheet(), row.row(), column), value);
            }
        });
    }

    private List<Change> of(Job job) {
        return changes.computeIfAbsent(job.row(), row -> new ArrayList<>());
    }

    private @Nullable Problem add(Job job, Change change) {
        of(job).add(change);
        return null;
    }

    private static int lastTouching(List<Change> changes, Address cell) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            boolean touches = switch (changes.get(i)) {
                case Change.SetCell set -> set.address().equals(cell);
                case Change.AddNote note -> note.address().equals(cell);
                case Change.IssueInvoice issue ->
                    issue.cells().stream().anyMatch(set -> set.address().equals(cell));
                case Change.MakeDocument make ->
                    make.cells().stream().anyMatch(set -> set.address().equals(cell));
                case Change.AddRow _, Change.Structural _, Change.Inverse _ -> false;
            };
            if (touches) {
                return i;
            }
        }
        return -1;
    }

    private static Change.SetCell chained(Change.SetCell first, Change.SetCell then) {
        return new Change.SetCell(
                first.job(),
                first.label(),
                first.address(),
                first.header(),
                first.before(),
                then.after(),
                joined(first.reasons(), then.reasons()),
                joined(first.reads(), then.reads()));
    }

    static List<Reason> joined(List<Reason> some, List<Reason> others) {
        Set<Reason> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    static String joined(String some, String others) {
        Set<String> all = new LinkedHashSet<>(List.of(some.split("\\.")));
        all.addAll(List.of(others.split("\\.")));
        return String.join(".", all);
    }
}
