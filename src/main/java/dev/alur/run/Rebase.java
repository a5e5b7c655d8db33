package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.journal.Intent;
import dev.alur.plan.AddedRow;
import dev.alur.plan.Change;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An intent laid over the workbook as it is by now. A job's row is found by its id wherever it was sorted to.
/// A cell that is as it was before the run is set; one that is as it will be after it is left; anything else is
/// a conflict, and a row that is gone leaves an orphan.
final class Rebase {
    private final Tracker now;
    private final int serial;
    private final SettingCells settings;
    private final Whereabouts whereabouts;
    private final boolean written;
    private final Map<Address, Value> cells = new LinkedHashMap<>();
    private final List<Edit.AppendRow> rows = new ArrayList<>();
    private final Map<Address, Value> taken = new HashMap<>();
    private final Map<Register, Set<Integer>> clearedRows = new EnumMap<>(Register.class);
    /// The jobs that are added, by the rows in which the plan saw them.
    private final Map<Integer, Edit.AppendRow> planned = new HashMap<>();
    private final Map<String, Value> last = new HashMap<>();
    private final List<Run.Outcome> outcomes = new ArrayList<>();
    private final Set<Unmet> unmet = new HashSet<>();

    private Rebase(Intent intent, Tracker now) {
        this.whereabouts = Whereabouts.of(intent, now);
        this.now = now;
        this.serial = intent.serial();
        this.settings = new SettingCells(now);
        this.written = Identity.isWritten(intent, now);
    }

    static Rebase of(Intent intent, Tracker now) {
        Rebase rebase = new Rebase(intent, now);
        for (Intent.Act act : intent.acts()) {
            for (Intent.Effect effect : act.effects()) {
                if (effect instanceof Intent.Effect.Cell cell) {
                    rebase.last.put(key(cell), cell.after());
                }
            }
        }
        // rows first: a later change of the same plan may go on with a row that it adds
        Map<Intent.Effect.Row, Run.Outcome> added = new IdentityHashMap<>();
        for (Intent.Act act : intent.acts()) {
            for (Intent.Effect effect : act.effects()) {
                if (effect instanceof Intent.Effect.Row row) {
                    added.put(row, rebase.lay(row, act));
                }
            }
        }
        for (Intent.Act act : intent.acts()) {
            Run.Outcome worst = Run.Outcome.DONE;
            for (Intent.Effect effect : act.effects()) {
                Run.Outcome outcome = switch (effect) {
                    case Intent.Effect.Cell cell -> rebase.lay(cell);
                    case Intent.Effect.Row row -> Objects.requireNonNull(added.get(row));
                    case Intent.Effect.Cleared cleared -> rebase.lay(cleared);
                    case Intent.Effect.Voided voided -> rebase.lay(voided);
                    case Intent.Effect.Structure _ -> rebase.lay(PlanJson.readChange(act.json()));
                };
                worst = outcome.compareTo(worst) > 0 ? outcome : worst;
            }
            rebase.outcomes.add(worst);
        }
        return rebase;
    }

    /// True where the workbook carries the run's serial: it was written, and whatever differs since is a
    /// person's.
    boolean written() {
        return written;
    }

