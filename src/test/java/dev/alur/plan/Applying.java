package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Field;
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
import java.util.Optional;
import java.util.Set;

/// A model of applying a plan: its edits go into the workbook, and the situation becomes what a
/// journal would tell afterwards.
public final class Applying {
    private Applying() {}

    /// @return the situation after it, on the same day, without approvals
    public static Situation apply(MemoryWorkbook workbook, Plan plan, Situation situation) {
        Snapshot snapshot = workbook.read();
        Tracker tracker = Structure.laid(TrackerReader.read(snapshot), plan.changes());
        if (!plan.isEmpty()) {
            workbook.write(snapshot.fingerprint(), edits(plan, tracker));
        }
        return after(plan, tracker, situation);
    }

    /// The edits of a plan over a workbook as it was planned for.
    public static List<Edit> edits(Plan plan, Snapshot snapshot) {
        return edits(plan, Structure.laid(TrackerReader.read(snapshot), plan.changes()));
    }

    /// The edits of a plan: a cell that several changes touch is written once.
    public static List<Edit> edits(Plan plan, Tracker tracker) {
        Map<Address, Value> cells = new LinkedHashMap<>();
        List<Edit> rows = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.SetCell set -> cells.put(set.address(), set.after());
                case Change.AddNote note -> cells.put(note.address(), note.after());
                case Change.MakeDocument make -> make.cells().forEach(set -> cells.put(set.address(), set.after()));
                case Change.AddRow row -> rows.add(append(place(tracker, row.key()), row.address(), row.cells()));
                case Change.IssueInvoice issue -> {
                    rows.add(append(place(tracker, issue.key()), issue.address(), issue.row()));
                    issue.cells().forEach(set -> cells.put(set.address(), set.after()));
                }
                case Change.VoidInvoice voided -> cells.put(voided.address(), voided.after());
                case Change.ClearRow clear ->
                    clear.cells()
                            .forEach((header, value) -> cells.put(
                                    AddedRow.cell(
                                            place(tracker, clear.key()),
                                            header,
                                            clear.address().row()),
                                    Value.BLANK));
                case Change.AddSheet added ->
                    edits.addAll(new Additions.NewSheet(added.sheet(), added.table()).edits());
                case Change.AddColumn added -> edits.add(new Edit.AddColumn(added.address(), added.column()));
                case Change.SetSetting set
                when tracker.settings().cells().containsValue(set.address()) -> cells.put(set.address(), set.after());
                case Change.SetSetting set ->
                    rows.add(new Edit.AppendRow(
                            set.address().sheet(),
                            set.address().row(),
                            Map.of(1, Value.of(set.key()), set.address().column(), set.after())));
            }
        }
        List<Edit> links = new ArrayList<>();
        for (Inbox.Row row : plan.inbox().changes()) {
            if (row.link() != null) {
                int where = tracker.place(Register.INBOX).columns().get(Field.INBOX_WHERE);
                links.add(new Edit.SetLink(
                        new Address(row.address().sheet(), row.address().row(), where), row.link()));
            }
            if (row.symbol() == '+') {
                rows.add(append(tracker.place(Register.INBOX), row.address(), row.cells()));
            } else {
                row.cells()
                        .forEach((header, value) -> cells.put(
                                new Address(
                                        row.address().sheet(),
                                        row.address().row(),
                                        tracker.place(Register.INBOX).headers().get(header)),
                                value));
            }
        }
        rows.sort((one, other) -> Integer.compare(((Edit.AppendRow) one).row(), ((Edit.AppendRow) other).row()));
        edits.addAll(rows);
        cells.forEach((at, value) -> edits.add(new Edit.SetCell(at, value)));
        edits.addAll(links);
        return edits;
    }

    private static Place place(Tracker tracker, OperationKey key) {
        return tracker.place(key.register().orElseThrow());
    }

    private static Edit append(Place place, Address at, Map<String, Value> cells) {
        Map<Integer, Value> values = new HashMap<>();
        cells.forEach((header, value) -> values.put(place.headers().get(header), value));
        return new Edit.AppendRow(at.sheet(), at.row(), values);
    }

    private static Situation after(Plan plan, Tracker tracker, Situation before) {
        Map<String, Situation.Fired> fired = new HashMap<>(before.fired());
        Map<String, Integer> numbers = new HashMap<>(before.numbers());
        Optional<Series> series = Series.parse(tracker.settings().invoiceSeries());
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.SetCell _, Change.Structural _, Change.Inverse _ -> {}
                case Change.AddNote note -> fire(fired, note.key());
                case Change.AddRow row -> fire(fired, row.key());
                case Change.MakeDocument make -> fire(fired, make.key());
                case Change.IssueInvoice issue -> {
                    fire(fired, issue.key());
                    Series.Parsed number = series.orElseThrow()
                            .parsed(issue.invoice().number())
                            .orElseThrow();
                    numbers.merge(number.group(), number.sequence(), Math::max);
                }
            }
        }
        Set<String> spent = new HashSet<>(before.spent());
        plan.memory().spent().forEach(ref -> {
            if (!spent.add(ref)) {
                throw new IllegalStateException("an answer that was used before: " + ref);
            }
        });
        return new Situation(
                before.now(),
                before.today(),
                plan.changes().isEmpty() ? before.serial() : plan.serial(),
                numbers,
                plan.memory().lastJob(),
                fired,
                Set.of(),
                plan.memory().held(),
                plan.memory().records(),
                before.templates(),
                spent);
    }

    /// A model of an undo or a void: the inverse plan, and what it made stands no more.
    static Situation undo(MemoryWorkbook workbook, Undo.Undoing undoing, Situation situation) {
        Plan plan = undoing.plan();
        Situation after = apply(workbook, plan, situation);
        Map<String, Situation.Fired> fired = new HashMap<>(after.fired());
        undoing.fallen().forEach(key -> {
            if (fired.get(key.base()).attempt() == key.attempt()) {
                fired.put(key.base(), new Situation.Fired(key.attempt(), false));
            }
        });
        return new Situation(
                after.now(),
                after.today(),
                plan.serial(),
                after.numbers(),
                after.lastJob(),
                fired,
                Set.of(),
                after.held(),
                after.records(),
                after.templates(),
                after.spent());
    }

    /// A plan that was done, as a journal would keep it.
    static Past past(Plan plan, Situation after) {
        return new Past(plan.serial(), deeds(plan.changes()), plan.memory().seen(), after.records());
    }

    /// What changes that were done left in the workbook.
    public static List<Past.Deed> deeds(List<Change> changes) {
        List<Past.Deed> deeds = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.SetCell set -> deeds.add(new Past.Deed(set, List.of(cell(set)), Map.of()));
                case Change.AddNote note ->
                    deeds.add(new Past.Deed(
                            note,
                            List.of(new Past.Cell(
                                    note.job(), note.address(), note.header(), note.before(), note.after())),
                            Map.of()));
                case Change.AddRow row -> deeds.add(new Past.Deed(row, List.of(), row.cells()));
                case Change.IssueInvoice issue ->
                    deeds.add(new Past.Deed(
                            issue, issue.cells().stream().map(Applying::cell).toList(), issue.row()));
                case Change.MakeDocument make ->
                    deeds.add(new Past.Deed(
                            make, make.cells().stream().map(Applying::cell).toList(), Map.of()));
                case Change.Structural structural -> deeds.add(new Past.Deed(structural, List.of(), Map.of()));
                case Change.Inverse inverse -> throw new IllegalArgumentException("an undo is not undone: " + inverse);
            }
        }
        return deeds;
    }

    private static Past.Cell cell(Change.SetCell set) {
        return new Past.Cell(set.job(), set.address(), set.header(), set.before(), set.after());
    }

    private static void fire(Map<String, Situation.Fired> fired, OperationKey key) {
        fired.put(key.base(), new Situation.Fired(key.attempt(), true));
    }
}
