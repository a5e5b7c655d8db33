package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.plan.Change;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Reason;
import dev.alur.plan.Run;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets, columns and settings that a run adds, in a real file: what a plan says is what stands there.
class StructureTest {
    private static final List<Reason> BECAUSE = List.of(new Reason(new Address("Settings", 1, 1), "a test"));

    @TempDir
    Path folder;

    private Workbook workbook;

    @BeforeEach
    void draw() throws IOException {
        Path file = DrawnWorkbooks.draw(
                folder.resolve("studio.xlsx"),
                SheetDraft.of("Projects")
                        .row("ID", "Client", "Project", "Stage")
                        .row("PRJ-1", "Bu Sri", "Flyer", "Brief")
                        .table("Projects", "A1:D2"),
                SheetDraft.of("Settings").row("Key", "Value", "Explanation").row("Seller", "Studio Ayu"));
        workbook = new ExcelWorkbooks(Instant::now).open(file.toString());
    }

    private Tracker read() {
        return TrackerReader.read(workbook.read());
    }

    private Change.AddSheet sheet(Register register, List<List<Value>> rows) {
        Additions.NewSheet added = Additions.to(read()).sheet(register, rows);
        return new Change.AddSheet(added.sheet(), added.table(), BECAUSE, "");
    }

    private Change.AddColumn column(Field field) {
        Place place = Objects.requireNonNull(read().place(field.register()));
        Edit.AddColumn added = Additions.to(read()).column(place, field);
        return new Change.AddColumn(added.header(), added.column(), BECAUSE, "");
    }

    private static Change.SetSetting setting(String key, Value before, Value after) {
        return new Change.SetSetting(new Address("Settings", 9, 2), key, before, after, "told", BECAUSE, "");
    }

    private static Intent intent(Change... changes) {
        return intent(1, changes);
    }

    private static Intent intent(int serial, Change... changes) {
        List<Intent.Act> acts = new ArrayList<>();
        for (Change change : changes) {
            Intent.Effect effect = change instanceof Change.SetCell set
                    ? new Intent.Effect.Cell(set.job(), "", set.address(), set.header(), set.before(), set.after())
                    : new Intent.Effect.Structure(change.address());
            acts.add(new Intent.Act(PlanJson.write(change), null, null, List.of(effect)));
        }
        LocalDate today = LocalDate.of(2026, 11, 24);
        return new Intent(
                serial, Workshop.NOW, today, Fingerprint.of(new byte[0]), "", acts, List.of(), Map.of(), 0, Set.of());
    }

    /// As the protocol's step 6 writes.
    private List<Run.Outcome> write(Intent intent) {
        Snapshot snapshot = workbook.read();
        List<Edit> edits = new ArrayList<>(Structure.edits(intent, TrackerReader.read(snapshot)));
        Rebase rebase = Rebase.of(intent, TrackerReader.read(workbook.preview(snapshot.fingerprint(), edits)));
        edits.addAll(rebase.edits());
        workbook.write(snapshot, edits);
        return rebase.outcomes();
    }

