package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.NewColumn;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults planted in what was written are seen before it takes the workbook's place.
class VerificationTest {
    private static final List<Edit> EDIT = List.of(new Edit.SetCell(new Address("Notes", 2, 2), Value.of("ours")));

    @TempDir
    private Path folder;

    private Book book() throws IOException {
        Path file = DrawnWorkbooks.draw(
                folder.resolve("studio.xlsx"),
                SheetDraft.of("Notes").row("a", 1, "x").row("b", 2, "y").row("c", 3, "z"),
                SheetDraft.of("Other").row("left alone", 5));
        return ExcelReader.book("studio.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
    }

    private byte[] write(Archive archive, Map<Archive.Entry, ArchiveWriter.Part> replaced) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".xlsx");
        try (FileChannel channel = FileChannel.open(out, StandardOpenOption.WRITE)) {
            ArchiveWriter.write(archive, replaced, List.of(), false, channel);
        }
        return Files.readAllBytes(out);
    }

    private byte[] edited(Patching patching) throws IOException {
        Path out = Files.createTempFile(folder, "edited", ".xlsx");
        try (FileChannel channel = FileChannel.open(out, StandardOpenOption.WRITE)) {
            patching.write(channel);
        }
        return Files.readAllBytes(out);
    }

    /// The written workbook with a text in a part's XML replaced.
    private byte[] planted(byte[] written, String part, String text, String other) throws IOException {
        Archive archive = Archive.of("studio.xlsx", Bytes.of(written), Caps.USUAL);
        Archive.Entry entry = archive.need(part);
        String xml = new String(archive.xml(entry), StandardCharsets.UTF_8);
        assertThat(xml).contains(text);
        byte[] changed = xml.replaceFirst(text, other).getBytes(StandardCharsets.UTF_8);
        return write(archive, Map.of(entry, out -> out.write(changed)));
    }

    private static void seen(Book book, Patching patching, byte[] written) {
        assertThatThrownBy(() -> Verification.verify(book, patching, Bytes.of(written), Caps.USUAL))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.NOT_AS_PLANNED));
    }

    @Test
    void anythingButTheEditIsSeen() throws IOException {
        Book book = book();
        Patching patching = Patching.of(book, EDIT);
        byte[] written = edited(patching);
        String notes = "xl/worksheets/sheet1.xml";

        assertThatCode(() -> Verification.verify(book, patching, Bytes.of(written), Caps.USUAL))
                .doesNotThrowAnyException();
        seen(book, patching, planted(written, "xl/worksheets/sheet2.xml", "<v>5", "<v>6"));
        seen(book, patching, planted(written, notes, "<v>3.0", "<v>3.5"));
        seen(book, patching, planted(written, notes, "<c r=\"A2\" t=\"s\"", "<c r=\"A2\" t=\"n\""));
        seen(book, patching, planted(written, notes, "<c r=\"C2\"", "<c r=\"D2\""));
        seen(book, patching, planted(written, notes, "<pageMargins bottom=\"0.75\"", "<pageMargins bottom=\"0.5\""));
        seen(book, patching, planted(written, "xl/sharedStrings.xml", "ours", "Ours"));
        seen(
                book,
                patching,
                edited(Patching.of(book, List.of(new Edit.SetCell(new Address("Notes", 2, 2), Value.of(9))))));
    }

    @Test
    void aByteInAnUntouchedEntryIsSeen() throws IOException {
        Book book = book();
        Patching patching = Patching.of(book, EDIT);
        byte[] written = edited(patching);
        Archive after = Archive.of("studio.xlsx", Bytes.of(written), Caps.USUAL);
        Archive.Entry untouched = after.need("xl/worksheets/sheet2.xml");

        written[untouched.data() + 3] ^= 1;

        seen(book, patching, written);
    }

    @Test
    void whatIsLostBesideAnAdditionIsSeen() throws IOException {
        Path file = new RawWorkbook()
                .sheet(
                        "<cols><col min=\"1\" max=\"1\" width=\"7\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
                                + "<is><t>ID</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>"
                                + "<dataValidations count=\"1\"><dataValidation type=\"whole\" sqref=\"A2\"/></dataValidations>")
                .write(folder.resolve("raw.xlsx"));
        Book book = ExcelReader.book("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        Patching patching = Patching.of(
                book,
                List.of(
                        new Edit.AddSheet("New", List.of(NewColumn.of("a"))),
                        new Edit.AddTable(new Range("Data", 1, 1, 2, 1), "Jobs"),
                        new Edit.AddColumn(
                                new Address("Data", 1, 2),
                                NewColumn.of("b").withWidth(5).withList("\"x,y\""))));
        byte[] written = edited(patching);
        String data = "xl/worksheets/sheet1.xml";

        assertThatCode(() -> Verification.verify(patching.basis(), patching, Bytes.of(written), Caps.USUAL))
                .doesNotThrowAnyException();
        seen(patching.basis(), patching, planted(written, data, "width=\"7\"", "width=\"8\""));
        seen(patching.basis(), patching, planted(written, data, "<dataValidation type=\"whole\" sqref=\"A2\"/>", ""));
        seen(patching.basis(), patching, planted(written, data, "type=\"whole\"", "type=\"date\""));
        seen(patching.basis(), patching, planted(written, "xl/tables/table1.xml", "ref=\"A1:B2\"", "ref=\"A1:A2\""));
        seen(patching.basis(), patching, planted(written, "xl/workbook.xml", "name=\"New\"", "name=\"Old\""));
        seen(patching.basis(), patching, planted(written, "[Content_Types].xml", "table1", "table2"));
    }
}
