package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Days in the life of a tracker: what somebody types on each, what the plan of that day says, and that it is
/// applied. `undo` takes the last plan back, as a kept file that goes back in place does.
public final class Days {
    private final MemoryWorkbook workbook;
    private final StringBuilder said = new StringBuilder();
    private final Set<String> yes = new HashSet<>();
    private Situation situation;
    private Situation before;
    private Snapshot sheets;
    private Plan last;

    /// @param sheets the workbook before the first plan
    /// @param first that plan, which was applied in that situation
    /// @param later the situation after it
    public Days(MemoryWorkbook workbook, Snapshot sheets, Situation before, Plan first, Situation later) {
        this.workbook = workbook;
        this.sheets = sheets;
        this.before = before;
        this.last = first;
        this.situation = later;
    }

    /// Lives through them.
    ///
    /// @return what the plans said
    public String live(List<String> lines) {
        boolean begun = false;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("//")) {
                continue;
            }
            if (line.startsWith("day ")) {
                if (begun) {
                    end();
                }
                begun = true;
                begin(LocalDate.parse(line.substring(4).strip()));
            } else if (line.equals("undo")) {
                undo();
            } else if (line.startsWith("yes ")) {
                yes.add(line.substring(4).strip());
            } else {
                int equals = line.indexOf(" =");
                Address at = Address.parse(line.substring(0, equals).strip());
                workbook.write(
                        workbook.fingerprint(),
                        List.of(new Edit.SetCell(
                                at,
                                WorkbookText.value(line.substring(equals + 2).strip()))));
            }
        }
        end();
        return said.toString();
    }

    private void begin(LocalDate day) {
        yes.clear();
        situation = on(Instant.parse(day + "T03:00:00Z"), Set.of());
    }

    private void end() {
        Tracker tracker = TrackerReader.read(workbook.read());
        Situation today = on(situation.now(), yes);
        Plan plan = Planner.plan(tracker, today);
        said.append(PlanText.plan(plan));
        String problems = PlanText.problems(plan, tracker.settings().language());
        said.append(problems.isEmpty() ? "" : "\n" + problems).append("\n");
        before = situation;
        sheets = workbook.read();
        last = plan;
        situation = Applying.apply(workbook, plan, today);
        assertThat(Planner.plan(TrackerReader.read(workbook.read()), situation).changes())
                .as("right after an apply on %s nothing is left to do", plan.today())
                .isEmpty();
    }

    /// The cells go back, what was made stands no more, and all of it is held, as is what a plan would do right
    /// afterwards (semantics.md, lines 16 and 17).
    private void undo() {
        Snapshot now = workbook.read();
        List<Edit> edits = new ArrayList<>();
        for (Sheet sheet : now.sheets()) {
            Sheet old = sheets.sheet(sheet.name()).orElseThrow();
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    if (!sheet.value(row, column).equals(old.value(row, column))) {
                        edits.add(new Edit.SetCell(sheet.address(row, column), old.value(row, column)));
                    }
                }
            }
        }
        workbook.write(now.fingerprint(), edits);
        Map<String, Situation.Fired> fired = new HashMap<>(situation.fired());
        Map<String, Hold> held = new HashMap<>(before.held());
        for (Change change : last.changes()) {
            held.put(change.identity(), new Hold(change.reads(), situation.serial() + 1));
            fired.computeIfPresent(change.identity(), (key, made) -> new Situation.Fired(made.attempt(), false));
        }
        situation = undone(situation.serial() + 1, fired, held);
        Planner.plan(TrackerReader.read(workbook.read()), situation)
                .changes()
                .forEach(change -> held.put(change.identity(), new Hold(change.reads(), situation.serial())));
        situation = undone(situation.serial(), fired, held);
        said.append("the run of ").append(last.today()).append(" is undone\n\n");
    }

    private Situation undone(int serial, Map<String, Situation.Fired> fired, Map<String, Hold> held) {
        return new Situation(
                situation.now(),
                null,
                serial,
                situation.numbers(),
                situation.lastJob(),
                fired,
                Set.of(),
                held,
                before.records(),
                situation.templates(),
                situation.spent());
    }

    private Situation on(Instant moment, Set<String> approvals) {
        return new Situation(
                moment,
                null,
                situation.serial(),
                situation.numbers(),
                situation.lastJob(),
                situation.fired(),
                approvals,
                situation.held(),
                situation.records(),
                situation.templates(),
                situation.spent());
    }
}
