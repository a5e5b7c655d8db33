package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives jobs their ids: the next of the series, and none twice.
final class Ids {
    private final Desk desk;
    private final Optional<IdSeries> series;
    private final Set<String> known = new HashSet<>();
    private int last;

    Ids(Desk desk) {
        this.desk = desk;
        Tracker tracker = desk.before.tracker();
        series = IdSeries.of(tracker);
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
        known.add(Job.key(id));
        series.ifPresent(
                of -> last = Math.max(last, of.series().sequence(Job.key(id)).orElse(0)));
    }

    /// The highest sequence that was ever seen or given.
    int last() {
        return last;
    }

    /// The next id for a job without one; empty where there is no column or no pattern for it.
    Optional<Change.SetCell> give(Job job) {
        return series.flatMap(of -> change(job, of.written(next(of.series())), of.reason()));
    }

    /// The id that a row in doubt would have with a yes.
    ///
    /// @param nth how many other rows would get an id of their own before
    Optional<Change.SetCell> settled(Identities.Doubt doubt, int nth) {
        Optional<Value> id = doubt.isCopy()
                ? peek(nth).flatMap(next -> series.map(of -> of.written(next)))
                : Optional.of(known(doubt.about()));
        return id.flatMap(value -> change(doubt.job(), value, reason(doubt)));
    }

    /// Gives a row in doubt its id, for there was a yes.
    Change.SetCell settle(Identities.Doubt doubt) {
        Value id =
                doubt.isCopy() ? series.map(of -> of.written(next(of.series()))).orElseThrow() : known(doubt.about());
        return change(doubt.job(), id, reason(doubt)).orElseThrow();
    }

    private static Reason reason(Identities.Doubt doubt) {
        return new Reason(doubt.because(), doubt.about());
    }

    /// An id of before, as the column writes ids.
    private Value known(String id) {
        return series.map(of -> of.written(id)).orElse(Value.of(id));
    }

    private Optional<Change.SetCell> change(Job job, Value id, Reason reason) {
        Address at = job.at(Field.JOB_ID);
        String header = job.place().header(Field.JOB_ID);
        if (at == null
                || header == null
                || job.place().sheet().formula(at.row(), at.column()) != null
                || Turn.isCovered(job.place().sheet(), at)) {
            return Optional.empty();
        }
        Job named = job.named(id.plain());
        return Optional.of(new Change.SetCell(
                named.id(),
                named.label(),
                at,
                header,
                job.place().value(Field.JOB_ID, job.row()),
                id,
                List.of(reason),
                desk.reads.identity(job)));
    }

    /// The id that is free, without giving it.
    ///
    /// @param nth 0 for the next one, 1 for the one after it
    Optional<String> peek(int nth) {
        return series.map(of -> {
            int sequence = last;
            String id = "";
            for (int left = nth; left >= 0; left--) {
                do {
                    sequence++;
                    id = of.series().format(desk.today, sequence);
                } while (known.contains(Job.key(id)));
            }
            return id;
        });
    }

    private String next(Series of) {
        String id;
        do {
            last++;
            id = of.format(desk.today, last);
        } while (!known.add(Job.key(id)));
        return id;
    }
}
