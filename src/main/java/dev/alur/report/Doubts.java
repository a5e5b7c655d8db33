package dev.alur.report;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.language.Amounts;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.TimeEntry;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says which rows a figure could not count, or counted by a makeshift: bad data is told, not hidden.
final class Doubts {
    private final Material material;

    Doubts(Material material) {
        this.material = material;
    }

    void tell() {
        if (!material.today.isAfter(material.period.to())) {
            material.notes.say("period-not-over", material.today);
        }
        long unread = material.tracker.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        if (unread > 0 && material.client == null) {
            material.notes.say("tracker-problems", new Measure.Count(unread));
        }
        material.jobs.forEach(this::job);
        material.times.forEach(this::time);
        material.tracker.invoices().stream()
                .filter(invoice -> !Material.isVoid(invoice) && material.isOurs(invoice.client()))
                .forEach(this::invoice);
    }

    private void job(Job job) {
        LocalDate start = job.day(Field.JOB_START).orElse(null);
        LocalDate done = material.done(job).orElse(null);
        if (done == null && job.day(Field.JOB_DONE).isPresent()) {
            material.notes.add("done-in-future", job.label());
        }
        if (done == null && material.isLast(job)) {
            material.notes.add("finished-without-date", job.label());
        }
        if (!material.isKnown(job)) {
            material.notes.add("unknown-stage", job.label());
        }
        if (done != null && material.period.holds(done)) {
            finished(job, start, done);
        } else if (!material.isFinished(job) && job.day(Field.JOB_DUE).isEmpty()) {
            material.notes.add("open-without-due", job.label());
        }
    }

    private void finished(Job job, @Nullable LocalDate start, LocalDate done) {
        if (job.day(Field.JOB_DUE).isEmpty()) {
            material.notes.add("finished-without-due", job.label());
        }
        if (start == null) {
            material.notes.add("finished-without-start", job.label());
        } else if (done.isBefore(start)) {
            material.notes.add("done-before-start", job.label());
        }
    }

    private void time(TimeEntry entry) {
        if (!material.period.holds(entry.date())) {
            return;
        }
        String day = place(entry);
        if (entry.date().isAfter(material.today)) {
            material.notes.add("time-in-future", day);
        }
        if (entry.project().isBlank()) {
            if (entry.kind() == TimeEntry.Kind.PRODUCTION) {
                material.notes.add("production-without-job", day);
            }
        } else if (material.job(entry) == null) {
            material.notes.add("time-for-unknown-job", entry.project().strip());
        }
    }

    /// Where the entry stands, or its day in a tracker that was not read from a workbook.
    private String place(TimeEntry entry) {
        Place sheet = material.tracker.place(Register.TIME);
        Address at = sheet == null ? null : sheet.at(Field.TIME_DATE, entry.row());
        return at == null ? entry.date().toString() : at.toString();
    }

    private void invoice(Billed invoice) {
        if (!material.isInCurrency(invoice.client())) {
            material.notes.add(
                    "other-currency",
                    invoice.number() + " "
                            + material.tracker
                                    .client(invoice.client())
                                    .map(client -> Objects.requireNonNull(client.currency()))
                                    .map(currency -> Amounts.text(
                                            material.tracker.settings().language(), currency, invoice.total()))
                                    .orElse(""));
            return;
        }
        if (invoice.date() == null) {
            material.notes.add("invoice-without-date", invoice.number());
        }
        if (invoice.due() == null && invoice.balance().signum() > 0) {
            material.notes.add("invoice-without-due", invoice.number());
        }
        if (invoice.balance().signum() < 0) {
            material.notes.add("overpaid", invoice.number());
        }
    }
}
