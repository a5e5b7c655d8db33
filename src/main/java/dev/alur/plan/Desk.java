package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is the same in all passes of one planning: the state before it, the situation, and
/// what is counted up.
final class Desk {
    final Situation situation;
    final LocalDate today;
    final State before;
    final Reads reads;
    final Holds holds;
    final Answers answers;
    final Seats seats;
    final FreeRows rows;
    final Draft draft;
    final Identities identities;
    final StageCells stages = new StageCells();
    final Set<String> refused;
    private final Optional<Series> series;

    /// @param refused identities that may not be done
    Desk(State before, Situation situation, Seats seats, Set<String> refused) {
        Tracker tracker = before.tracker();
        this.situation = situation;
        this.today = situation.day(tracker.settings().zone());
        this.before = before;
        this.reads = new Reads(before, situation.templates());
        this.holds = new Holds(situation, today);
        this.answers = new Answers(tracker, situation.spent());
        this.seats = seats;
        this.rows = new FreeRows(before.snapshot());
        this.draft = new Draft(tracker, situation, today);
        this.identities = new Identities(tracker, situation.records());
        this.refused = refused;
        this.series = Series.parse(tracker.settings().invoiceSeries());
    }

    Snapshot snapshot() {
        return before.snapshot();
    }

    /// The line of seats that invoices of today stand in.
    String line() {
        return series.map(known -> known.group(today)).orElse("");
    }

    /// The number at a seat: seats count from the one after the last that was given, or that the workbook
    /// names.
    @Nullable
    String number(int seat) {
        return series.map(known -> known.format(today, last(known) + 1 + seat)).orElse(null);
    }

    private int last(Series known) {
        String group = known.group(today);
        int last = situation.numbers().getOrDefault(group, 0);
        for (String number : before.tracker().numbers().keySet()) {
            int sequence = known.parsed(number)
                    .filter(parsed -> parsed.group().equals(group))
                    .map(Series.Parsed::sequence)
                    .orElse(0);
            last = Math.max(last, sequence);
        }
        return last;
    }

    /// What the passes see now.
    State now() {
        Map<Address, Value> overlay = draft.overlay();
        return overlay.isEmpty() ? before : before.after(overlay, this::track);
    }

    /// The record of a job as planned so far; of a row that has no id yet one that begins today.
    private Track track(Job job) {
        String stage = before.stage(job);
        return job.id().isEmpty() ? new Track(null, stage, today) : draft.track(job.id(), stage);
    }
}
