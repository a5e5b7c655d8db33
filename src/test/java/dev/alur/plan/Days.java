package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Days in the life of a tracker: what somebody types on each, what the plan of that day says, and that it is
/// applied.
public final class Days {
    private final MemoryWorkbook workbook;
    private final StringBuilder said = new StringBuilder();
    private final Set<String> yes = new HashSet<>();
    private Situation situation;

    public Days(MemoryWorkbook workbook, Situation situation) {
        this.workbook = workbook;
        this.situation = situation;
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
        situation = Applying.apply(workbook, plan, today);
        assertThat(Planner.plan(TrackerReader.read(workbook.read()), situation).changes())
                .as("right after an apply on %s nothing is left to do", plan.today())
                .isEmpty();
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
                situation.templates());
    }
}
