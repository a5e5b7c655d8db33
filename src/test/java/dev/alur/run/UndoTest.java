package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.plan.Run;
import dev.alur.plan.UndoProblem;
import dev.alur.plan.Waiting;
import dev.alur.tracker.Billed;
import dev.alur.tracker.TrackerProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Undo and void in real workbooks, sentence by sentence (semantics.md, lines 14 to 18 and 21).
class UndoTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 1);
    }

    private String name() {
        return workshop.tracker.toString();
    }

    /// Without an invoice a kept file may go back.
    private UndoTest billingNothing() {
        workshop.type("Rules!B2", Value.of("[Project]=\"bill me\""));
        return this;
    }

    private Applied undo() {
        return undo(0);
    }

    private Applied undo(int run) {
        return workshop.runner().undo(name(), run, Options.NONE, null, change -> {});
    }

    private Applied voided(String number) {
        return workshop.runner().voided(name(), number, "sent twice", Options.NONE, null);
    }

    private Applied approving(String... names) {
        return workshop.runner().apply(name(), new Options(null, Set.of(names), null, false), null, change -> {});
    }

    private Value at(String cell) {
        return workshop.snapshot().value(Address.parse(cell));
    }

    private void addInbox() {
        List<NewColumn> columns = new ArrayList<>();
        for (String header : List.of("What", "Where", "Why", "Answer", "Since", "Ref")) {
            columns.add(NewColumn.of(header));
        }
        Workbook workbook = new ExcelWorkbooks(() -> Workshop.NOW).open(workshop.tracker);
        workbook.write(workbook.fingerprint(), List.of(new Edit.AddSheet("Inbox", columns)));
    }

    private List<Object> keys(Applied applied) {
        return applied.problems().stream().<Object>map(Problem::key).toList();
    }

    private void assertRefused(Runnable command, Problem.Key why) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly(why));
    }

    // line 16

    @Test
    void aRunThatNobodyTouchedGoesBackByteForByte() throws IOException {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        byte[] before = Files.readAllBytes(workshop.tracker);
        workshop.apply();
        assertThat(at("Projects!E3")).isEqualTo(Value.of("Final"));
        assertThat(workshop.runner().undoing(name(), 0, Options.NONE).goesBack())
                .isTrue();

        Applied undone = undo();

        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(before);
        assertThat(undone.run().undoes()).isEqualTo(2);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void theFirstRunGoesBackTooAndItsLineageStays() {
        billingNothing();
        workshop.apply();
        String lineage = workshop.read().settings().alurId();
        undo();
        assertThat(workshop.read().settings().alurId()).isEqualTo(lineage).isNotNull();
        assertThat(workshop.read().settings().alurRun()).isNull();
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void whereSomebodyTouchedItCellsGoBackOneByOne() {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!C3", Value.of("Flyers"));
        Applied undone = undo();
        assertThat(at("Projects!C3")).isEqualTo(Value.of("Flyers"));
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand"));
        assertThat(workshop.read().times()).isEmpty();
        assertThat(workshop.read().settings().alurRun()).isEqualTo(2);
        assertThat(undone.unmet()).isEmpty();
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aCellThatIsNoLongerAsTheRunLeftItStaysAndUndoSaysSo() {
        workshop.apply();
        workshop.type("Projects!E2", Value.of("Archived"));
        Applied undone = undo();
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Archived"));
        assertThat(at("Projects!I2")).isEqualTo(Value.BLANK);
        assertThat(keys(undone)).contains(UndoProblem.UNDO_CELL_STAYS);
    }

    @Test
    void aLineIsTakenOutOfNotesThatAPersonWentOnWith() {
        workshop.apply();
        workshop.type("Projects!J2", Value.of("by hand\nthanked\nand paid in cash"));
        undo();
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand\nand paid in cash"));
    }

    @Test
    void aLineThatAPersonRewroteStays() {
        workshop.apply();
        workshop.type("Projects!J2", Value.of("by hand\nthanked him"));
        assertThat(keys(undo())).contains(UndoProblem.UNDO_NOTE_GONE);
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand\nthanked him"));
    }

    @Test
    void aRowThatWasAddedIsClearedWhereverItIs() {
        workshop.apply();
        workshop.save(List.of(
                new Assignment(Address.parse("Time!A3"), at("Time!A2")),
                new Assignment(Address.parse("Time!B3"), at("Time!B2")),
                new Assignment(Address.parse("Time!C3"), at("Time!C2")),
                new Assignment(Address.parse("Time!D3"), at("Time!D2")),
                new Assignment(Address.parse("Time!A2"), Value.of(Workshop.day(5))),
                new Assignment(Address.parse("Time!B2"), Value.of("PRJ-002")),
                new Assignment(Address.parse("Time!D2"), Value.of(90))));
        undo();
        assertThat(workshop.logged()).containsExactly("PRJ-002");
    }

    @Test
    void whatAPersonWroteIntoAnAddedRowStays() {
        workshop.apply();
        workshop.type("Time!D2", Value.of(45));
        Applied undone = undo();
        assertThat(keys(undone)).contains(UndoProblem.UNDO_ROW_STAYS);
        assertThat(at("Time!B2")).isEqualTo(Value.BLANK);
        assertThat(at("Time!D2")).isEqualTo(Value.of(45));
    }

    @Test
    void anInvoiceIsVoidedAndKeepsItsNumberAndItsRow() throws IOException {
        workshop.apply();
        assertThat(workshop.runner().undoing(name(), 0, Options.NONE).goesBack())
                .isFalse();
        Applied undone = undo();
        Billed billed = workshop.read().invoices().getFirst();
        assertThat(billed.number()).isEqualTo("INV-2026-001");
        assertThat(billed.state()).isEqualTo("void");
        assertThat(at("Projects!I2")).isEqualTo(Value.BLANK);
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(undone.plan().waiting()).extracting(Waiting::why).containsOnly(Waiting.Why.HELD);

        approving("Workflow!C2", "Bill");
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(at("Projects!I2")).isEqualTo(Value.of("INV-2026-002"));
        assertThat(Workshop.files(folder.resolve("documents"))).containsExactly("INV-2026-001.pdf", "INV-2026-002.pdf");
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aPaidInvoiceIsVoidedOnlyByItself() {
        workshop.apply();
        workshop.type("Invoices!I2", Value.of(100_000));
        assertRefused(this::undo, UndoProblem.INVOICE_IS_PAID);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Final"));
        voided("INV-2026-001");
        assertThat(workshop.read().invoices().getFirst().state()).isEqualTo("void");
        undo(1);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void anUndoIsNotItselfUndoneAndARunIsUndoneOnce() {
        assertRefused(this::undo, RunProblem.NOTHING_TO_UNDO);
        workshop.apply();
        undo();
        assertRefused(this::undo, RunProblem.UNDO_OF_UNDO);
        assertRefused(() -> undo(1), RunProblem.UNDONE_BEFORE);
        assertRefused(() -> undo(7), RunProblem.NO_SUCH_RUN);
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        voided("INV-2026-002");
        assertRefused(this::undo, RunProblem.UNDO_OF_UNDO_NEAR);
        assertRefused(() -> voided("INV-2026-002"), RunProblem.VOID_BEFORE);
        assertRefused(() -> voided("INV-2026-009"), RunProblem.NO_SUCH_INVOICE);
    }

    @Test
    void anOlderRunIsTakenBackOverWhatStands() {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        undo(1);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(at("Projects!E3")).isEqualTo(Value.of("Final"));
        assertThat(workshop.logged()).containsExactly("PRJ-002");
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.runner().runs(name())).extracting(Run::undoneBy).containsExactly(3, 0, 0);
    }

    // line 8

    @Test
    void writingOnlyInboxIsNoTouch() throws IOException {
        addInbox();
        billingNothing();
        workshop.apply();
        Path kept = Files.list(workshop.state
                        .resolve(workshop.read().settings().alurId())
                        .resolve("before"))
                .findFirst()
                .orElseThrow();
        byte[] written = Files.readAllBytes(workshop.tracker);
        // PRJ-002 is overdue by then, which Inbox says without a run
        workshop.now = Workshop.NOW.plus(Duration.ofDays(9));
        assertThat(workshop.apply().run()).isNull();
        assertThat(Files.readAllBytes(workshop.tracker)).isNotEqualTo(written);
        undo();
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(Files.readAllBytes(kept));
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    // line 17

    @Test
    void whatWasUndoneIsHeldUntilAPersonChangesWhatItReads() {
        billingNothing();
        workshop.apply();
        undo();
        workshop.apply();
        assertThat(workshop.plan().plan().waiting())
                .allMatch(waiting -> waiting.why() == Waiting.Why.HELD && waiting.by() == 2)
                .hasSize(1);
        assertThat(approving("all").run()).isNull();
        workshop.type("Projects!H2", Value.of("no"));
        workshop.apply();
        workshop.type("Projects!H2", Value.of("yes"));
        Applied again = workshop.apply();
        assertThat(again.run()).isNotNull();
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Final"));
    }

    @Test
    void aYesByNameDoesAgainWhatWasUndone() {
        billingNothing();
        workshop.apply();
        undo();
        Applied again = approving("Workflow!C2", "Thank", "Log");
        assertThat(again.run().serial()).isEqualTo(3);
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand\nthanked"));
        assertThat(workshop.logged()).containsExactly("PRJ-001");
        assertThat(workshop.plan().plan().waiting()).isEmpty();
        undo();
        assertThat(workshop.runner().runs(name())).extracting(Run::undoneBy).containsExactly(2, 0, 4, 0);
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void anInvoiceThatWasVoidedComesBackOnlyByAYesToItsRule() {
        workshop.apply();
        voided("INV-2026-001");
        assertThat(workshop.read().invoices().getFirst().state()).isEqualTo("void");
        assertThat(approving("all").run()).isNull();
        assertThat(workshop.plan().plan().waiting()).extracting(Waiting::by).containsExactly(2);
        approving("Bill");
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(at("Projects!I2")).isEqualTo(Value.of("INV-2026-001, INV-2026-002"));
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aYesInInboxDoesItAgainAndAnotherUndoSpendsIt() {
        addInbox();
        billingNothing();
        workshop.apply();
        undo();
        workshop.apply();
        Waiting waiting = workshop.plan().plan().waiting().getFirst();
        int row = workshop.read().inbox().stream()
                .filter(line -> line.ref().equals(waiting.ref()))
                .findFirst()
                .orElseThrow()
                .row();
        assertThat(at("Inbox!C" + row).plain()).startsWith("Undone by run 2.");
        workshop.type("Inbox!D" + row, Value.of("yes"));
        assertThat(workshop.apply().run()).isNotNull();
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Final"));
        undo();
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.apply().run()).isNull();
        assertThat(workshop.plan().plan().waiting()).isNotEmpty();
    }

    // line 21

    @Test
    void theSerialNeverRepeatsAndACopyOfTheUndoneRunIsOld() throws IOException {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        byte[] undone = Files.readAllBytes(workshop.tracker);
        undo();
        assertThat(workshop.read().settings().alurRun()).isEqualTo(1);
        workshop.type("Projects!G3", Value.of(Workshop.day(30)));
        Applied next = approving("Workflow!C2");
        assertThat(next.run().serial()).isEqualTo(4);
        assertThat(workshop.read().settings().alurRun()).isEqualTo(4);
        Files.write(workshop.tracker, undone);
        assertRefused(workshop::plan, RunProblem.OLD_COPY);
    }

    // crashes: the bracket of line 16

    private void stopAt(Step stop) {
        try {
            workshop.runner(step -> {
                        if (step == stop) {
                            throw new IllegalStateException("killed");
                        }
                    })
                    .undo(name(), 0, Options.NONE, null, change -> {});
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverAnUndoStopsTheNextCommandFinishesIt(Step step) throws IOException {
        workshop.apply();
        stopAt(step);
        workshop.runner().recover(name(), Options.NONE, false);
        Map<String, String> once = workshop.contents();
        workshop.runner().recover(name(), Options.NONE, false);
        assertThat(workshop.contents()).isEqualTo(once);
        if (workshop.runner().runs(name()).size() == 1) {
            undo();
        }
        assertThat(workshop.read().invoices().getFirst().state()).isEqualTo("void");
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverAKeptFileStopsOnItsWayBackTheNextCommandFinishesIt(Step step) throws IOException {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        byte[] before = Files.readAllBytes(workshop.tracker);
        workshop.apply();
        stopAt(step);
        workshop.runner().recover(name(), Options.NONE, false);
        if (workshop.runner().runs(name()).size() == 2) {
            undo();
        }
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(before);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"INTENDED", "PUBLISHED", "WRITTEN"})
    void whatAPersonSavesWhileAnUndoIsStoppedIsNotLost(Step step) {
        billingNothing();
        workshop.apply();
        stopAt(step);
        workshop.save(List.of(new Assignment(Address.parse("Projects!C3"), Value.of("Flyers"))));
        workshop.runner().recover(name(), Options.NONE, false);
        assertThat(at("Projects!C3")).isEqualTo(Value.of("Flyers"));
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.read().times()).isEmpty();
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    /// A person saves in the very middle of an undo, once.
    private Applied undoWhile(Step step, String cell, Value value) {
        return workshop.runner(reached -> {
                    if (reached == step) {
                        workshop.save(List.of(new Assignment(Address.parse(cell), value)));
                    }
                })
                .undo(name(), 0, Options.NONE, null, change -> {});
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STAGED", "INTENDED", "PUBLISHED"})
    void whatAPersonSavesInTheMiddleOfAnUndoStaysAndTheRestGoesBack(Step step) {
        workshop.apply();
        Applied undone = undoWhile(step, "Projects!C3", Value.of("Flyers"));
        assertThat(undone.unmet()).isEmpty();
        assertThat(at("Projects!C3")).isEqualTo(Value.of("Flyers"));
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(workshop.read().invoices().getFirst().state()).isEqualTo("void");
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aSaveBeforeTheIntentEndsAnUndoThatHasDoneNothingYet() {
        workshop.apply();
        assertRefused(() -> undoWhile(Step.READY, "Projects!C3", Value.of("Flyers")), GridProblem.CHANGED_MEANWHILE);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Final"));
        assertThat(undo().unmet()).isEmpty();
        assertThat(at("Projects!C3")).isEqualTo(Value.of("Flyers"));
    }

    @Test
    void aSaveInTheMiddleKeepsAFileFromGoingBackAndIsNotLost() {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        Applied undone = undoWhile(Step.INTENDED, "Projects!C2", Value.of("Menus"));
        assertThat(undone.unmet()).isEmpty();
        assertThat(at("Projects!C2")).isEqualTo(Value.of("Menus"));
        assertThat(at("Projects!E3")).isEqualTo(Value.of("Revision"));
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Final"));
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aCellThatAPersonChangesInTheMiddleOfAnUndoIsAConflictAndStays() {
        workshop.apply();
        Applied undone = undoWhile(Step.INTENDED, "Projects!E2", Value.of("Archived"));
        assertThat(undone.unmet()).hasSize(1);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Archived"));
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand"));
        assertThat(workshop.check().problems()).extracting(Problem::key).containsExactly(TrackerProblem.UNKNOWN_STAGE);
    }

    @Test
    void aRunThatOnlyWroteInboxIsNoneAndCannotBeUndone() {
        addInbox();
        workshop.type("Rules!F2", Value.of("ask"));
        workshop.type("Rules!F3", Value.of("ask"));
        workshop.type("Rules!F4", Value.of("ask"));
        workshop.type("Projects!E2", Value.of("Final"));
        assertThat(workshop.apply().run()).isNull();
        assertThat(workshop.read().inbox()).isNotEmpty();
        assertRefused(this::undo, RunProblem.NOTHING_TO_UNDO);
    }

    @Test
    void anUndoThatWentStaleSinceItWasShownIsRefused() {
        workshop.apply();
        Reversed shown = workshop.runner().undoing(name(), 0, Options.NONE);
        Fingerprint basis = shown.tracker().snapshot().fingerprint();
        workshop.type("Projects!C3", Value.of("Flyers"));
        assertRefused(
                () -> workshop.runner().undo(name(), 0, Options.NONE, basis, change -> {}),
                RunProblem.CHANGED_SINCE_SHOWN);
    }

    @Test
    void aRehearsalOfAnUndoWritesNothing() throws IOException {
        workshop.apply();
        Map<String, String> before = workshop.contents();
        Reversed shown = workshop.runner().undoing(name(), 0, Options.NONE);
        assertThat(shown.run()).isEqualTo(1);
        assertThat(shown.plan().changes()).hasSize(5);
        assertThat(workshop.contents()).isEqualTo(before);
    }

    // kept files

    @Test
    void keptFilesGoOnceTheyAreOldButNeverTheLastOne() throws IOException {
        billingNothing();
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.now = Workshop.NOW.plus(Duration.ofDays(20));
        workshop.apply();
        Path before =
                workshop.state.resolve(workshop.read().settings().alurId()).resolve("before");
        assertThat(Workshop.files(before)).hasSize(2);
        workshop.now = Workshop.NOW.plus(Duration.ofDays(31));
        workshop.type("Projects!E3", Value.of("Revision"));
        workshop.apply();
        assertThat(Workshop.files(before)).hasSize(2);
        workshop.now = Workshop.NOW.plus(Duration.ofDays(400));
        workshop.type("Projects!E3", Value.of("Revision"));
        workshop.apply();
        assertThat(Workshop.files(before)).hasSize(1);
        undo();
        assertThat(at("Projects!E3")).isEqualTo(Value.of("Revision"));
    }
}
