package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.plan.Run;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs and invoices side by side on one sheet of the user's own: each row goes into its own block.
final class SideBySideTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void draw() throws IOException {
        workshop = new Workshop(folder);
        DrawnWorkbooks.draw(
                workshop.tracker,
                SheetDraft.of("Everything")
                        .row("Our studio")
                        .row(
                                "No.",
                                "Client",
                                "Project",
                                "Service",
                                "Stage",
                                "OK",
                                "Bill",
                                null,
                                "Invoice no.",
                                "Day",
                                "Billed to",
                                "Total")
                        .row(
                                "P-1",
                                "Bu Sri",
                                "Menu",
                                "Design",
                                "Revision",
                                "yes",
                                null,
                                null,
                                "INV-2026-001",
                                Workshop.day(1),
                                "Bu Sri",
                                5)
                        .row("P-2", "Kopi Senja", "Flyer", "Design", "Revision", "yes")
                        .row("P-3", "Bu Sri", "Sign", "Design", "Revision")
                        .row("P-4", "Bu Sri", "Logo", "Design", "Revision"),
                SheetDraft.of("Clients").row("Name", "Email").row("Bu Sri").row("Kopi Senja"),
                SheetDraft.of("Services")
                        .row("Service", "Workflow", "Unit", "Price")
                        .row("Design", "Orders", "piece", 750_000)
                        .row("Care", "Care", "piece", 1_000),
                SheetDraft.of("Workflow")
                        .row("Workflow", "Stage", "Advance when", "Next")
                        .row("Orders", "Revision", "[OK]=\"yes\"", "Final")
                        .row("Orders", "Final", null, null)
                        .row("Care", "Open", null, null),
                SheetDraft.of("Rules")
                        .row("Rule", "When", "Do", "Field", "Value", "Mode")
                        .row("Bill", "[Stage]=\"Final\"", "issue invoice", null, null, "auto")
                        .row(
                                "Care",
                                "[Stage]=\"Final\"",
                                "add row",
                                "Projects",
                                "No. = \"C-\" & [No.]\nClient = [Client]\nProject = [Project]\nService = \"Care\"\n"
                                        + "Stage = \"Open\"",
                                "auto"),
                SheetDraft.of("Settings")
                        .row("Key", "Value", "Explanation")
                        .row("Seller", "Studio Ayu")
                        .row("Tax rate", 0)
                        .row("Invoice series", "INV-{yyyy}-{000}")
                        .row("Sheet Projects", "Everything")
                        .row("Column ID", "No.")
                        .row("Column Client", "Client")
                        .row("Column Project", "Project")
                        .row("Column Service", "Service")
                        .row("Column Stage", "Stage")
                        .row("Column Invoice", "Bill")
                        .row("Sheet Invoices", "Everything")
                        .row("Column Invoices Number", "Invoice no.")
                        .row("Column Invoices Date", "Day")
                        .row("Column Invoices Client", "Billed to"));
    }

    private Sheet sheet() {
        return workshop.snapshot().sheet("Everything").orElseThrow();
    }

    @Test
    void everyInvoiceAndEveryJobThatIsAddedStandsInItsBlock() {
        Tracker read = workshop.read();
        assertThat(read.place(Register.PROJECTS).headers())
                .containsEntry("No.", 1)
                .hasSize(7);
        assertThat(read.place(Register.INVOICES).headers())
                .containsEntry("Invoice no.", 9)
                .hasSize(4);

        for (int job = 2; job <= 4; job++) {
            workshop.type("Everything!F" + (job + 2), Value.of("yes"));
            Applied applied = workshop.apply();
            assertThat(applied.problems()).allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
            assertThat(applied.unmet()).isEmpty();
        }

        assertThat(workshop.numbers())
                .containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003", "INV-2026-004", "INV-2026-005");
        assertThat(workshop.read().jobs())
                .extracting(job -> job.id())
                .containsExactly("P-1", "P-2", "P-3", "P-4", "C-P-1", "C-P-2", "C-P-3", "C-P-4");
        assertThat(workshop.read().invoices())
                .extracting(billed -> billed.total().intValue())
                .containsExactly(5, 750_000, 750_000, 750_000, 750_000);
        for (int row = 3; row <= 7; row++) {
            assertThat(sheet().value(row, 9).plain()).isEqualTo("INV-2026-00" + (row - 2));
        }
        assertThat(sheet().value(5, 11).plain()).isEqualTo("Kopi Senja");
        assertThat(sheet().value(4, 2).plain()).isEqualTo("Kopi Senja");
        assertThat(workshop.apply().run()).isNull();
    }

    @Test
    void aRowWhoseColumnWasTakenAwayMeanwhileIsTold() {
        Applied applied = workshop.apply(step -> {
            if (step == Step.INTENDED) {
                workshop.save(List.of(new Assignment(Address.parse("Everything!L2"), Value.of("Amount"))));
            }
        });

        assertThat(applied.unmet()).hasSize(2).allSatisfy(done -> {
            assertThat(done.outcome()).isEqualTo(Run.Outcome.CONFLICT);
            assertThat(done.json()).contains("INV-2026-00");
        });
        assertThat(sheet().value(4, 9).plain()).isEqualTo("INV-2026-002");
    }

    @Test
    void aColumnIsAddedToItsBlock() {
        Tracker tracker = workshop.read();
        for (Register register : List.of(Register.PROJECTS, Register.INVOICES)) {
            Place place = tracker.place(register);
            int last = place.headers().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElseThrow();
            assertThat(Structure.place(tracker, new Address("Everything", place.headerRow(), last + 1)))
                    .isEqualTo(place);
        }
    }

    @Test
    void placesAreInTheOrderOfTheirRegisters() {
        assertThat(List.copyOf(workshop.read().places().keySet())).isSorted();
    }
}
