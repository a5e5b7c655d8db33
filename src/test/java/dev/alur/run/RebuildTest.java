package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that was lost or damaged is made anew: no number is given twice, and nothing is made again that
/// can be seen to have been made.
class RebuildTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
        workshop.apply();
    }

    @Test
    void aLostJournalIsMadeAnewAndGoesOn() throws IOException {
        Files.delete(journal());
        assertThatThrownBy(workshop::plan).satisfies(is(RunProblem.NO_JOURNAL));
        Rebuilt dry = workshop.runner().rebuild(name(), Options.NONE, true);
        assertThat(journal()).doesNotExist();
        Rebuilt rebuilt = workshop.runner().rebuild(name(), Options.NONE, false);
        assertThat(rebuilt.numbers())
                .isEqualTo(dry.numbers())
                .extracting(Rebuilt.Source::number)
                .containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(rebuilt.numbers()).extracting(Rebuilt.Source::from).containsExactly("Invoices!A2", "Invoices!A3");
        assertThat(rebuilt.done()).as("two notes and two rows").isEqualTo(4);
        assertThat(rebuilt.proposed()).isZero();
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
        goesOnWith("INV-2026-003");
    }

    @Test
    void aDamagedJournalIsPutAsideAndItsNumbersCount() throws IOException {
        // a person deletes an invoice's row, and its document is lost: only the journal and a kept workbook know it
        byte[] bytes = Files.readAllBytes(journal());
        for (int i = bytes.length - 2048; i < bytes.length; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(journal(), bytes);
        damagePayloads();
        assertThat(workshop.check().hasErrors()).isTrue();
        Rebuilt rebuilt = workshop.runner().rebuild(name(), Options.NONE, false);
        assertThat(rebuilt.aside()).contains("journal.db.damaged-");
        assertThat(Path.of(rebuilt.aside())).exists();
        assertThat(workshop.check().problems()).isEmpty();
        goesOnWith("INV-2026-003");
    }

    @Test
    void aNumberThatOnlyADocumentShowsIsNotGivenAgain() throws IOException {
        Files.delete(journal());
        Files.writeString(folder.resolve("documents/INV-2026-003.pdf"), "issued, and then everything was lost");
        Rebuilt rebuilt = workshop.runner().rebuild(name(), Options.NONE, false);
        assertThat(rebuilt.numbers()).contains(new Rebuilt.Source("INV-2026-003", "documents/INV-2026-003.pdf"));
        goesOnWith("INV-2026-004");
    }

    @Test
    void aNumberThatOnlyAKeptWorkbookShowsIsNotGivenAgain() throws IOException {
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        workshop.apply();
        workshop.save(List.of(new Assignment(Address.parse("Projects!C4"), Value.of("Flyer, new"))));
        workshop.save(List.of(new Assignment(Address.parse("Projects!E4"), Value.of("Revision"))));
        workshop.apply();
        assertThat(workshop.numbers()).contains("INV-2026-003");
        clearInvoice(4);
        Files.delete(journal());
        Files.delete(folder.resolve("documents/INV-2026-003.pdf"));
        Rebuilt rebuilt = workshop.runner().rebuild(name(), Options.NONE, false);
        assertThat(rebuilt.numbers()).extracting(Rebuilt.Source::number).contains("INV-2026-003");
        assertThat(rebuilt.numbers().getLast().from()).startsWith("before/");
    }

    @Test
    void aJournalThatIsWholeIsLeftAlone() throws IOException {
        byte[] bytes = Files.readAllBytes(journal());
        assertThatThrownBy(() -> workshop.runner().rebuild(name(), Options.NONE, false))
                .satisfies(is(RunProblem.JOURNAL_WHOLE));
        assertThat(Files.readAllBytes(journal())).isEqualTo(bytes);
    }

    private void clearInvoice(int row) {
        workshop.save(List.of(
                new Assignment(Address.parse("Invoices!A" + row), Value.BLANK),
                new Assignment(Address.parse("Projects!I" + row), Value.BLANK)));
    }

    private void goesOnWith(String number) {
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        workshop.apply();
        assertThat(workshop.numbers()).last().isEqualTo(number);
        assertThat(workshop.numbers()).doesNotHaveDuplicates();
        assertThat(workshop.logged()).doesNotHaveDuplicates();
    }

    private void damagePayloads() throws IOException {
        String text = Files.readString(journal(), StandardCharsets.ISO_8859_1);
        Files.writeString(journal(), text.replace("\"acts\"", "\"axts\""), StandardCharsets.ISO_8859_1);
    }

    private Path journal() throws IOException {
        return workshop.state.resolve(workshop.read().settings().alurId()).resolve("journal.db");
    }

    private String name() {
        return workshop.tracker.toString();
    }

    private static java.util.function.Consumer<Throwable> is(Problem.Key key) {
        return thrown -> assertThat(
                        ((ProblemException) thrown).problems().getFirst().key())
                .isEqualTo(key);
    }
}
