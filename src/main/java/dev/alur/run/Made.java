package dev.alur.run;

import dev.alur.grid.Value;
import dev.alur.journal.Intent;
import dev.alur.plan.Change;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Planner;
import dev.alur.plan.Situation;
import dev.alur.tracker.Place;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tracker shows to have been made once already, where no journal says so: a plan without history
/// proposes it again, and it stands there. Asked again and again, for what stands there may lead to more.
final class Made {
    private static final int PASSES = 10;

    private final Tracker tracker;
    private final List<Intent.Act> acts = new ArrayList<>();
    private Situation situation;

    Made(Tracker tracker, Situation without) {
        this.tracker = tracker;
        this.situation = without;
        for (int pass = 0; pass < PASSES && look(); pass++) {
            // the next plan knows what this one found
        }
    }

    /// What was made, each with the key by which it happens once.
    List<Intent.Act> acts() {
        return List.copyOf(acts);
    }

    /// What is still proposed.
    Plan plan() {
        return Planner.plan(tracker, situation);
    }

    private boolean look() {
        Map<String, Situation.Fired> fired = new HashMap<>(situation.fired());
        for (Change change : plan().changes()) {
            OperationKey key = standing(change);
            if (key != null && fired.putIfAbsent(key.base(), new Situation.Fired(key.attempt(), true)) == null) {
                acts.add(new Intent.Act(PlanJson.write(change), key, null, List.of()));
            }
        }
        boolean more = fired.size() > situation.fired().size();
        situation = new Situation(
                        situation.now(),
                        situation.today(),
                        situation.serial(),
                        situation.numbers(),
                        situation.lastJob(),
                        fired,
                        situation.approvals(),
                        situation.held(),
                        situation.records())
                .with(situation.templates());
        return more;
    }

    /// The key of a change whose result stands there; null for what is not there, and for what has no key.
    private @Nullable OperationKey standing(Change change) {
        return switch (change) {
            case Change.AddNote note -> stands(note) ? note.key() : null;
            case Change.AddRow row -> stands(row) ? row.key() : null;
            case Change.MakeDocument make -> stands(make) ? make.key() : null;
            case Change.SetCell _, Change.IssueInvoice _, Change.Structural _, Change.Inverse _ -> null;
        };
    }

    private static boolean stands(Change.AddNote note) {
        String before = note.before().plain();
        String line = note.after()
                .plain()
                .substring(Math.min(before.length(), note.after().plain().length()))
                .strip();
        return !line.isEmpty() && before.lines().map(String::strip).anyMatch(line::equals);
    }

    /// A row with the same texts; days and amounts may be those of another day.
    private boolean stands(Change.AddRow add) {
        Place place = add.key().register().map(tracker::place).orElse(null);
        if (place == null) {
            return false;
        }
        for (int row = place.headerRow() + 1; row <= place.sheet().lastRow(); row++) {
            if (isLike(place, row, add.cells())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLike(Place place, int row, Map<String, Value> cells) {
        boolean any = false;
        for (Map.Entry<String, Value> cell : cells.entrySet()) {
            Integer column = column(place, cell.getKey());
            if (column == null || !(cell.getValue() instanceof Value.Text text)) {
                continue;
            }
            any = true;
            if (!place.sheet()
                    .value(row, column)
                    .plain()
                    .strip()
                    .equalsIgnoreCase(text.plain().strip())) {
                return false;
            }
        }
        return any;
    }

    private static @Nullable Integer column(Place place, String header) {
        for (int column = 1; column <= place.sheet().lastColumn(); column++) {
            if (place.sheet().value(place.headerRow(), column).plain().strip().equalsIgnoreCase(header.strip())) {
                return column;
            }
        }
        return null;
    }

    /// A document is linked from each of its cells, where it has any.
    private boolean stands(Change.MakeDocument make) {
        return !make.cells().isEmpty()
                && make.cells().stream()
                        .allMatch(set ->
                                set.before().plain().contains(make.paper().file()));
    }
}
