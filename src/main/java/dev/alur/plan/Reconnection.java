package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Correction;
import dev.alur.tracker.Field;
import dev.alur.tracker.IssueInvoice;
import dev.alur.tracker.Joined;
import dev.alur.tracker.Place;
import dev.alur.tracker.Recognition;
import dev.alur.tracker.Register;
import dev.alur.tracker.Rejoined;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerProblem;
import dev.alur.tracker.TrackerReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a workbook needs that was connected before, or made by Alur: what a person corrects, and what rules
/// that were written since then call for.
public final class Reconnection {
    private static final Set<TrackerProblem> LOST = EnumSet.of(
            TrackerProblem.UNKNOWN_MAPPED_COLUMN,
            TrackerProblem.UNKNOWN_MAPPED_COLUMN_NEAR,
            TrackerProblem.UNKNOWN_MAPPED_SHEET,
            TrackerProblem.UNKNOWN_MAPPED_SHEET_NEAR);

    private final Tracker tracker;
    private final Additions additions;
    private final List<Change> changes = new ArrayList<>();

    private Reconnection(Tracker tracker) {
        this.tracker = tracker;
        this.additions = Additions.to(tracker);
    }

    /// Whether a workbook is a tracker already, or one whose sheet or column of jobs was renamed.
    public static boolean isConnected(Tracker tracker) {
        return tracker.place(Register.SETTINGS) != null
                && (tracker.place(Register.PROJECTS) != null || lost(tracker) != null);
    }

    private static @Nullable Problem lost(Tracker tracker) {
        return tracker.problems().stream()
                .filter(problem -> problem.key() instanceof TrackerProblem key && LOST.contains(key))
                .findFirst()
                .orElse(null);
    }

    /// What such a workbook is taken for: what Settings say.
    public static Recognition recognition(Tracker tracker) {
        Place place = tracker.place(Register.PROJECTS);
        Problem lost = lost(tracker);
        if (place == null && lost != null) {
            return new Recognition.Refused(lost);
        }
        return Rejoined.recognised(Objects.requireNonNull(place), tracker.jobs());
    }

    /// The sheet with the jobs of a workbook whose columns cannot be found, as its Settings name it, or null.
    public static @Nullable String sheet(Tracker tracker) {
        Place settings = tracker.place(Register.SETTINGS);
        String key = Rejoined.key(Register.PROJECTS, tracker.settings().language());
        for (int row = settings == null ? Integer.MAX_VALUE : settings.headerRow() + 1;
                settings != null && row <= settings.lastRow();
                row++) {
            if (settings.value(Field.SETTING_KEY, row).plain().strip().equalsIgnoreCase(key)) {
                return settings.value(Field.SETTING_VALUE, row).plain().strip();
            }
        }
        return null;
    }

    /// Whether what Settings say of the sheet or the columns of jobs leads nowhere.
    public static boolean isLost(Tracker tracker) {
        return tracker.place(Register.PROJECTS) == null && lost(tracker) != null;
    }

    /// What mends Settings that name a sheet or a column that was renamed.
    ///
    /// @param found the list as a person points to it
    /// @throws dev.alur.grid.ProblemException where a correction names a column or a field that is not there
    public static Connection mended(
            Tracker tracker, Recognition.Recognised found, List<Correction> corrections, @Nullable String sheet) {
        Reconnection mending = new Reconnection(tracker);
        Joined joined = new Joined(tracker.snapshot(), found, mending.language());
        if (sheet != null) {
            mending.set(Rejoined.key(Register.PROJECTS, mending.language()), found.sheet());
        }
        new Rejoined(tracker.snapshot(), joined.place(), mending.language())
                .corrected(corrections)
                .forEach(mending::set);
        Map<Address, Value> cells = new HashMap<>();
        mending.changes.forEach(change -> {
            if (change instanceof Change.SetSetting set) {
                cells.put(set.address(), set.after());
            }
        });
        return new Connection(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                mending.language(),
                mending.changes,
                TrackerReader.read(tracker.snapshot().with(cells)).problems(),
                List.of());
    }

    /// @throws dev.alur.grid.ProblemException where a correction names a column or a field that is not there
    public static Connection of(Tracker tracker, List<Correction> corrections) {
        return new Reconnection(tracker).connect(corrections);
    }

    private Connection connect(List<Correction> corrections) {
        Place place = tracker.place(Register.PROJECTS);
        if (place != null) {
            new Rejoined(tracker.snapshot(), place, language())
                    .corrected(corrections)
                    .forEach(this::set);
            tracker.problems().stream()
                    .filter(problem -> problem.key() == TrackerProblem.NOTES_MISSING)
                    .findFirst()
                    .ifPresent(problem -> addNotes(place, problem));
        }
        tracker.rules().stream()
                .filter(rule -> rule.action() instanceof IssueInvoice)
                .findFirst()
                .ifPresent(rule ->
                        addInvoices(List.of(new Reason(rule.at(), rule.when().text()))));
        return new Connection(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                language(),
                changes,
                problems(),
                List.of());
    }

    /// What has to be mended once this is done.
    private List<Problem> problems() {
        boolean notes = changes.stream().anyMatch(Change.AddColumn.class::isInstance);
        return tracker.problems().stream()
                .filter(problem -> !notes || problem.key() != TrackerProblem.NOTES_MISSING)
                .toList();
    }

    private Language language() {
        return tracker.settings().language();
    }

    private void set(String key, String value) {
        Place settings = tracker.place(Register.SETTINGS);
        if (settings == null) {
            return;
        }
        Address at = null;
        int free = settings.lastRow() + 1;
        for (int row = settings.headerRow() + 1; row <= settings.lastRow(); row++) {
            if (settings.value(Field.SETTING_KEY, row).plain().strip().equalsIgnoreCase(key)) {
                at = settings.at(Field.SETTING_VALUE, row);
            }
        }
        Address cell = at == null ? settings.at(Field.SETTING_VALUE, free) : at;
        Value before = at == null ? Value.BLANK : tracker.snapshot().value(at);
        if (cell != null && !before.equals(Value.of(value))) {
            String why = Messages.text(language(), "plan", "connect.told");
            changes.add(
                    new Change.SetSetting(cell, key, before, Value.of(value), why, List.of(new Reason(cell, why)), ""));
        }
    }

    private void addNotes(Place place, Problem problem) {
        Address rule = problem.address();
        Change change = new Change.AddColumn(
                Additions.nextHeader(place),
                Additions.design(Field.JOB_NOTES, language()),
                List.of(new Reason(
                        rule == null ? place.sheet().address(place.headerRow(), 1) : rule,
                        Messages.text(language(), "plan", "connect.notes"))),
                "");
        changes.add(change);
    }

    private void addInvoices(List<Reason> because) {
        Taken taken = new Taken(tracker.jobs(), tracker);
        if (tracker.place(Register.CLIENTS) == null) {
            addSheet(Register.CLIENTS, taken.clients(), because);
        }
        if (tracker.place(Register.INVOICES) == null) {
            addSheet(Register.INVOICES, taken.invoices(), because);
        }
    }

    private void addSheet(Register register, List<List<Value>> rows, List<Reason> because) {
        boolean taken = tracker.snapshot().sheets().stream().anyMatch(sheet -> register.isCalled(sheet.name()));
        String name = taken ? register.beside(additions.language()) : register.title(additions.language());
        Additions.NewSheet sheet = additions.sheet(register, name, rows);
        changes.add(new Change.AddSheet(sheet.sheet(), sheet.table(), because, ""));
        if (taken) {
            set(Rejoined.key(register, language()), name);
        }
    }
}
