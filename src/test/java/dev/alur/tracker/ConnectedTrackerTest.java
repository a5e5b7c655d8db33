package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How a workbook of somebody's own is read once Settings say which sheet and which columns mean what.
final class ConnectedTrackerTest {
    private final SheetDraft settings = SheetDraft.of("Settings").row("Key", "Value");
    private final SheetDraft workflow = SheetDraft.of("Workflow")
            .row("Workflow", "Stage", "Advance when", "Next")
            .row("Main", "Open", null, "Done")
            .row("Main", "Done");
    private final SheetDraft jobs = SheetDraft.of("Tasks 2026")
            .set("B2", "Everything that we do")
            .set("B4", "Green is urgent")
            .set("B9", "No.")
            .set("C9", "Customer")
            .set("D9", "Task")
            .set("E9", "Status")
            .set("F9", "Status")
            .set("H9", "Legend")
            .set("I9", "Status")
            .set("H10", "red")
            .set("I10", "late")
            .set("B10", "T-1")
            .set("C10", "Kopi Senja")
            .set("D10", "Menu")
            .set("E10", "ok")
            .set("F10", "Open");

    private Tracker read(SheetDraft... more) {
        if (!settings.build().value(2, 1).isBlank()) {
            return TrackerReader.read(snapshot(more));
        }
        settings.row("Sheet Projects", "Tasks 2026")
                .row("Column ID", "No.")
                .row("Kolom Klien", "Customer")
                .row("Column Project", "Task")
                .row("Column Stage", "Status (2)");
        return TrackerReader.read(snapshot(more));
    }

    private Snapshot snapshot(SheetDraft... more) {
        return new Snapshot(
                "tasks.xlsx",
                Fingerprint.of(new byte[0]),
                Stream.concat(Stream.of(jobs, workflow, settings), Stream.of(more))
                        .map(SheetDraft::build)
                        .toList(),
                Map.of());
    }

    @Test
    void theSheetIsFoundByItsSettingAndTheHeaderByItsNames() {
        Tracker tracker = read();

        assertThat(tracker.problems()).isEmpty();
        Place place = tracker.place(Register.PROJECTS);
        assertThat(place.sheet().name()).isEqualTo("Tasks 2026");
        assertThat(place.headerRow()).isEqualTo(9);
        assertThat(place.columns()).containsEntry(Field.JOB_STAGE, 6);
        assertThat(tracker.jobs()).extracting(Job::stage).containsExactly("Open");
    }

    @Test
    void aHeaderFarDownIsFoundToo() {
        SheetDraft low = SheetDraft.of("Tasks 2026")
                .set("D61", "Customer")
                .set("C61", "No.")
                .set("E61", "Task")
                .set("F61", "Status")
                .set("G61", "Status")
                .set("C62", "T-1")
                .set("D62", "Bu Sri")
                .set("G62", "Done");
        settings.row("Sheet Projects", "Tasks 2026")
                .row("Column ID", "No.")
                .row("Column Client", "Customer")
                .row("Column Project", "Task")
                .row("Column Stage", "Status (2)");

        Tracker tracker = TrackerReader.read(new Snapshot(
                "tasks.xlsx",
                Fingerprint.of(new byte[0]),
                List.of(low.build(), workflow.build(), settings.build()),
                Map.of()));

        assertThat(tracker.place(Register.PROJECTS).headerRow()).isEqualTo(61);
        assertThat(tracker.jobs()).extracting(Job::row).containsExactly(62);
    }

    @Test
    void whatStandsBesideTheJobsIsNoColumnOfTheirs() {
        assertThat(read().place(Register.PROJECTS).headers())
                .containsExactly(
                        Map.entry("No.", 2),
                        Map.entry("Customer", 3),
                        Map.entry("Task", 4),
                        Map.entry("Status", 5),
                        Map.entry("Status (2)", 6));
    }

    @Test
    void groupsTotalsProseAndPreMadeRowsAreNoJobs() {
        jobs.set("D12", "Session 1")
                .set("B13", "T-2")
                .set("C13", "Bu Sri")
                .set("D13", "Flyer")
                .set("B14", "T-3")
                .set("F14", "Open")
                .set("C15", "Customer")
                .set("D15", "Task")
                .set("C16", "Please keep this list up to date")
                .set("D17", "Session 2")
                .formula("F17", "COUNTA(F13:F16)", 2)
                .set("D18", "Checkboxes only")
                .set("E18", false)
                .set("C20", "Total:")
                .set("F20", 17);

        assertThat(read().jobs()).extracting(Job::row).containsExactly(10, 13, 18);
    }

    @Test
    void aDashSaysThatThereIsNoSuchSheetOrColumn() {
        settings.row("Sheet Projects", "Tasks 2026")
                .row("Column ID", "No.")
                .row("Column Project", "Task")
                .row("Column Stage", "F:F")
                .row("Column Notes", "-")
                .row("Sheet Clients", "-");
        jobs.set("G9", "Notes");

        Tracker tracker = read(SheetDraft.of("Clients").row("Monday", "Tuesday"));

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.place(Register.CLIENTS)).isNull();
        assertThat(tracker.place(Register.PROJECTS).has(Field.JOB_NOTES)).isFalse();
        assertThat(tracker.place(Register.PROJECTS).columns()).containsEntry(Field.JOB_STAGE, 6);
    }

    @Test
    void aSheetThatWeAddedBesideOneOfTheUsersComesFirst() {
        settings.row("Column ID", "No.").row("Column Stage", "Status (2)").row("Sheet Projects", "Tasks 2026");

        Tracker tracker = read(
                SheetDraft.of("Rules").row("House rules").row("No shoes"),
                SheetDraft.of("Rules (Alur)").row("Rule", "When", "Do"));

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.place(Register.RULES).sheet().name()).isEqualTo("Rules (Alur)");
    }

    @Test
    void anInvoiceListOfTheirOwnNeedsANumberOnly() {
        settings.row("Sheet Projects", "Tasks 2026")
                .row("Column ID", "No.")
                .row("Column Stage", "Status (2)")
                .row("Sheet Invoices", "Rechnungen")
                .row("Column Invoices Number", "Rechnungsnr.")
                .row("Kolom Faktur Total", "Betrag");

        Tracker tracker = read(SheetDraft.of("Rechnungen")
                .row("Liste")
                .row("Rechnungsnr.", "Betrag")
                .row("R-7", 250)
                .row("Summe", 250));

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.invoices()).extracting(Billed::number).containsExactly("R-7");
        assertThat(tracker.invoices().getFirst().total()).isEqualByComparingTo("250");
    }

    @Test
    void aJobWithoutAServiceFollowsTheOnlyWorkflow() {
        Tracker tracker = read();

        assertThat(tracker.workflow(tracker.jobs().getFirst()))
                .extracting(Transition::stage)
                .containsExactly("Open", "Done");

        workflow.row("Other", "Start");
        Tracker two = read();
        assertThat(two.workflow(two.jobs().getFirst())).isEmpty();
    }
}
