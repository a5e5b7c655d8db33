package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Joined;
import dev.alur.tracker.Place;
import dev.alur.tracker.Recognition;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out what a workbook of somebody's own needs to be a tracker, and only that: Settings that say which
/// column is which, a Workflow of the stages that there are, empty Rules; an id for each job where there is
/// none; and, where jobs have a price, Clients and Invoices with what the tracker knows of both. Pure; no sheet
/// of the user's is renamed, no cell of theirs is changed.
public final class FirstConnection {
    /// What every tracker gets.
    private static final Set<Register> ADDED =
            EnumSet.of(Register.PROJECTS, Register.SETTINGS, Register.WORKFLOW, Register.RULES, Register.INBOX);
    /// What only those get that sell.
    private static final Set<Register> SOLD = EnumSet.of(Register.CLIENTS, Register.INVOICES);

    private static final Set<Setting> TARGETS = EnumSet.of(
            Setting.TARGET_PRODUCTION,
            Setting.TARGET_PROMOTION,
            Setting.TARGET_WORKDAYS,
            Setting.TARGET_FINISHED,
            Setting.TARGET_ON_TIME,
            Setting.TARGET_INVOICED);

    private final Joined joined;
    private final Snapshot snapshot;
    private final Recognition.Recognised found;
    private final Language language;
    private final LocalDate today;
    private final ZoneId zone;
    private final Address header;
    private MissingColumns columns;
    private final KnownNumbers numbers;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Field, String> added = new EnumMap<>(Field.class);

    private FirstConnection(Joined joined, LocalDate today, ZoneId zone) {
        this.joined = joined;
        this.snapshot = joined.snapshot();
        this.found = joined.found();
        this.language = joined.language();
        this.today = today;
        this.zone = zone;
        this.columns = MissingColumns.of(joined, false);
        this.numbers = new KnownNumbers(joined, today.getYear());
        this.header = joined.sheet().address(found.headerRow(), found.firstColumn());
    }

    /// @param said the language of what is added, or null for that of the headers
    /// @param zone that Settings will name
    public static Connection of(
            Snapshot snapshot, Recognition.Recognised found, @Nullable Language said, LocalDate today, ZoneId zone) {
        Language language = said == null ? Joined.language(found) : said;
        return new FirstConnection(new Joined(snapshot, found, language), today, zone).connect();
    }

    private Connection connect() {
        Tracker first = begun();
        List<Job> jobs = addIds(first);
        BilledBefore billed = BilledBefore.of(joined, laid());
        if (!billed.notes().isEmpty()) {
            columns = MissingColumns.of(joined, true);
            first = begun();
            jobs = addIds(first);
            addBilled(first, jobs, billed.notes());
        }
        addOtherSheets(first, jobs);
        return new Connection(
                snapshot.workbook(), snapshot.fingerprint(), language, changes, laid().problems(), billed.signs());
    }

    /// The columns that are missing, and the sheets that say what is what.
    private Tracker begun() {
        added.putAll(columns.headers());
        Set<Register> none = EnumSet.noneOf(Register.class);
        changes.clear();
        changes.addAll(columns.changes());
        addFirstSheets(none);
        Tracker first = laid();
        for (Register register : Register.values()) {
            boolean added = ADDED.contains(register) || (SOLD.contains(register) && sells());
            if (!added && isNamed(register) && first.place(register) == null) {
                none.add(register);
            }
        }
        if (!none.isEmpty()) {
            changes.clear();
            changes.addAll(columns.changes());
            addFirstSheets(none);
            first = laid();
        }
        return first;
    }

    /// Notes of jobs that they were billed before, or perhaps were.
    private void addBilled(Tracker tracker, List<Job> jobs, Map<Integer, String> notes) {
        Place place = tracker.place(Register.PROJECTS);
        Integer column = place == null ? null : place.columns().get(Field.JOB_BILLED);
        for (Job job : jobs) {
            String note = notes.get(job.row());
            if (place != null && column != null && note != null) {
                set(place, job, column, Field.JOB_BILLED, note, because("billed-notes"));
            }
        }
    }

    private void set(Place place, Job job, int column, Field field, String value, List<Reason> because) {
        changes.add(new Change.SetCell(
                job.id(),
                job.label(),
                place.sheet().address(job.row(), column),
                added.getOrDefault(field, ""),
                Value.BLANK,
                Value.of(value),
                because,
                ""));
    }

    private void addFirstSheets(Set<Register> none) {
        Joined.Money money = joined.money();
        String key = "settings-currency-" + money.from().name().toLowerCase(Locale.ROOT);
        addSheet(
                Register.SETTINGS,
                settings(none),
                List.of(new Reason(header, word("settings", zone.getId(), word(key, money.currency())))));
        Recognition.Stages stages = found.stages();
        String why = stages == null
                ? "workflow-new"
                : "workflow-" + stages.source().name().toLowerCase(Locale.ROOT);
        addSheet(Register.WORKFLOW, joined.workflow(), because(why));
    }

