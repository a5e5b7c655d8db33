package dev.alur.report;

import dev.alur.plan.JobRecord;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Service;
import dev.alur.tracker.TimeEntry;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Transition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an evaluation works on: the tracker, narrowed to one client where that is asked for, with the questions
/// that several figures ask of a job.
final class Material {
    final Tracker tracker;
    final Map<String, JobRecord> records;
    final Period period;
    final LocalDate today;
    final @Nullable String client;
    final Notes notes;
    final List<Job> jobs;
    /// Those that count: not void, and in the tracker's currency.
    final List<Billed> invoices;
    /// In a report for one client only the entries that name one of their jobs.
    final List<TimeEntry> times;

    private final Map<String, Job> byName = new HashMap<>();

    Material(
            Tracker tracker,
            Map<String, JobRecord> records,
            Period period,
            LocalDate today,
            @Nullable String client,
            Notes notes) {
        this.tracker = tracker;
        this.records = records;
        this.period = period;
        this.today = today;
        this.client = client;
        this.notes = notes;
        this.jobs = tracker.jobs().stream()
                .filter(job -> isOurs(job.text(Field.JOB_CLIENT)))
                .toList();
        this.invoices = tracker.invoices().stream()
                .filter(invoice -> !isVoid(invoice) && isOurs(invoice.client()) && isInCurrency(invoice.client()))
                .toList();
        nameJobs();
        this.times = client == null
                ? tracker.times()
                : tracker.times().stream().filter(entry -> job(entry) != null).toList();
    }

    static boolean isVoid(Billed invoice) {
        return invoice.state().equals("void");
    }

    /// Two names that people would call the same.
    static boolean same(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    boolean isOurs(String name) {
        return client == null || same(client, name);
    }

    /// Whether a client is billed in the tracker's currency; one that the tracker does not know is.
    boolean isInCurrency(String name) {
        return tracker.client(name)
                .map(known -> known.currency() == null
                        || known.currency().equals(tracker.settings().currency()))
                .orElse(true);
    }

    /// An id names its job; so does a project's name that only one job has.
    private void nameJobs() {
        Map<String, Integer> uses = new HashMap<>();
        for (Job job : jobs) {
            uses.merge(key(job.text(Field.JOB_PROJECT)), 1, Integer::sum);
        }
        for (Job job : jobs) {
            String name = key(job.text(Field.JOB_PROJECT));
            if (!name.isEmpty() && Integer.valueOf(1).equals(uses.get(name))) {
                byName.put(name, job);
            }
        }
        for (Job job : jobs) {
            if (!job.id().isBlank()) {
                byName.put(key(job.id()), job);
            }
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// The job that a time entry names: by its id, by a text that begins with the id, or by its project; null
    /// where there is none.
    @Nullable
    Job job(TimeEntry entry) {
        String name = key(entry.project());
        Job whole = byName.get(name);
        return whole != null ? whole : byName.get(name.split("\\s", 2)[0]);
    }

    /// The day on which a job was done; a day after today is a plan, not an end.
    Optional<LocalDate> done(Job job) {
        return job.day(Field.JOB_DONE).filter(day -> !day.isAfter(today));
    }

    boolean isFinished(Job job) {
        return done(job).isPresent() || isLast(job);
    }

    /// Whether a job's stage is one from which its workflow leads no further.
    boolean isLast(Job job) {
        List<Transition> steps = steps(job);
        String stage = job.stage();
        boolean known = steps.stream()
                .anyMatch(step -> same(step.stage(), stage) || (step.next() != null && same(step.next(), stage)));
        return known && steps.stream().noneMatch(step -> step.next() != null && same(step.stage(), stage));
    }

    /// Whether the job's workflow has its stage at all.
    boolean isKnown(Job job) {
        return steps(job).stream()
                .anyMatch(step ->
                        same(step.stage(), job.stage()) || (step.next() != null && same(step.next(), job.stage())));
    }

    /// The steps of a job's workflow; of all workflows where its service names none.
    List<Transition> steps(Job job) {
        List<Transition> own = tracker.workflow(job);
        return own.isEmpty()
                ? tracker.transitions().values().stream().flatMap(List::stream).toList()
                : own;
    }

    Optional<Service> service(Job job) {
        return tracker.service(job.text(Field.JOB_SERVICE));
    }

    /// Quantity (1 where blank) times price (the service's where blank); null without a price, or in another
    /// currency.
    @Nullable
    BigDecimal value(Job job) {
        if (!isInCurrency(job.text(Field.JOB_CLIENT))) {
            return null;
        }
        BigDecimal price = job.number(Field.JOB_PRICE)
                .orElseGet(() -> service(job).map(Service::price).orElse(null));
        return price == null
                ? null
                : price.multiply(job.number(Field.JOB_QUANTITY).orElse(BigDecimal.ONE));
    }

    /// Days after it was due that a job was done, or is not done yet; 0 where it is not late or has no due day.
    int late(Job job) {
        LocalDate end = done(job).orElse(today);
        return job.day(Field.JOB_DUE)
                .map(due -> (int) Math.max(0, ChronoUnit.DAYS.between(due, end)))
                .orElse(0);
    }

    Report.JobLine line(Job job) {
        return new Report.JobLine(
                job.id(),
                job.text(Field.JOB_PROJECT),
                job.text(Field.JOB_CLIENT),
                job.text(Field.JOB_SERVICE),
                job.stage(),
                job.day(Field.JOB_DUE).orElse(null),
                done(job).orElse(null),
                late(job),
                value(job));
    }
}
