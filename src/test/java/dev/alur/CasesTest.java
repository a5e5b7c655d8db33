package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.formula.FormulaProblem;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.invoice.InvoiceProblem;
import dev.alur.language.Language;
import dev.alur.plan.Applying;
import dev.alur.plan.Days;
import dev.alur.plan.JsonSchema;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanComparison;
import dev.alur.plan.PlanJson;
import dev.alur.plan.PlanProblem;
import dev.alur.plan.PlanText;
import dev.alur.plan.Planner;
import dev.alur.plan.SavedPlan;
import dev.alur.plan.Situation;
import dev.alur.plan.SituationText;
import dev.alur.plan.WorkbookText;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerProblem;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder of `cases` is a situation: `before.txt` (a workbook), `situation.txt` (may be missing), and
/// what is expected: `plan.txt`, `problems.txt` and `after.txt` (the cells that differ once the plan is
/// applied). `-Dalur.cases=write` writes the expected files anew, to be reviewed like code; such a run always
/// fails, so that it is not taken for a test.
///
/// `days.txt` goes on after that: `day 2026-11-30` begins a day, `Projects!G2 = 2026-12-04` is what somebody
/// types on it, `yes Remind` an answer, `undo` takes the last plan back; each day is planned and applied, and
/// `days-plan.txt` is what the plans said.
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final JsonSchema SCHEMA = JsonSchema.read(Path.of("src/docs/plan.schema.json"));
    private static final boolean WRITE = "write".equals(System.getProperty("alur.cases"));

    private static final Set<Problem.Key> ELSEWHERE = Set.of(
            PlanProblem.CHANGE_WENT_STALE,
            PlanProblem.CHANGE_RESTS_ON_STALE,
            PlanProblem.SAVED_PLAN_UNREADABLE,
            // the reader of jobs tells these first; who drafts an invoice without it is told by BillingTest
            InvoiceProblem.PRICE_NOT_A_NUMBER,
            InvoiceProblem.QUANTITY_NOT_A_NUMBER,
            // nets under the library that computes: no formula is known that falls into them
            FormulaProblem.FORMULA_NOT_UNDERSTOOD,
            FormulaProblem.FORMULA_FAILED);

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsPlannedAsExpected(String name) throws IOException {
        Path folder = CASES.resolve(name);
        MemoryWorkbook workbook = WorkbookText.read(folder.resolve("before.txt"));
        Situation situation = situation(folder);
        Snapshot before = workbook.read();
        Tracker tracker = TrackerReader.read(before);
        Plan plan = Planner.plan(tracker, situation);

        expect(folder, "plan.txt", PlanText.plan(plan));
        expect(
                folder,
                "problems.txt",
                PlanText.problems(plan, tracker.settings().language()));
        holdsWhateverTheCase(tracker, situation, plan);

        Situation later = Applying.apply(workbook, plan, situation);
        expect(folder, "after.txt", PlanText.differences(before, workbook.read()));
        Plan again = Planner.plan(TrackerReader.read(workbook.read()), later);
        assertThat(again.changes())
                .as("right after an apply nothing is left to do")
                .isEmpty();
        if (Files.exists(folder.resolve("days.txt"))) {
            String said = new Days(workbook, before, situation, plan, later)
                    .live(Files.readAllLines(folder.resolve("days.txt")));
            expect(folder, "days-plan.txt", said);
        }
        assertThat(WRITE)
                .as("expected files were written; review them and run again")
                .isFalse();
    }

    private static void holdsWhateverTheCase(Tracker tracker, Situation situation, Plan plan) {
        assertThat(Planner.plan(tracker, situation)).as("planning is pure").isEqualTo(plan);
        for (Language language : Language.values()) {
            String json = PlanJson.write(plan, language);
            assertThat(SCHEMA.check(json)).as("plan.schema.json").isEmpty();
            SavedPlan saved = PlanJson.read(json);
            assertThat(saved.changes().stream().map(PlanJson::write).toList())
                    .as("a saved plan reads back")
                    .isEqualTo(plan.changes().stream().map(PlanJson::write).toList());
            assertThat(saved.waiting()).hasSameSizeAs(plan.waiting());
            PlanComparison compared = PlanComparison.of(saved, tracker, situation);
            assertThat(compared.refused())
                    .as("nothing of an unchanged plan is stale")
                    .isEmpty();
            assertThat(compared.plan())
                    .as("a plan made anew from its saved form")
                    .isEqualTo(plan);
        }
    }

    private static Situation situation(Path folder) throws IOException {
        Path file = folder.resolve("situation.txt");
        return SituationText.read(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    private static void expect(Path folder, String file, String actual) throws IOException {
        Path golden = folder.resolve(file);
        if (WRITE) {
            Files.writeString(golden, actual);
        } else {
            assertThat(actual).as("%s/%s", folder.getFileName(), file).isEqualTo(Files.readString(golden));
        }
    }

    /// Every sentence that planning can say about a tracker is shown by a case; the rest are sentences about
    /// saved plans ([dev.alur.plan.PlanComparisonTest], [dev.alur.plan.PlanJsonTest]) and those of
    /// [#ELSEWHERE]. The rooms that read files, write them and talk to people have tests of their own.
    @Test
    void everyProblemOfPlanningStandsInACase() throws IOException {
        Set<Problem.Key> missing = new LinkedHashSet<>();
        missing.addAll(List.of(TrackerProblem.values()));
        missing.addAll(List.of(FormulaProblem.values()));
        missing.addAll(List.of(InvoiceProblem.values()));
        missing.addAll(List.of(PlanProblem.values()));
        missing.removeAll(ELSEWHERE);
        for (String name : cases().toList()) {
            Path folder = CASES.resolve(name);
            Tracker tracker = TrackerReader.read(
                    WorkbookText.read(folder.resolve("before.txt")).read());
            Planner.plan(tracker, situation(folder)).problems().forEach(problem -> missing.remove(problem.key()));
        }
        assertThat(missing)
                .as("each needs a folder under %s that shows it", CASES)
                .isEmpty();
    }

    @Test
    void thereAreCasesEnough() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(120);
    }
}
