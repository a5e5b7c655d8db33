package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Selection;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever wants some cells gets those, and nothing that grows with the others.
class SelectionTest {
    @TempDir
    private Path folder;

    private Sheet read(RawWorkbook raw, int formulas, String... ranges) throws IOException {
        List<Range> cells =
                Arrays.stream(ranges).map(range -> Range.parse("Data", range)).toList();
        return new ExcelWorkbooks(Clock.systemUTC())
                .open(raw.write(folder.resolve("raw.xlsx")))
                .read(new Selection(cells, formulas))
                .sheet("Data")
                .orElseThrow();
    }

    private static RawWorkbook shared() {
        return new RawWorkbook()
                .rows(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><f t=\"shared\" ref=\"B2:B4\" si=\"0\">B1+1</f><v>2</v></c></row>"
                                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>"
                                + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>7</v></c><c r=\"B4\"><f t=\"shared\" si=\"0\"/><v>4</v></c></row>")
                .strings("<si><t>zero</t></si><si><r><t>o</t></r><r><t>ne</t></r></si><si><t>two</t></si>");
    }

    @Test
    void otherCellsAreLeftOut() throws IOException {
        Sheet sheet = read(shared(), 0, "A3", "A1:B1", "B3");

        assertThat(sheet.value(1, 1)).isEqualTo(Value.of("one"));
        assertThat(sheet.value(1, 2)).isEqualTo(Value.of(1));
        assertThat(sheet.value(2, 1)).isEqualTo(Value.BLANK);
        assertThat(sheet.value(3, 1)).isEqualTo(Value.of("zero"));
        assertThat(sheet.value(3, 2)).isEqualTo(Value.of(3));
        assertThat(sheet.value(4, 2)).isEqualTo(Value.BLANK);
        assertThat(sheet.lastRow()).isEqualTo(4);
    }

    @Test
    void formulasOfWantedCellsAreGivenAndOthersWhileTheyAreFew() throws IOException {
        Sheet few = read(shared(), 3, "B3");
        assertThat(few.hasMoreFormulas()).isFalse();
        assertThat(few.formula(2, 2)).isEqualTo("B1+1");
        assertThat(few.formula(4, 2)).isEqualTo("B3+1");
        assertThat(few.value(4, 2)).isEqualTo(Value.BLANK);

        Sheet many = read(shared(), 2, "B3");
        assertThat(many.hasMoreFormulas()).isTrue();
        assertThat(many.formula(2, 2)).isNull();
        assertThat(many.formula(3, 2)).isEqualTo("B2+1");
        assertThat(many.formula(4, 2)).isNull();
    }

    @Test
    void aStringThatIsNotThereIsDamageOnlyWhereItIsWanted() throws IOException {
        assertThat(read(shared(), 0, "A1").value(1, 1)).isEqualTo(Value.of("one"));
        assertThatThrownBy(() -> read(shared(), 0, "A4")).isInstanceOf(ProblemException.class);
    }

    /// What was seen while cells were read serves the edits of those cells; other edits look again.
    @Test
    void editsAfterReadingSomeCellsAreTheSameAsWithoutReading() throws IOException {
        List<Selection> read = List.of(
                new Selection(List.of(Range.parse("Data!A3"), Range.parse("Data!B2")), 9),
                new Selection(List.of(Range.parse("Data!A1:B1")), 9),
                new Selection(List.of(Range.parse("Data!A3")), 0));
        List<Edit> edits = List.of(
                new Edit.SetCell(Address.parse("Data!A3"), Value.of("new")),
                new Edit.SetCell(Address.parse("Data!B2"), Value.of(5), true),
                new Edit.SetCell(Address.parse("Data!A9"), Value.of("two")));
        for (List<Edit> some : List.of(edits, edits.subList(0, 1), edits.subList(0, 2), edits.subList(1, 3))) {
            byte[] expected = written(null, some);
            for (Selection selection : read) {
                assertThat(written(selection, some)).isEqualTo(expected);
            }
        }
    }

    private byte[] written(@Nullable Selection selection, List<Edit> edits) throws IOException {
        Path file = shared().write(folder.resolve("edited.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        if (selection != null) {
            assertThat(workbook.read(selection).fingerprint()).isEqualTo(workbook.fingerprint());
        }
        workbook.write(workbook.fingerprint(), edits);
        return parts(Files.readAllBytes(file));
    }

    private static byte[] parts(byte[] bytes) throws IOException {
        Archive archive = Archive.of("edited.xlsx", Bytes.of(bytes), Caps.USUAL);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Archive.Entry entry : archive.entries()) {
            all.write(archive.open(entry).readAllBytes());
        }
        return all.toByteArray();
    }

    @Test
    void aWorkbookThatWasSavedMeanwhileIsReadAgain() throws IOException {
        Path file = shared().write(folder.resolve("saved.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        Selection cell = new Selection(List.of(Range.parse("Data!B1")), 9);
        Fingerprint old = workbook.read(cell).fingerprint();
        Workbook other = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        other.write(old, List.of(new Edit.SetCell(Address.parse("Data!B1"), Value.of(77))));

        assertThatThrownBy(() -> workbook.write(old, List.of(new Edit.SetCell(Address.parse("Data!B1"), Value.of(3)))))
                .isInstanceOf(ChangedException.class);
        assertThat(workbook.read(cell).value(Address.parse("Data!B1"))).isEqualTo(Value.of(77));
        workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(Address.parse("Data!B1"), Value.of(3))));
        assertThat(workbook.read(cell).value(Address.parse("Data!B1"))).isEqualTo(Value.of(3));
    }

    @Test
    void aMissingTextIsToldOfItsCellWhetherAllWasReadOrSome() {
        assertThatThrownBy(() -> read(shared(), 0, "A4")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.UNKNOWN_TEXT);
            assertThat(e.problems().getFirst().address()).isEqualTo(Address.parse("Data!A4"));
        });
    }

    @Test
    void aRelationshipThatCannotBeReadIsToldBeforeAWrite() throws IOException {
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC())
                .open(shared().part(
                                "xl/drawings/_rels/drawing1.xml.rels",
                                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                        + "<Relationship Id=\"r1\" Type=\"x\" TargetMode=\"External\""
                                        + " Target=\"a&bogus;b\"/></Relationships>")
                        .write(folder.resolve("bogus.xlsx")));

        assertThatThrownBy(() -> workbook.preflight(false)).isInstanceOf(ProblemException.class);
    }
}