    @Test
    void aSheetIsAddedWithItsRowsListsAndTable() {
        Change.AddSheet time = sheet(Register.TIME, List.of(List.of(Value.of(LocalDate.of(2026, 11, 2)), Value.BLANK)));
        assertThat(write(intent(time))).containsExactly(Run.Outcome.DONE);

        Sheet sheet = workbook.read().need("Time");
        assertThat(sheet.value(1, 1)).isEqualTo(Value.of("Date"));
        assertThat(sheet.value(2, 1)).isEqualTo(Value.of(LocalDate.of(2026, 11, 2)));
        assertThat(sheet.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("Time");
            assertThat(table.columns()).startsWith("Date", "Project", "Kind", "Minutes");
        });
        assertThat(sheet.validations())
                .anySatisfy(list -> assertThat(list.formula()).isEqualTo("Projects!$A$2:$A$500"));
        assertThat(sheet.validations())
                .anySatisfy(list -> assertThat(list.formula()).contains("production,promotion"));
        assertThat(sheet.layout().width(1))
                .isEqualTo(time.sheet().columns().getFirst().width());
        assertThat(read().place(Register.TIME)).isNotNull();
    }

    @Test
    void aSheetIsPlannedWithAsAWallAddsIt() {
        Change.AddSheet invoices = sheet(Register.INVOICES, List.of());
        Change.AddColumn notes = column(Field.JOB_NOTES);
        Snapshot before = workbook.read();
        List<Edit> edits = Structure.edits(intent(invoices, notes), TrackerReader.read(before));
        Snapshot foreseen = before.adding(edits);
        Snapshot real = workbook.preview(before.fingerprint(), edits);
        assertThat(TrackerReader.read(foreseen).places().keySet())
                .isEqualTo(TrackerReader.read(real).places().keySet());
        for (Sheet sheet : real.sheets()) {
            Sheet same = foreseen.need(sheet.name());
            assertThat(same.tables()).as(sheet.name()).isEqualTo(sheet.tables());
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                assertThat(same.value(1, column)).isEqualTo(sheet.value(1, column));
            }
        }
    }

    @Test
    void aColumnIsAddedAndFilledInOneRun() {
        Change.AddColumn due = column(Field.JOB_DUE);
        Value day = Value.of(LocalDate.of(2026, 12, 1));
        Change.SetCell filled = new Change.SetCell(
                "PRJ-1", "Flyer", new Address("Projects", 2, 5), "Due", Value.BLANK, day, BECAUSE, "");
        assertThat(write(intent(due, filled))).containsExactly(Run.Outcome.DONE, Run.Outcome.DONE);

        Sheet sheet = workbook.read().need("Projects");
        assertThat(sheet.value(1, 5)).isEqualTo(Value.of("Due"));
        assertThat(sheet.value(2, 5)).isEqualTo(day);
        assertThat(sheet.tables().getFirst().range().lastColumn()).isEqualTo(5);
        assertThat(sheet.tables().getFirst().columns()).endsWith("Due");
    }

    @Test
    void whatIsThereAlreadyIsNotAddedAgain() {
        Change[] changes = {sheet(Register.TIME, List.of()), column(Field.JOB_DUE)};
        assertThat(write(intent(1, changes))).containsOnly(Run.Outcome.DONE);
        assertThat(Structure.edits(intent(2, changes), read())).isEmpty();
        assertThat(write(intent(2, changes))).containsOnly(Run.Outcome.DONE);
    }

    @Test
    void aSheetThatWasTakenAwayAfterTheRunStaysAway() {
        Intent intent = intent(sheet(Register.TIME, List.of()));
        Tracker later = TrackerReader.read(workbook.preview(
                workbook.fingerprint(),
                new SettingCells(read()).set(Setting.ALUR_RUN, Value.of(1)).edits()));
        assertThat(Structure.edits(intent, later)).isEmpty();
        assertThat(Rebase.of(intent, later).outcomes()).containsExactly(Run.Outcome.ORPHAN);
    }

    @Test
    void settingsGetRowsOneBelowTheOther() {
        List<Run.Outcome> outcomes = write(intent(
                setting("Alur version", Value.BLANK, Value.of(1)),
                setting("Column Client", Value.BLANK, Value.of("Customer")),
                setting("Seller", Value.of("Studio Ayu"), Value.of("Studio Bayu"))));
        assertThat(outcomes).containsOnly(Run.Outcome.DONE);
        Sheet sheet = workbook.read().need("Settings");
        assertThat(sheet.value(2, 2)).isEqualTo(Value.of("Studio Bayu"));
        assertThat(sheet.value(3, 1)).isEqualTo(Value.of("Alur version"));
        assertThat(sheet.value(3, 2)).isEqualTo(Value.of(1));
        assertThat(sheet.value(4, 1)).isEqualTo(Value.of("Column Client"));
        assertThat(sheet.value(4, 3)).isEqualTo(Value.of("told"));
        assertThat(sheet.value(5, 1)).isEqualTo(Value.of("Alur run"));
    }

    @Test
    void aSettingThatAPersonChangedMeanwhileIsLeft() {
        assertThat(write(intent(setting("Seller", Value.of("Studio Citra"), Value.of("Studio Bayu")))))
                .containsExactly(Run.Outcome.CONFLICT);
        assertThat(workbook.read().value("Settings!B2")).isEqualTo(Value.of("Studio Ayu"));
    }

    @Test
    void aNewSheetSpeaksTheTrackersLanguageAndTakesAFreeTableName() throws IOException {
        Path file = DrawnWorkbooks.draw(
                folder.resolve("pelacak.xlsx"),
                SheetDraft.of("Proyek").row("ID", "Klien", "Proyek", "Tahap").table("Waktu", "A1:D2"),
                SheetDraft.of("Pengaturan").row("Kunci", "Nilai").row("Bahasa", "en"));
        workbook = new ExcelWorkbooks(Instant::now).open(file.toString());
        Change.AddSheet time = sheet(Register.TIME, List.of());
        assertThat(time.sheet().sheet()).isEqualTo("Waktu");
        assertThat(time.table()).isNotNull();
        assertThat(time.table().name()).isEqualTo("Waktu_2");
        assertThat(PlanJson.write(PlanJson.readChange(PlanJson.write(time)))).isEqualTo(PlanJson.write(time));
    }
}
