package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An apply over real files: it does what the plan said, refuses what went stale, and leaves alone
/// what a person changed meanwhile.
class ApplyTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
    }

    @Test
    void planningWritesNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        Object modified = Files.getLastModifiedTime(workshop.tracker);
        Plan plan = workshop.plan().plan();
        assertThat(plan.changes()).hasSize(8);
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(workshop.tracker)).isEqualTo(modified);
        assertThat(Workshop.files(folder)).containsExactly("studio.xlsx");
    }

    @Test
    void applyDoesWhatThePlanSaidAndThePlanIsEmptyThen() throws IOException {
        Plan plan = workshop.plan().plan();
        Applied applied = workshop.apply();
        assertThat(applied.plan().changes()).isEqualTo(plan.changes());
        assertThat(workshop.acknowledged).isEqualTo(plan.changes());
        Run run = applied.run();
        assertThat(run).isNotNull();
        assertThat(run.serial()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(applied.documents()).containsExactly("documents/INV-2026-001.pdf", "documents/INV-2026-002.pdf");
        assertThat(Files.readString(folder.resolve("documents/INV-2026-002.pdf")))
                .isEqualTo("INV-2026-002 750000");
        assertThat(stage(1)).isEqualTo("Final");
        assertThat(job(2).text(Field.JOB_INVOICE)).isEqualTo("INV-2026-002");
        assertThat(job(2).text(Field.JOB_NOTES)).isEqualTo("by hand\nthanked");
        assertThat(stage(3)).isEqualTo("Revision");
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(workshop.logged()).containsExactly("PRJ-001", "PRJ-002");
        assertThat(workshop.read().settings().alurRun()).isEqualTo(1);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(workshop.runner().runs(workshop.tracker.toString())).containsExactly(run);
    }

    @Test
    void anApplyWithoutChangesWritesOnlyIntoTheJournal() throws IOException {
        workshop.apply();
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        Applied applied = workshop.apply();
        assertThat(applied.run()).isNull();
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
        assertThat(workshop.runner().runs(workshop.tracker.toString())).hasSize(1);
    }

    @Test
    void aTrackerWithNothingToDoGetsNoLineage() throws IOException {
        workshop.draw(0, Workshop.projects(0));
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        assertThat(workshop.apply().run()).isNull();
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
    }

    @Test
    void nothingIsLeftOver() throws IOException {
        workshop.apply();
        assertThat(Workshop.files(folder))
                .filteredOn(file -> !file.startsWith("state/"))
                .containsExactly("documents/INV-2026-001.pdf", "documents/INV-2026-002.pdf", "studio.xlsx");
        assertThat(Workshop.files(workshop.state))
                .filteredOn(file -> file.contains("staged") || file.endsWith(".new") || file.contains("-wal"))
                .isEmpty();
    }

    @Test
    void theWorkbookAsItWasIsKept() throws IOException {
        Applied applied = workshop.apply();
        Run run = applied.run();
        assertThat(run).isNotNull();
        assertThat(Workshop.files(workshop.state)).anyMatch(file -> file.endsWith("before/" + run.before()));
        assertThat(run.after()).isEqualTo(workshop.snapshot().fingerprint().sha256());
    }

    @Test
    void numbersGoOnFromRunToRun() {
        workshop.apply();
        workshop.type("Projects!H4", Value.of("yes"));
        Applied applied = workshop.apply();
        assertThat(applied.run()).isNotNull();
        assertThat(applied.run().serial()).isEqualTo(2);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aShownPlanIsDoneWhereItStillHolds() {
        String shown = shown();
        Applied applied = workshop.runner().apply(name(), Options.NONE, shown, workshop.acknowledged::add);
        assertThat(applied.refused()).isEmpty();
        assertThat(workshop.acknowledged).hasSize(8);
    }

    @Test
    void whatWentStaleIsRefusedAndTheNumbersCloseUp() {
        String shown = shown();
        workshop.type("Projects!H2", Value.of("no"));
        Applied applied = workshop.runner().apply(name(), Options.NONE, shown, workshop.acknowledged::add);
        assertThat(applied.refused())
                .hasSize(4)
                .allMatch(refused -> refused.change().job().equals("PRJ-001"));
        assertThat(applied.allStale()).isFalse();
        assertThat(stage(1)).isEqualTo("Revision");
        assertThat(stage(2)).isEqualTo("Final");
        assertThat(workshop.numbers()).containsExactly("INV-2026-001");
        assertThat(job(2).text(Field.JOB_INVOICE)).isEqualTo("INV-2026-001");
    }

    @Test
    void whereAllWentStaleNothingIsWritten() {
        String shown = shown();
        workshop.type("Projects!H2", Value.of("no"));
        workshop.type("Projects!H3", Value.of("no"));
        Applied applied = workshop.runner().apply(name(), Options.NONE, shown, workshop.acknowledged::add);
        assertThat(applied.allStale()).isTrue();
        assertThat(applied.refused()).hasSize(8);
        assertThat(workshop.read().settings().alurId()).isNull();
    }

    @Test
    void aRowThatWasSortedMeanwhileIsFoundByItsId() {
        workshop.apply(step -> {
            if (step == Step.INTENDED) {
                swapRows();
            }
        });
        assertThat(job(1).row()).isEqualTo(3);
        assertThat(stage(1)).isEqualTo("Final");
        assertThat(job(1).text(Field.JOB_INVOICE)).isEqualTo("INV-2026-001");
        assertThat(job(2).text(Field.JOB_INVOICE)).isEqualTo("INV-2026-002");
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void whatAPersonTypedMeanwhileStays() {
        Applied applied = workshop.apply(step -> {
            if (step == Step.INTENDED) {
                person("Projects!E2", "Hold");
            }
        });
        assertThat(applied.unmet()).hasSize(1);
        assertThat(outcomes(applied)).startsWith(Run.Outcome.CONFLICT, Run.Outcome.DONE, Run.Outcome.DONE);
        assertThat(stage(1)).isEqualTo("Hold");
        assertThat(workshop.numbers()).as("the invoice stands").containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(workshop.acknowledged).hasSize(7);
    }

    @Test
    void aNoteThatMetAnotherTextIsWrittenByTheNextRun() {
        Applied applied = workshop.apply(step -> {
            if (step == Step.INTENDED) {
                person("Projects!J2", "a call");
            }
        });
        assertThat(applied.unmet()).hasSize(1);
        assertThat(job(1).text(Field.JOB_NOTES)).isEqualTo("a call");
        assertThat(workshop.apply().run()).isNotNull();
        assertThat(job(1).text(Field.JOB_NOTES)).isEqualTo("a call\nthanked");
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void ofARowThatIsGoneTheInvoiceStands() {
        Applied applied = workshop.apply(step -> {
            if (step == Step.INTENDED) {
                for (char column = 'A'; column <= 'J'; column++) {
                    person("Projects!" + column + "2", "");
                }
            }
        });
        assertThat(outcomes(applied))
                .containsExactly(
                        Run.Outcome.ORPHAN,
                        Run.Outcome.ORPHAN,
                        Run.Outcome.ORPHAN,
                        Run.Outcome.DONE,
                        Run.Outcome.DONE,
                        Run.Outcome.DONE,
                        Run.Outcome.DONE,
                        Run.Outcome.DONE);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(Files.exists(folder.resolve("documents/INV-2026-001.pdf"))).isTrue();
    }

    @Test
    void aRowWithoutAnIdGetsOneInTheSameRun() throws IOException {
        SheetDraft projects = Workshop.projects(1)
                .row(
                        null,
                        "Bu Sri",
                        "Poster",
                        "Design",
                        "Revision",
                        Workshop.day(2),
                        Workshop.day(29),
                        "yes",
                        null,
                        null);
        workshop.draw(1, projects);
        workshop.apply(step -> {
            if (step == Step.INTENDED) {
                swapRows(3, 4);
            }
        });
        Job poster = workshop.read().jobs().stream()
                .filter(job -> job.text(Field.JOB_PROJECT).equals("Poster"))
                .findFirst()
                .orElseThrow();
        assertThat(poster.id()).isEqualTo("PRJ-003");
        assertThat(poster.stage()).isEqualTo("Final");
        assertThat(poster.row()).isEqualTo(3);
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void whatIsSavedRightBeforeTheExchangeIsNotLost() {
        AtomicInteger saves = new AtomicInteger(3);
        Applied applied = meddled(saves).apply(name(), Options.NONE, null, change -> {});
        Run run = applied.run();
        assertThat(run).isNotNull();
        assertThat(workshop.snapshot().value(Address.parse("Projects!J4"))).isEqualTo(Value.of("save 1"));
        assertThat(workshop.numbers()).hasSize(2);
        assertThat(Files.exists(workshop.state
                        .resolve(workshop.read().settings().text(Setting.ALUR_ID))
                        .resolve("before")
                        .resolve(run.before())))
                .as("the last of them is kept")
                .isTrue();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void somebodyWhoSavesWithoutEndIsToldAndFinishedLater() {
        assertThatThrownBy(() ->
                        meddled(new AtomicInteger(Integer.MAX_VALUE)).apply(name(), Options.NONE, null, change -> {}))
                .isInstanceOfSatisfying(
                        HalfwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(RunProblem.KEEPS_CHANGING, RunProblem.HALFWAY));
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(workshop.check().problems()).isEmpty();
    }

    private Runner meddled(AtomicInteger saves) {
        ExcelWorkbooks real = new ExcelWorkbooks(() -> workshop.now);
        return workshop.runner(
                path -> new Meddled(real.open(path), saves, () -> person("Projects!J4", "save " + (saves.get() + 1))),
                step -> {});
    }

    @Test
    void documentsGoWhereTheyAreWanted() {
        Options options = Options.NONE.documents(folder.resolve("papers/2026"));
        Applied applied = workshop.runner().apply(name(), options, null, change -> {});
        assertThat(applied.documents()).containsExactly("papers/2026/INV-2026-001.pdf", "papers/2026/INV-2026-002.pdf");
        assertThat(workshop.snapshot().value(Address.parse("Invoices!L2")))
                .isEqualTo(Value.of("papers/2026/INV-2026-001.pdf"));
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aDocumentInTheWayStopsBeforeTheIntent() throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Files.writeString(folder.resolve("documents/INV-2026-001.pdf"), "mine");
        assertRefused(RunProblem.DOCUMENT_IN_THE_WAY);
        assertThat(Files.readString(folder.resolve("documents/INV-2026-001.pdf")))
                .isEqualTo("mine");
        assertThat(workshop.runner().runs(name())).isEmpty();
    }

    @Test
    void aClockThatWentBackStopsBeforeTheIntent() throws IOException {
        workshop.apply();
        workshop.now = Workshop.NOW.minusSeconds(3600);
        workshop.type("Projects!H4", Value.of("yes"));
        assertRefused(RunProblem.CLOCK_BACK);
        assertThat(workshop.numbers()).hasSize(2);
    }

    @Test
    void draftsAreDrawnWithoutAnythingElse() throws IOException {
        Planned planned = workshop.runner().plan(name(), Options.NONE, folder.resolve("drafts"));
        assertThat(planned.previews())
                .containsExactly(folder.resolve("drafts/INV-2026-001.pdf"), folder.resolve("drafts/INV-2026-002.pdf"));
        assertThat(Files.readString(planned.previews().getFirst())).endsWith("draft");
        assertThat(Workshop.files(folder)).hasSize(3);
    }

    private void assertRefused(RunProblem key) {
        assertThatThrownBy(workshop::apply)
                .isNotInstanceOf(HalfwayException.class)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).contains(key));
    }

    private String shown() {
        return PlanJson.write(workshop.plan().plan(), Language.EN);
    }

    private String name() {
        return workshop.tracker.toString();
    }

    private Job job(int number) {
        return workshop.read().jobs().stream()
                .filter(job -> job.id().equals(Workshop.id(number)))
                .findFirst()
                .orElseThrow();
    }

    private String stage(int number) {
        return job(number).stage();
    }

    private static List<Run.Outcome> outcomes(Applied applied) {
        Run run = applied.run();
        assertThat(run).isNotNull();
        return run.changes().stream().map(Run.Done::outcome).toList();
    }

    private void person(String cell, String text) {
        workshop.save(List.of(new Assignment(Address.parse(cell), Value.of(text))));
    }

    private void swapRows() {
        swapRows(2, 3);
    }

    private void swapRows(int one, int other) {
        workshop.save(workshop.swapped("Projects", one, other));
    }

    @Test
    void acknowledgedAreTheRealChanges() {
        workshop.apply();
        assertThat(workshop.acknowledged)
                .filteredOn(Change.IssueInvoice.class::isInstance)
                .extracting(change -> ((Change.IssueInvoice) change).invoice().number())
                .containsExactly("INV-2026-001", "INV-2026-002");
    }
}
