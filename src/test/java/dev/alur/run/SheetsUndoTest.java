package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.google.server.Fault;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.plan.Run;
import dev.alur.plan.UndoProblem;
import dev.alur.plan.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Undo and void in a spreadsheet at Google, where a run is always taken back cell by cell (semantics.md,
/// lines 16 and 17): no kept file can go back there.
class SheetsUndoTest {
    @TempDir
    Path folder;

    private Cloudshop cloud;

    @BeforeEach
    void draw() throws IOException {
        cloud = Cloudshop.of(Workshop.of(folder, 2));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Value at(String cell) {
        return cloud.snapshot().value(Address.parse(cell));
    }

    private void type(String cell, Value value) {
        cloud.runner(step -> {}).set(cloud.name, List.of(new Assignment(Address.parse(cell), value)), SetOptions.NONE);
    }

    private void assertTakenBack() {
        for (int row = 2; row <= 3; row++) {
            assertThat(at("Projects!E" + row)).isEqualTo(Value.of("Revision"));
            assertThat(at("Projects!I" + row)).isEqualTo(Value.BLANK);
            assertThat(at("Projects!J" + row)).isEqualTo(Value.of("by hand"));
            assertThat(at("Invoices!K" + row)).isEqualTo(Value.of("void"));
        }
        assertThat(cloud.read().times()).isEmpty();
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(cloud.plan().plan().changes()).isEmpty();
        assertThat(cloud.check()).isEmpty();
    }

    @Test
    void aRunIsTakenBackCellByCellAndTheServiceLeavesItSo() {
        cloud.apply();
        assertThat(cloud.runner(step -> {})
                        .undoing(cloud.name, 0, cloud.options())
                        .goesBack())
                .isFalse();

        Applied undone = cloud.undo(step -> {});

        assertThat(undone.run().undoes()).isEqualTo(1);
        assertThat(undone.unmet()).isEmpty();
        assertTakenBack();
        assertThat(cloud.read().settings().alurRun()).isEqualTo(2);
        Snapshot before = cloud.snapshot();
        assertThat(cloud.apply().run()).isNull();
        assertThat(cloud.snapshot().fingerprint()).isEqualTo(before.fingerprint());
        assertThat(cloud.plan().plan().waiting()).allMatch(waiting -> waiting.why() == Waiting.Why.HELD);
    }

    @Test
    void whatAPersonChangedSinceStaysAndUndoSaysSo() {
        cloud.apply();
        type("Projects!E2", Value.of("Archived"));
        type("Projects!C3", Value.of("Menus"));

        Applied undone = cloud.undo(step -> {});

        assertThat(undone.problems()).<Object>extracting(Problem::key).contains(UndoProblem.UNDO_CELL_STAYS);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Archived"));
        assertThat(at("Projects!C3")).isEqualTo(Value.of("Menus"));
        assertThat(at("Projects!E3")).isEqualTo(Value.of("Revision"));
        assertThat(cloud.plan().plan().changes()).isEmpty();
    }

    @Test
    void aYesByNameDoesItAgainWithTheNextNumber() {
        cloud.apply();
        cloud.undo(step -> {});

        cloud.runner(step -> {})
                .apply(
                        cloud.name,
                        cloud.options().approving(Set.of("Workflow!C2", "Bill", "Thank", "Log")),
                        null,
                        change -> {});

        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003", "INV-2026-004");
        assertThat(at("Projects!J2")).isEqualTo(Value.of("by hand\nthanked"));
        assertThat(cloud.plan().plan().changes()).isEmpty();
        assertThat(cloud.check()).isEmpty();
    }

    @Test
    void anInvoiceIsVoidedAndHeld() {
        cloud.apply();

        cloud.voided("INV-2026-002", step -> {});

        assertThat(at("Invoices!K3")).isEqualTo(Value.of("void"));
        assertThat(cloud.apply().run()).isNull();
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThatThrownBy(() -> cloud.voided("INV-2026-002", step -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(RunProblem.VOID_BEFORE));
        assertThat(cloud.check()).isEmpty();
    }

    @Test
    void anOlderRunIsTakenBackUnderWhatCameAfter() {
        cloud.apply();
        type("Projects!H4", Value.of("yes"));
        cloud.apply();

        cloud.undo(1, step -> {});

        assertTakenBackTo("INV-2026-003");
        assertThat(at("Projects!E4")).isEqualTo(Value.of("Final"));
        assertThat(cloud.read().times()).hasSize(1);
        assertThat(cloud.runner(step -> {}).runs(cloud.name))
                .extracting(Run::undoneBy)
                .containsExactly(3, 0, 0);
    }

    private void assertTakenBackTo(String last) {
        assertThat(cloud.numbers()).endsWith(last);
        assertThat(at("Projects!E2")).isEqualTo(Value.of("Revision"));
        assertThat(at("Invoices!K2")).isEqualTo(Value.of("void"));
        assertThat(cloud.plan().plan().changes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STAGED", "INTENDED", "WRITTEN"})
    void whereverAnUndoStopsTheNextCommandFinishesIt(Step step) {
        cloud.apply();
        try {
            cloud.undo(reached -> {
                if (reached == step) {
                    throw new IllegalStateException("stopped at " + step);
                }
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("stopped at " + step);
        }

        cloud.recover();
        if (cloud.runner(each -> {}).runs(cloud.name).size() == 1) {
            cloud.undo(each -> {});
        }
        assertTakenBack();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE_AFTER", "CUT_INSIDE"})
    void aLostAnswerToAnUndoIsSettledByTheMark(Fault fault) {
        cloud.apply();
        for (int write = 1; write <= 3; write++) {
            cloud.server.faults().at("spreadsheets.batchUpdate", 1 + 2 * (write - 1), 1, fault);
        }

        cloud.undo(step -> {});

        assertTakenBack();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"INTENDED"})
    void whatAPersonTypesWhileAnUndoIsStoppedStays(Step step) {
        cloud.apply();
        try {
            cloud.undo(reached -> {
                if (reached == step) {
                    throw new IllegalStateException("stopped");
                }
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("stopped");
        }
        type("Projects!J2", Value.of("mine"));

        cloud.recover();

        assertThat(at("Projects!J2")).isEqualTo(Value.of("mine"));
        assertThat(at("Projects!J3")).isEqualTo(Value.of("by hand"));
        assertThat(at("Invoices!K2")).isEqualTo(Value.of("void"));
    }

    @Test
    void rowsThatMoveAtTheVeryMomentOfUndoingGetWhatIsTheirs() {
        cloud.apply();
        cloud.server
                .faults()
                .beforeWrite(
                        1,
                        () -> cloud.person(
                                "{'insertDimension':{'range':{'sheetId':1,'dimension':'ROWS','startIndex':1,'endIndex':2}}}"));

        cloud.undo(step -> {});

        assertThat(at("Projects!A2")).isEqualTo(Value.BLANK);
        for (int row = 3; row <= 4; row++) {
            assertThat(at("Projects!E" + row)).isEqualTo(Value.of("Revision"));
            assertThat(at("Projects!J" + row)).isEqualTo(Value.of("by hand"));
        }
        assertThat(cloud.read().times()).isEmpty();
        assertThat(cloud.plan().plan().changes()).isEmpty();
    }
}