    /// What is left to do, rows after cells; the run's serial among the settings.
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        cells.forEach((at, value) -> edits.add(new Edit.SetCell(at, value)));
        edits.addAll(rows);
        settings.set(Setting.ALUR_RUN, Value.of(serial));
        edits.addAll(settings.edits());
        return edits;
    }

    /// How each act ended, in the intent's order.
    List<Run.Outcome> outcomes() {
        return outcomes;
    }

    /// Cells that met something else, or no row.
    Set<Unmet> unmet() {
        return unmet;
    }

    private Run.Outcome lay(Intent.Effect.Cell cell) {
        Run.Outcome inAdded = layInAdded(cell);
        if (inAdded != null) {
            return inAdded;
        }
        Address at = find(cell);
        if (at == null || isTwice(cell.header())) {
            // two rows of one id, or two columns of one header, are no better than none: which of them is meant
            // is not ours to say
            boolean gone = at == null && !whereabouts.isDoubled(cell.job());
            unmet.add(new Unmet(cell.job(), cell.header(), gone));
            return gone ? Run.Outcome.ORPHAN : Run.Outcome.CONFLICT;
        }
        Value is = cells.getOrDefault(at, now.snapshot().value(at));
        Value end = last.getOrDefault(key(cell), cell.after());
        if (same(is, end) && !cells.containsKey(at)) {
            return Run.Outcome.DONE;
        }
        boolean formula = now.snapshot()
                .sheet(at.sheet())
                .map(sheet -> sheet.formula(at.row(), at.column()))
                .isPresent();
        if (written || formula || !same(is, cell.before())) {
            unmet.add(new Unmet(cell.job(), cell.header(), false));
            return Run.Outcome.CONFLICT;
        }
        cells.put(at, cell.after());
        return Run.Outcome.DONE;
    }

    /// What is about the tracker itself: sheets and columns are laid already, wherever they could be.
    private Run.Outcome lay(Change change) {
        return switch (change) {
            case Change.AddSheet added ->
                now.snapshot().sheet(added.sheet().sheet()).isPresent() ? Run.Outcome.DONE : Run.Outcome.ORPHAN;
            case Change.AddColumn added -> {
                Place place = Structure.place(now, added.address());
                yield place != null && Structure.has(place, added) ? Run.Outcome.DONE : Run.Outcome.ORPHAN;
            }
            case Change.SetSetting set -> lay(set);
            case Change.SetCell _,
                    Change.AddNote _,
                    Change.AddRow _,
                    Change.IssueInvoice _,
                    Change.MakeDocument _,
                    Change.Inverse _ -> throw new IllegalArgumentException("not about the tracker itself: " + change);
        };
    }

    private Run.Outcome lay(Change.SetSetting set) {
        Address at = SettingCells.find(now, set.key());
        Value is = at == null ? Value.BLANK : now.snapshot().value(at);
        if (same(is, set.after())) {
            return Run.Outcome.DONE;
        }
        if (written || !same(is, set.before())) {
            return Run.Outcome.CONFLICT;
        }
        settings.set(set.key(), set.after(), set.explanation());
        return Run.Outcome.DONE;
    }

    /// A row that an undo clears, wherever it is by now; what a person wrote into it since stays.
    private Run.Outcome lay(Intent.Effect.Cleared cleared) {
        Place place = now.places().values().stream()
                .filter(each -> each.register().key().equals(cleared.register()))
                .findFirst()
                .orElse(null);
        if (place == null || written) {
            return written ? Run.Outcome.DONE : Run.Outcome.ORPHAN;
        }
        Set<Integer> others = clearedRows.computeIfAbsent(place.register(), key -> new HashSet<>());
        AddedRow found = AddedRow.find(place, cleared.cells(), cleared.at().row(), others);
        if (found == null) {
            return Run.Outcome.ORPHAN;
        }
        others.add(found.row());
        found.cells().forEach((header, value) -> {
            Address at = AddedRow.cell(place, header, found.row());
            if (at != null) {
                cells.put(at, Value.BLANK);
            }
        });
        return found.isWhole() ? Run.Outcome.DONE : Run.Outcome.CONFLICT;
    }

    /// The state of an invoice, in every row that has its number.
    private Run.Outcome lay(Intent.Effect.Voided voided) {
        Place place = now.place(Register.INVOICES);
        List<Billed> rows = now.invoices().stream()
                .filter(billed -> billed.number().strip().equalsIgnoreCase(voided.number()))
                .toList();
        if (place == null || rows.isEmpty()) {
            return Run.Outcome.ORPHAN;
        }
        for (Billed billed : rows) {
            Address at = place.at(Field.INVOICE_STATE, billed.row());
            boolean formula = at != null && place.sheet().formula(at.row(), at.column()) != null;
            if (at == null || formula) {
                return Run.Outcome.CONFLICT;
            }
            if (!billed.state().equals("void")) {
                if (written) {
                    return Run.Outcome.CONFLICT;
                }
                cells.put(at, voided.after());
            }
        }
        return Run.Outcome.DONE;
    }

    private Run.Outcome lay(Intent.Effect.Row row, Intent.Act act) {
        // by its register, for several may stand on one sheet
        Place place = act.key() == null
                ? null
                : act.key()
                        .register()
                        .flatMap(register -> Optional.ofNullable(now.place(register)))
                        .orElse(null);
        if (place == null) {
            return Run.Outcome.ORPHAN;
        }
        boolean whole = place.headers().keySet().containsAll(row.cells().keySet());
        Run.Outcome done = whole ? Run.Outcome.DONE : Run.Outcome.CONFLICT;
        if (act.number() != null) {
            String number = act.number().number();
            boolean there =
                    now.invoices().stream().anyMatch(billed -> billed.number().equals(number));
            if (there || written) {
                return there ? done : Run.Outcome.ORPHAN;
            }
        } else if (written) {
            return done;
        }
        append(place, row);
        return done;
    }

    private void append(Place place, Intent.Effect.Row row) {
        Set<Integer> columns = new HashSet<>(place.headers().values());
        String name = place.sheet().name();
        Sheet sheet = now.snapshot().with(taken).sheet(name).orElseThrow();
        int free = sheet.freeRow(place.headerRow(), columns);
        Map<Integer, Value> values = new TreeMap<>();
        row.cells().forEach((header, value) -> {
            Integer column = place.headers().get(header);
            if (column != null) {
                values.put(column, value);
            }
        });
        if (values.isEmpty() && !row.cells().isEmpty()) {
            return;
        }
        columns.forEach(column -> taken.put(sheet.address(free, column), Value.of("taken")));
        Edit.AppendRow added = new Edit.AppendRow(name, free, values);
        rows.add(added);
        if (place.register() == Register.PROJECTS) {
            planned.put(row.at().row(), added);
        }
    }

    /// A cell of a row that the same intent adds: it goes along with the row.
    private Run.@Nullable Outcome layInAdded(Intent.Effect.Cell cell) {
        Edit.AppendRow row = planned.get(cell.at().row());
        Place place = row == null ? null : now.place(Register.PROJECTS);
        Integer column = place == null ? null : place.headers().get(cell.header());
        if (row == null || column == null || !same(row.cells().getOrDefault(column, Value.BLANK), cell.before())) {
            return null;
        }
        Map<Integer, Value> values = new TreeMap<>(row.cells());
        values.put(column, cell.after());
        Edit.AppendRow more = new Edit.AppendRow(row.sheet(), row.row(), values);
        rows.set(rows.indexOf(row), more);
        planned.put(cell.at().row(), more);
        return Run.Outcome.DONE;
    }

    /// The cell as it is found by now, or null: no row is the job's, or no column has the header.
    private @Nullable Address find(Intent.Effect.Cell cell) {
        Place place = now.place(Register.PROJECTS);
        Integer column = place == null ? null : place.headers().get(cell.header());
        return place == null || column == null
                ? null
                : whereabouts
                        .row(cell.job())
                        .map(row -> place.sheet().address(row, column))
                        .orElse(null);
    }

    /// Whether Projects has a header twice by now.
    private boolean isTwice(String header) {
        Place place = now.place(Register.PROJECTS);
        return place != null && place.isTwice(header);
    }

    private static String key(Intent.Effect.Cell cell) {
        return cell.job() + '\u001f' + cell.header();
    }

    /// Equal as far as a workbook can tell: line ends and parts of a second are not.
    static boolean same(Value one, Value other) {
        if (one instanceof Value.Date(var at) && other instanceof Value.Date(var that)) {
            return at.truncatedTo(ChronoUnit.SECONDS).equals(that.truncatedTo(ChronoUnit.SECONDS));
        }
        if (one instanceof Value.Text(String text) && other instanceof Value.Text(String that)) {
            return text.replace("\r\n", "\n").equals(that.replace("\r\n", "\n"));
        }
        return (one.isBlank() && other.isBlank()) || Objects.equals(one, other);
    }

    /// A cell that was not written.
    ///
    /// @param gone whether its row is gone
    record Unmet(String job, String header, boolean gone) {}
}
