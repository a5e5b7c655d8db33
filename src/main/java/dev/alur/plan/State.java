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
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one pass sees: a state of the workbook, the tracker as it reads then, and what formulas give then.
///
/// @param snapshot with everything planned so far laid over it
record State(Snapshot snapshot, Tracker tracker, Evaluator evaluator, Recall recall) {
    /// The state before the plan.
    static State before(Tracker tracker, LocalDateTime now, Recall recall) {
        Snapshot snapshot = tracker.snapshot();
        Evaluator evaluator = new Evaluator(snapshot, now);
        Map<Address, Value> computed = computed(snapshot, tracker.place(Register.PROJECTS), evaluator);
        Tracker seen = computed.isEmpty() ? tracker : TrackerReader.reread(tracker, snapshot.with(computed));
        return new State(snapshot, seen, evaluator, recall).recalling();
    }

    /// The same where formulas can read the past.
    private State recalling() {
        Map<Address, Value> cells = recall.cells(tracker);
        return cells.isEmpty() ? this : new State(snapshot, tracker, evaluator.over(snapshot.with(cells)), recall);
    }

    /// The state after some changes.
    State after(Map<Address, Value> overlay) {
        Snapshot laid = snapshot.with(overlay);
        Evaluator then = evaluator.over(laid);
        Map<Address, Value> computed = computed(laid, tracker.place(Register.PROJECTS), then);
        return new State(laid, TrackerReader.reread(tracker, laid.with(computed)), then, recall).recalling();
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