    private void addOtherSheets(Tracker tracker, List<Job> jobs) {
        addSheet(tracker, Register.RULES, List.of(), because("rules"));
        if (sells()) {
            Taken taken = new Taken(jobs, tracker);
            if (tracker.place(Register.CLIENTS) == null) {
                addSheet(tracker, Register.CLIENTS, taken.clients(), because("clients"));
            }
            if (tracker.place(Register.INVOICES) == null) {
                addSheet(tracker, Register.INVOICES, taken.invoices(), invoiced());
            }
        }
        addInbox(tracker);
    }

    /// Where what waits is answered; last, for it is written with each run.
    private void addInbox(Tracker tracker) {
        if (tracker.place(Register.INBOX) == null) {
            addSheet(tracker, Register.INBOX, List.of(), because("inbox"));
        }
    }

    /// Invoices are for trackers that know whom to bill, and what or what was.
    private boolean sells() {
        Map<Field, ?> fields = found.fields();
        return fields.containsKey(Field.JOB_CLIENT)
                && (fields.containsKey(Field.JOB_PRICE) || fields.containsKey(Field.JOB_INVOICE));
    }

    private List<List<Value>> settings(Set<Register> none) {
        List<List<Value>> rows = new ArrayList<>(joined.mappings(added, none));
        Map<Setting, Value> own = new EnumMap<>(Setting.class);
        own.put(Setting.LANGUAGE, Value.of(language.code()));
        own.put(Setting.ZONE, Value.of(zone.getId()));
        own.put(Setting.CURRENCY, Value.of(joined.money().currency()));
        // nobody said what they aim at
        TARGETS.forEach(target -> own.put(target, Value.BLANK));
        numbers.invoices()
                .ifPresent(series ->
                        own.put(Setting.INVOICE_SERIES, Value.of(series.series().toString())));
        numbers.ids()
                .ifPresent(series ->
                        own.put(Setting.JOB_SERIES, Value.of(series.series().toString())));
        rows.addAll(Additions.settings(language, own));
        return rows;
    }

    private List<Reason> invoiced() {
        return numbers.invoices()
                .map(series -> List.of(new Reason(
                        header,
                        word(
                                "invoices-taken",
                                series.highest(),
                                series.series().format(today, KnownNumbers.next(series, today)),
                                series.count()))))
                .orElseGet(() -> because("invoices"));
    }

    /// Every job gets an id where a column for it was added.
    ///
    /// @return the jobs, with their ids
    private List<Job> addIds(Tracker tracker) {
        Place place = tracker.place(Register.PROJECTS);
        Integer column = place == null ? null : place.columns().get(Field.JOB_ID);
        if (place == null || column == null || !added.containsKey(Field.JOB_ID)) {
            return tracker.jobs();
        }
        Series series = Series.parse(tracker.settings().jobSeries()).orElseThrow();
        List<Job> jobs = new ArrayList<>();
        for (Job job : tracker.jobs()) {
            String id = series.format(today, jobs.size() + 1);
            Job named = new Job(id, job.row(), place, job.values());
            jobs.add(named);
            set(place, named, column, Field.JOB_ID, id, because("ids"));
        }
        return jobs;
    }

    private void addSheet(Register register, List<List<Value>> rows, List<Reason> because) {
        add(new Additions(snapshot, Map.of(), language, header, found.table() != null), register, rows, because);
    }

    private void addSheet(Tracker tracker, Register register, List<List<Value>> rows, List<Reason> because) {
        Additions additions =
                new Additions(tracker.snapshot(), tracker.places(), language, header, found.table() != null);
        add(additions, register, rows, because);
    }

    private void add(Additions additions, Register register, List<List<Value>> rows, List<Reason> because) {
        String name = isNamed(register) ? register.beside(language) : register.title(language);
        Additions.NewSheet sheet = additions.sheet(register, name, rows);
        changes.add(new Change.AddSheet(sheet.sheet(), sheet.table(), because, ""));
    }

    /// Whether a sheet of the user's has a register's name, in either language.
    private boolean isNamed(Register register) {
        return snapshot.sheets().stream().anyMatch(sheet -> register.isCalled(sheet.name()))
                || snapshot.otherTabs().stream().anyMatch(register::isCalled);
    }

    private Tracker laid() {
        List<Edit> edits = new ArrayList<>();
        Map<Address, Value> cells = new HashMap<>();
        for (Change change : changes) {
            edits.addAll(edits(change));
            if (change instanceof Change.SetCell set) {
                cells.put(set.address(), set.after());
            }
        }
        return TrackerReader.read(snapshot.adding(edits).with(cells));
    }

    /// A change as edits.
    public static List<Edit> edits(Change change) {
        return change instanceof Change.SetCell set
                ? List.of(new Edit.SetCell(set.address(), set.after()))
                : Structure.edits(change);
    }

    private List<Reason> because(String key) {
        return List.of(new Reason(header, word(key)));
    }

    private String word(String key, Object... arguments) {
        return Messages.text(language, "plan", "connect." + key, arguments);
    }
}
