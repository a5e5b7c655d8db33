package dev.alur.plan;

import dev.alur.formula.Evaluator;
import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import dev.alur.tracker.Transition;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one pass sees: a state of the workbook, the tracker as it reads then, and what formulas give then.
///
/// @param snapshot with everything planned so far laid over it
/// @param earlier evaluators of the same state on days before, made when they are asked for
record State(
        Snapshot snapshot, Tracker tracker, Evaluator evaluator, Recall recall, Map<LocalDate, Evaluator> earlier) {
    /// The state before the plan.
    static State before(Tracker tracker, LocalDateTime now, Recall recall) {
        Snapshot snapshot = tracker.snapshot();
        Evaluator evaluator = new Evaluator(snapshot, now);
        Map<Address, Value> computed = computed(snapshot, tracker.place(Register.PROJECTS), evaluator);
        Tracker seen = computed.isEmpty() ? tracker : TrackerReader.reread(tracker, snapshot.with(computed));
        State plain = new State(snapshot, seen.spelt(recall.spelling()), evaluator, recall, new HashMap<>());
        LocalDate today = now.toLocalDate();
        return plain.recalling(job -> new Track(recall.record(job), plain.stage(job), today));
    }

    /// The same where formulas can read the past, and how long a job has been in its stage.
    ///
    /// @param track of a job, as planned so far
    private State recalling(Function<Job, Track> track) {
        LocalDate today = evaluator.now().toLocalDate();
        Map<Address, Value> cells = recall.cells(tracker);
        cells.putAll(StageDays.of(tracker, job -> track.apply(job).since(today), today));
        return cells.isEmpty()
                ? this
                : new State(snapshot, tracker, evaluator.over(snapshot.with(cells)), recall, new HashMap<>());
    }

    /// What formulas give in this state on an earlier day at the same hour.
    Evaluator on(LocalDate day) {
        return earlier.computeIfAbsent(
                day, each -> evaluator.at(each.atTime(evaluator.now().toLocalTime())));
    }

    /// The state after some changes.
    ///
    /// @param track of a job, as planned so far
    State after(Map<Address, Value> overlay, Function<Job, Track> track) {
        Snapshot laid = snapshot.with(overlay);
        Evaluator then = evaluator.over(laid);
        Map<Address, Value> computed = computed(laid, tracker.place(Register.PROJECTS), then);
        Tracker read = TrackerReader.reread(tracker, laid.with(computed)).spelt(recall.spelling());
        return new State(laid, read, then, recall, new HashMap<>()).recalling(track);
    }

    /// The stage in which a job stands, as its workflow writes it.
    String stage(Job job) {
        for (Transition step : tracker.workflow(job)) {
            if (step.stage().equalsIgnoreCase(job.stage())) {
                return step.stage();
            }
            if (step.next() != null && step.next().equalsIgnoreCase(job.stage())) {
                return step.next();
            }
        }
        return job.stage();
    }

    /// Cells of jobs whose formulas give something else than what the file remembers of them: a job is
    /// read with what they give.
    private static Map<Address, Value> computed(Snapshot snapshot, @Nullable Place place, Evaluator evaluator) {
        Map<Address, Value> computed = new HashMap<>();
        Sheet sheet =
                place == null ? null : snapshot.sheet(place.sheet().name()).orElse(null);
        if (place == null || sheet == null) {
            return computed;
        }
        for (int column : place.headers().values()) {
            for (int row = place.headerRow() + 1; row <= sheet.lastRow(); row++) {
                if (sheet.formula(row, column) != null) {
                    Address at = sheet.address(row, column);
                    Value value = evaluator.value(at);
                    if (!value.equals(snapshot.value(at))) {
                        computed.put(at, value);
                    }
                }
            }
        }
        return computed;
    }
}
