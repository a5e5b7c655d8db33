package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Gives jobs their ids: the next of the series, and none twice.
final class Ids {
    private final Desk desk;
    private final Optional<Series> series;
    private final Set<String> known = new HashSet<>();
    private int last;

    Ids(Desk desk) {
        this.desk = desk;
        Tracker tracker = desk.before.tracker();
        series = Series.parse(tracker.settings().jobSeries());
        last = desk.situation.lastJob();
        desk.situation.records().keySet().forEach(this::see);
        Place place = tracker.place(Register.PROJECTS);
        if (place != null) {
            for (int row = place.headerRow() + 1; row <= place.sheet().lastRow(); row++) {
                see(place.value(Field.JOB_ID, row).plain());
            }
        }
        tracker.invoices().forEach(billed -> billed.jobs().forEach(this::see));
    }

    private void see(String id) {
        known.add(id.strip().toLowerCase(Locale.ROOT));
        series.ifPresent(of -> last = Math.max(last, of.sequence(id).orElse(0)));
    }

    /// The highest sequence that was ever seen or given.
    int last() {
        return last;
    }

    /// The next id for a job without one; empty where there is no column or no pattern for it.
    Optional<Change.SetCell> give(Job job) {
        Address at = job.at(Field.JOB_ID);
        String header = job.place().header(Field.JOB_ID);
        if (series.isEmpty() || at == null || header == null) {
            return Optional.empty();
        }
        String id = next(series.get(), desk.today);
        Address pattern = desk.before.tracker().settings().cells().getOrDefault(Setting.JOB_SERIES, at);
        Reason reason = new Reason(pattern, series.get().toString());
        Job named = new Job(id, job.row(), job.place(), job.values());
        return Optional.of(new Change.SetCell(
                id, named.label(), at, header, Value.BLANK, Value.of(id), List.of(reason), desk.reads.identity(job)));
    }

    private String next(Series of, LocalDate today) {
        String id;
        do {
            last++;
            id = of.format(today, last);
        } while (!known.add(id.toLowerCase(Locale.ROOT)));
        return id;
    }
}
