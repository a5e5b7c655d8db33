package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Language;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Field;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import dev.alur.tracker.Trade;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.TreeSet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrackerWorkbookTest {
    @TempDir
    Path folder;

    private Path drawn(Language language) throws Exception {
        Path file = folder.resolve("tracker.xlsx");
        Files.write(file, TrackerWorkbook.draw(Blueprint.of(Trade.FREELANCE, language)));
        return file;
    }

    private static Snapshot read(Path file) {
        return new ExcelWorkbooks(InstantSource.fixed(Instant.EPOCH))
                .open(file.toString())
                .read();
    }

    @ParameterizedTest
    @EnumSource
    void aNewTrackerIsReadWithoutAProblem(Language language) throws Exception {
        Tracker tracker = TrackerReader.read(read(drawn(language)));

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.places().keySet()).containsExactlyInAnyOrderElementsOf(Register.usual());
        assertThat(tracker.settings().language()).isEqualTo(language);
        assertThat(tracker.services()).hasSize(7);
        assertThat(tracker.rules()).hasSize(7);
        assertThat(tracker.jobs()).isEmpty();
        assertThat(tracker.invoices()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRegisterIsATableWithAllItsColumns(Language language) throws Exception {
        Snapshot snapshot = read(drawn(language));

        for (Register register : Register.usual()) {
            Sheet sheet = snapshot.sheet(register.title(language)).orElseThrow();
            Table table = sheet.tables().getFirst();
            assertThat(table.name()).isEqualTo(sheet.name().replace(" ", ""));
            assertThat(table.columns()).hasSize(register.columns().size());
        }
    }

    @Test
    void conditionsStandInCellsFormattedAsText() throws Exception {
        Tracker tracker = TrackerReader.read(read(drawn(Language.EN)));
        for (Field field : new Field[] {Field.STEP_WHEN, Field.RULE_WHEN, Field.RULE_VALUE}) {
            var place = tracker.place(field.register());
            int last = place.table().lastDataRow();
            assertThat(place.sheet().format(2, place.columns().get(field))).isEqualTo("@");
            assertThat(place.sheet().format(last, place.columns().get(field))).isEqualTo("@");
        }
    }

    @Test
    void theSameBlueprintGivesTheSameBytes() {
        Blueprint blueprint = Blueprint.of(Trade.FREELANCE, Language.ID);

        assertThat(TrackerWorkbook.draw(blueprint)).isEqualTo(TrackerWorkbook.draw(blueprint));
    }

    @Test
    void sheetsOpenAtTheirFirstRowUnderAFrozenHeaderAndPrintOnePageWide() throws Exception {
        byte[] bytes = TrackerWorkbook.draw(Blueprint.of(Trade.FREELANCE, Language.EN));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getSheetName(workbook.getActiveSheetIndex())).isEqualTo("Projects");
            for (Register register : Register.usual()) {
                var sheet = workbook.getSheet(register.title(Language.EN));
                assertThat(sheet.getActiveCell()).hasToString("A2");
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            }
        }
    }

    @Test
    void nothingInItIsAMacroOrNamesAMachine() throws Exception {
        byte[] bytes = TrackerWorkbook.draw(Blueprint.of(Trade.FREELANCE, Language.EN));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.isMacroEnabled()).isFalse();
            assertThat(workbook.getProperties().getCoreProperties().getCreator())
                    .isEqualTo("Alur");
            assertThat(workbook.getProperties().getExtendedProperties().getApplication())
                    .isEqualTo("Alur");
        }
    }

    @Test
    @Tag("judge")
    void openpyxlOpensItWithoutAWarning() throws Exception {
        String seen = Judge.python(
                drawn(Language.EN),
                "import openpyxl, sys",
                "book = openpyxl.load_workbook(sys.argv[1])",
                "for sheet in book: print(sheet.title, len(sheet.tables), len(sheet.data_validations.dataValidation))");

        assertThat(seen.lines())
                .contains("Projects 1 4", "Clients 1 2", "Workflow 1 1", "Rules 1 3", "Invoices 1 2", "Time 1 2");
    }

    @Test
    @Tag("judge")
    @Tag("slow")
    void libreOfficeKeepsTablesListsAndColours() throws Exception {
        Path converted = Judge.office(drawn(Language.ID), "xlsx");

        assertThat(TrackerReader.read(read(converted)).problems()).isEmpty();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(converted))) {
            var projects = workbook.getSheet("Proyek");
            assertThat(projects.getTables()).hasSize(1);
            assertThat(projects.getDataValidations()).hasSize(4);
            assertThat(projects.getSheetConditionalFormatting().getNumConditionalFormattings())
                    .isEqualTo(2);
            assertThat(new TreeSet<>(Arrays.asList(workbook.getAllNames().stream()
                            .map(name -> name.getNameName())
                            .toArray(String[]::new))))
                    .contains("DaftarKlien", "DaftarLayanan", "DaftarProyek", "DaftarTahap");
            assertThat(workbook.getName("DaftarTahap").getRefersToFormula()).contains("COUNTA");
        }
    }
}
