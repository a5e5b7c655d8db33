package dev.alur.report;

import dev.alur.grid.Address;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Service;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Settings;
import dev.alur.tracker.TimeEntry;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Transition;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A tracker put together by hand: two services with one workflow each, and whatever jobs, invoices and hours a
/// test wants.
public final class SmallTracker {
    private final List<Job> jobs = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Billed> invoices = new ArrayList<>();
    private final List<TimeEntry> times = new ArrayList<>();
    private final Map<Register, Place> places = new EnumMap<>(Register.class);
    private final Map<Setting, String> settings = new HashMap<>(Map.of(Setting.SELLER, "Studio Rimba"));
    private final Place projects = new Place(
            Register.PROJECTS,
            new Sheet("Projects", false, false, 99, List.of(), List.of(), List.of()),
            1,
            99,
            null,
            Map.of(),
            Map.of());

    public SmallTracker holidays(String... days) {
        Column.Builder column = new Column.Builder().set(1, Value.of("Date"));
        for (int i = 0; i < days.length; i++) {
            column.set(i + 2, Value.of(LocalDate.parse(days[i])));
        }
        int last = days.length + 1;
        Sheet sheet = new Sheet("Holidays", false, false, last, List.of(column.build()), List.of(), List.of());
        places.put(
                Register.HOLIDAYS,
                new Place(Register.HOLIDAYS, sheet, 1, last, null, Map.of(Field.HOLIDAY_DATE, 1), Map.of("Date", 1)));
        return this;
    }

    public SmallTracker client(String name, String currency) {
        clients.add(new Client(
                name, "", "", "", "", "", null, Currency.getInstance(currency), null, new Address("Clients", 2, 1)));
        return this;
    }

    /// A job as words by field, in the order id, client, project, service, stage; then what the map says.
    public SmallTracker job(
            String id, String client, String project, String service, String stage, Map<Field, Value> more) {
        Map<Field, Value> values = new EnumMap<>(Field.class);
        values.put(Field.JOB_ID, Value.of(id));
        values.put(Field.JOB_CLIENT, Value.of(client));
        values.put(Field.JOB_PROJECT, Value.of(project));
        values.put(Field.JOB_SERVICE, Value.of(service));
        values.put(Field.JOB_STAGE, Value.of(stage));
        values.putAll(more);
        values.values().removeIf(Value::isBlank);
        jobs.add(new Job(id, jobs.size() + 2, projects, values));
        return this;
    }

    /// Start, due and done as `2026-11-16`, each may be empty.
    public static Map<Field, Value> days(String start, String due, String done) {
        Map<Field, Value> days = new EnumMap<>(Field.class);
        days.put(Field.JOB_START, day(start));
        days.put(Field.JOB_DUE, day(due));
        days.put(Field.JOB_DONE, day(done));
        return days;
    }

    private static Value day(String text) {
        return text.isEmpty() ? Value.BLANK : Value.of(LocalDate.parse(text));
    }

    public SmallTracker invoice(
            String number, String date, String due, String client, String jobs, long net, long paid, String state) {
        invoices.add(new Billed(
                number,
                invoices.size() + 2,
                date.isEmpty() ? null : LocalDate.parse(date),
                due.isEmpty() ? null : LocalDate.parse(due),
                client,
                jobs.isEmpty() ? List.of() : List.of(jobs.split(",")),
                BigDecimal.valueOf(net),
                BigDecimal.valueOf(net / 10),
                BigDecimal.valueOf(net + net / 10),
                BigDecimal.valueOf(paid),
                state,
                ""));
        return this;
    }

    public SmallTracker time(String date, String project, TimeEntry.Kind kind, int minutes) {
        times.add(new TimeEntry(LocalDate.parse(date), project, kind, minutes, "", times.size() + 2));
        return this;
    }

    public SmallTracker set(Setting setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public Tracker tracker() {
        return new Tracker(
                new Snapshot("studio.xlsx", Fingerprint.of(new byte[0]), List.of(), Map.of()),
                places,
                settings(),
                jobs,
                clients,
                List.of(service("Menu design", "Design", 500_000, 2), service("SEO article", "Article", 150_000, 1)),
                Map.of(
                        "design",
                        List.of(
                                step("Design", "Brief", "Concept", 2, 1),
                                step("Design", "Concept", "Revision", 3, 2),
                                step("Design", "Revision", "Final", 4, 3),
                                step("Design", "Final", "Archived", 5, 4),
                                step("Design", "Archived", null, 6, 0)),
                        "article",
                        List.of(
                                step("Article", "Research", "Draft", 7, 2),
                                step("Article", "Draft", "Revision", 8, 2),
                                step("Article", "Revision", "Published", 9, 5))),
                List.of(),
                invoices,
                times,
                List.of(),
                List.of(),
                List.of());
    }

    private Settings settings() {
        return new Settings(
                settings,
                Map.of(),
                Language.EN,
                Currency.getInstance("IDR"),
                ZoneId.of("Asia/Jakarta"),
                new BigDecimal("0.1"),
                14,
                "INV-{yyyy}-{000}",
                "PRJ-{000}",
                DayOfWeek.FRIDAY,
                LocalTime.of(16, 0),
                List.of(),
                null,
                null,
                30);
    }

    private static Service service(String name, String workflow, long price, int revisions) {
        return new Service(
                name,
                workflow,
                "piece",
                BigDecimal.valueOf(price),
                7,
                revisions,
                BigDecimal.ZERO,
                "",
                new Address("Services", 2, 1));
    }

    private static Transition step(String workflow, String stage, String next, int row, int days) {
        return new Transition(
                workflow,
                stage,
                new Address("Workflow", row, 3),
                null,
                next,
                days == 0 ? OptionalInt.empty() : OptionalInt.of(days),
                "");
    }
}
