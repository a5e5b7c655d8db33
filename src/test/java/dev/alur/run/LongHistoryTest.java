package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan asks the journal for the jobs of its tracker alone; what it must know of others it knows
/// all the same.
class LongHistoryTest {
    @TempDir
    Path folder;

    @Test
    void anIdOfAJobThatIsGoneIsNotGivenAgainNotEvenInASeriesOfLater() throws Exception {
        Workshop workshop = new Workshop(folder);
        SheetDraft projects = SheetDraft.of("Projects")
                .row("ID", "Client", "Project", "Service", "Stage", "Start", "Due", "Approved", "Invoice", "Notes");
        projects.row("JOB-041", "Bu Sri", "Menu", "Design", "Revision", null, null, "yes", null, null);
        projects.row("PRJ-001", "Bu Sri", "Flyer", "Design", "Revision", null, null, null, null, null);
        workshop.draw(0, projects, "Project ID series", "PRJ-{000}");
        assertThat(workshop.apply().run()).isNotNull();
        clear(workshop, 2);
        setting(workshop, "Project ID series", "JOB-{000}");
        fill(workshop, 2, "");
        assertThat(workshop.apply().run()).isNotNull();
        assertThat(workshop.snapshot().value("Projects!A2").plain()).isEqualTo("JOB-042");
    }

    @Test
    void aJobThatARuleBringsBackUnderItsIdIsTheOneThatItWas() throws Exception {
        Workshop workshop = Workshop.of(folder, 1);
        assertThat(workshop.apply().run()).isNotNull();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001");
        clear(workshop, 2);
        assertThat(workshop.apply().problems()).isEmpty();
        workshop.save(List.of(
                cell("Rules!A5", "Again"),
                cell("Rules!B5", "[Stage]=\"Revision\""),
                cell("Rules!C5", "add row"),
                cell("Rules!D5", "Projects"),
                cell(
                        "Rules!E5",
                        "ID = \"PRJ-001\"\nClient = \"Bu Sri\"\nProject = \"Menu\"\nService = \"Design\"\nStage = \"Final\""),
                cell("Rules!F5", "auto")));
        Applied applied = workshop.apply();
        assertThat(applied.run()).isNotNull();
        assertThat(workshop.read().jobs()).extracting(job -> job.id()).containsExactly("PRJ-001", "PRJ-002");
        assertThat(workshop.numbers()).as("it was billed before").containsExactly("INV-2026-001");
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void anUndoKnowsTheJobsOfItsRunThatAreGone() throws Exception {
        Workshop workshop = Workshop.of(folder, 2);
        assertThat(workshop.apply().run()).isNotNull();
        clear(workshop, 2);
        Applied undone = workshop.runner().undo(workshop.tracker.toString(), 1, Options.NONE, null, change -> {});
        assertThat(undone.run()).isNotNull();
        fill(workshop, 2, "PRJ-001");
        assertThat(workshop.plan().plan().changes())
                .as("what was undone is held for the row that came back, too")
                .isEmpty();
    }

    private static Assignment cell(String at, String text) {
        return new Assignment(Address.parse(at), Value.of(text));
    }

    private static void clear(Workshop workshop, int row) {
        List<Assignment> cells = new ArrayList<>();
        for (String column : List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J")) {
            cells.add(new Assignment(Address.parse("Projects!" + column + row), Value.BLANK));
        }
        workshop.save(cells);
    }

    private static void fill(Workshop workshop, int row, String id) {
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A" + row), id.isEmpty() ? Value.BLANK : Value.of(id)),
                cell("Projects!B" + row, "Bu Sri"),
                cell("Projects!C" + row, "Menu 1"),
                cell("Projects!D" + row, "Design"),
                cell("Projects!E" + row, "Revision"),
                cell("Projects!H" + row, "yes")));
    }

    private static void setting(Workshop workshop, String key, String value) {
        var settings = workshop.snapshot().sheet("Settings").orElseThrow();
        for (int row = 1; row <= settings.lastRow(); row++) {
            if (settings.value(row, 1).plain().equals(key)) {
                workshop.save(List.of(new Assignment(settings.address(row, 2), Value.of(value))));
            }
        }
    }
}
