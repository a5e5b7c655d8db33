package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.google.server.Fault;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.NewColumn;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.plan.Run;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs over a spreadsheet at Google, by the same protocol as over files.
class SheetsRunTest {
    @TempDir
    Path folder;

    private Workshop workshop;
    private Cloudshop cloud;

    @BeforeEach
    void draw() throws IOException {
        workshop = Workshop.of(folder, 2);
        cloud = Cloudshop.of(workshop);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void assertDone(int jobs) {
        assertThat(cloud.numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, jobs)
                        .mapToObj("INV-2026-%03d"::formatted)
                        .toList());
        for (Job job : cloud.read().jobs().subList(0, jobs)) {
            assertThat(job.text(Field.JOB_STAGE)).as(job.id()).isEqualTo("Final");
            assertThat(job.text(Field.JOB_NOTES)).as(job.id()).isEqualTo("by hand\nthanked");
        }
        assertThat(cloud.plan().plan().changes()).isEmpty();
    }

    @Test
    void theSamePlanAsOfTheFileIsDoneAndThenEmpty() {
        assertThat(cloud.plan().plan().changes())
                .isEqualTo(workshop.plan().plan().changes());

        Applied applied = cloud.apply();

        assertThat(applied.run()).isNotNull();
        assertThat(applied.run().changes()).allMatch(change -> change.outcome() == Run.Outcome.DONE);
        assertThat(cloud.acknowledged).hasSize(8);
        assertDone(2);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverARunStopsTheNextOneFinishesIt(Step step) {
        try {
            cloud.apply(reached -> {
                if (reached == step) {
                    throw new IllegalStateException("stopped at " + step);
                }
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("stopped at " + step);
        }

        cloud.recover();
        cloud.apply();

        assertDone(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE_BEFORE", "UNAVAILABLE_AFTER", "CUT_BEFORE", "CUT_AFTER", "CUT_INSIDE", "QUOTA"})
    void aLostAnswerIsSettledByTheMark(Fault fault) {
        for (int write = 1; write <= 4; write++) {
            cloud.server.faults().at("spreadsheets.batchUpdate", 1 + 2 * (write - 1), 1, fault);
        }

        cloud.apply();

        assertDone(2);
    }

    @Test
    void whatAPersonTypedAfterThePlanIsAConflictAndStays() {
        Applied applied = cloud.apply(step -> {
            if (step == Step.INTENDED) {
                cloud.person("{'updateCells':{'start':{'sheetId':1,'rowIndex':1,'columnIndex':9},'fields':"
                        + "'userEnteredValue','rows':[{'values':[{'userEnteredValue':{'stringValue':'mine'}}]}]}}");
            }
        });

        assertThat(applied.run().changes())
                .extracting(change -> change.outcome())
                .contains(Run.Outcome.CONFLICT);
        assertThat(cloud.read().jobs().getFirst().text(Field.JOB_NOTES)).isEqualTo("mine");
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
    }

    @Test
    void rowsThatMoveAtTheVeryMomentOfWritingGetWhatIsTheirs() {
        for (String move : List.of(
                "{'insertDimension':{'range':{'sheetId':1,'dimension':'ROWS','startIndex':1,'endIndex':2}}}",
                "{'sortRange':{'range':{'sheetId':1,'startRowIndex':1,'endRowIndex':4,'startColumnIndex':0,"
                        + "'endColumnIndex':26},'sortSpecs':[{'dimensionIndex':0,'sortOrder':'DESCENDING'}]}}")) {
            cloud.server.faults().beforeWrite(2, () -> cloud.person(move));
        }

        Applied applied = cloud.apply();

        assertThat(applied.problems())
                .extracting(problem -> problem.key().name())
                .contains("PUT_RIGHT");
        Map<String, String> stages = new TreeMap<>();
        cloud.read().jobs().forEach(job -> stages.put(job.id(), job.text(Field.JOB_STAGE)));
        assertThat(stages)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("PRJ-001", "Final", "PRJ-002", "Final", "PRJ-003", "Revision"));
    }

    @Test
    void aCheckFindsJournalDocumentsAndSpreadsheetAgreed() {
        cloud.apply();

        assertThat(cloud.runner(step -> {}).check(cloud.name, cloud.options()).problems())
                .isEmpty();
    }

    @Test
    void aYesInInboxIsUsedOnce() throws IOException {
        Workbook file = new ExcelWorkbooks(() -> Workshop.NOW).open(workshop.tracker);
        List<NewColumn> columns = Stream.of("What", "Where", "Why", "Answer", "Since", "Ref")
                .map(NewColumn::of)
                .toList();
        file.write(
                file.fingerprint(),
                List.of(
                        new Edit.AddSheet("Inbox", columns),
                        new Edit.SetCell(Address.parse("Rules!F2"), Value.of("ask"))));
        try (Cloudshop asking = Cloudshop.of(workshop)) {
            asking.apply();
            assertThat(asking.numbers()).isEmpty();
            InboxLine line = asking.read().inbox().stream()
                    .filter(each -> asking.plan().plan().waiting().stream()
                            .anyMatch(waiting -> each.ref().equals(waiting.ref())))
                    .findFirst()
                    .orElseThrow();
            Address answer = new Address("Inbox", line.row(), 4);
            asking.runner(step -> {})
                    .set(asking.name, List.of(new Assignment(answer, Value.of("yes"))), SetOptions.NONE);

            asking.apply();

            assertThat(asking.numbers()).contains("INV-2026-001");
            assertThat(asking.plan().plan().changes()).isEmpty();
        }
    }

    @Test
    void aListOfOnesOwnBecomesATracker() throws IOException {
        Path own = Path.of("samples", "own-list.xlsx");
        try (Cloudshop list = Cloudshop.of(workshop, own, "../../work: 2026/27")) {
            Runner runner = list.runner(step -> {});
            Connected shown = runner.look(list.name, ConnectOptions.NONE);
            assertThat(shown.connection().changes())
                    .isEqualTo(workshop.runner()
                            .look(own.toString(), ConnectOptions.NONE)
                            .connection()
                            .changes());

            Connected connected = runner.connect(list.name, ConnectOptions.NONE, null);

            assertThat(connected.kept().toRealPath()).startsWith(workshop.state.toRealPath());
            assertThat(list.read().jobs()).isNotEmpty();
            assertThat(runner.look(list.name, ConnectOptions.NONE).connection().changes())
                    .isEmpty();
        }
    }

    @Test
    void cellsAreReadAndSetWithoutAJournal() {
        Runner runner = cloud.runner(step -> {});
        Address at = Address.parse("Clients!B2");

        Written written =
                runner.set(cloud.name, List.of(new Assignment(at, Value.of("halo@example.org"))), SetOptions.NONE);

        assertThat(written.changes()).hasSize(1);
        assertThat(cloud.snapshot().value(at)).isEqualTo(Value.of("halo@example.org"));
        assertThatThrownBy(() -> runner.set(
                        cloud.name, List.of(new Assignment(Address.parse("Nowhere!A1"), Value.of(1))), SetOptions.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(GridProblem.NO_SHEET));
    }

    @Test
    void aRunTakesFiveCallsHoweverManyRowsItChanges() throws IOException {
        Workshop large = Workshop.of(Files.createDirectories(folder.resolve("large")), 350);
        try (Cloudshop many = Cloudshop.of(large)) {
            many.server.traffic().clear();
            assertThat(many.plan().plan().changes()).hasSizeGreaterThan(1000);
            assertThat(many.server.traffic().count("")).isEqualTo(1);

            many.server.traffic().clear();
            many.apply();

            assertThat(many.numbers()).hasSize(350);
            assertThat(many.server.traffic().count("") - 1)
                    .as("one to look at it here")
                    .isLessThanOrEqualTo(5);
            assertThat(many.server.traffic().largest()).isLessThan(2_000_000);
        }
    }
}
