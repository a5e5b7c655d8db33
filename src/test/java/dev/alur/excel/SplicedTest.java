package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/// Whether a sheet is copied as a stream or only its changes are spliced in: the same comes out, to the byte.
class SplicedTest {
    /// How many sheets were spliced, not streamed.
    private int spliced;

    @Property(tries = 300)
    @Tag("slow")
    void randomEditsOfRandomWorkbooksComeOutTheSame(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path file = new RandomSheet(random).workbook().write(Files.createTempFile("alur", ".xlsx"));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        List<Edit> edits = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            Address at = new Address("Data", 1 + random.nextInt(RandomSheet.ROWS + 4), 1 + random.nextInt(8));
            edits.add(new Edit.SetCell(at, random.nextBoolean() ? Value.of(i) : Value.of("text " + i), true));
        }
        same("random.xlsx", bytes, edits);
    }

    @Test
    @Tag("slow")
    void editsOfWorkbooksByManyProgramsComeOutTheSame() throws IOException {
        int files = 0;
        for (Path file : Corpus.files("valid")) {
            byte[] bytes = Files.readAllBytes(file);
            String name = String.valueOf(file.getFileName());
            for (Sheet sheet :
                    ExcelReader.snapshot(name, Bytes.of(bytes), Caps.USUAL).sheets()) {
                for (List<Edit> edits : edits(sheet)) {
                    same(name, bytes, edits);
                    files++;
                }
            }
        }
        assertThat(spliced).isGreaterThan(files / 3);
    }

    /// Cells that are there and cells that are not, formulas too, rows in gaps and below the end, and a row
    /// more for each table.
    private static List<List<Edit>> edits(Sheet sheet) {
        List<List<Edit>> all = new ArrayList<>();
        List<Edit> some = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            Value value = i % 2 == 0 ? Value.of(i) : Value.of("Kopi " + i);
            int row = 1 + (sheet.lastRow() + 3) * i / 7;
            some.add(new Edit.SetCell(sheet.address(row, 1 + sheet.lastColumn() * i / 8), value, true));
        }
        all.add(some);
        List<Edit> overFormulas = new ArrayList<>();
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            for (int row : sheet.formulaRows(column)) {
                overFormulas.add(new Edit.SetCell(sheet.address(row, column), Value.of(1), true));
                break;
            }
        }
        all.add(overFormulas);
        for (Table table : sheet.tables()) {
            int column = table.range().firstColumn();
            all.add(List.of(
                    new Edit.AppendRow(sheet.name(), table.lastDataRow() + 1, Map.of(column, Value.of("Baru")))));
        }
        return all;
    }

    private void same(String name, byte[] bytes, List<Edit> edits) throws IOException {
        try {
            Book book = ExcelReader.book(name, Bytes.of(bytes), Caps.USUAL);
            Map<String, byte[]> streamed = written(name, book, Patching.streamed(book, edits));
            Patching patching = Patching.of(book, edits);
            Map<String, byte[]> mended = written(name, book, patching);
            assertThat(patching.packAnew()).isTrue();
            Map<String, byte[]> packed = written(name, book, patching);
            assertThat(mended.keySet()).isEqualTo(streamed.keySet());
            assertThat(packed.keySet()).isEqualTo(streamed.keySet());
            streamed.forEach((part, contents) -> {
                assertThat(mended.get(part)).as(part).isEqualTo(contents);
                assertThat(packed.get(part)).as(part).isEqualTo(contents);
            });
        } catch (RoomNeededException e) {
            // rows that move are streamed, whatever else is done
            assertThat(edits).hasAtLeastOneElementOfType(Edit.AppendRow.class);
        } catch (ProblemException e) {
            assertThat(e.problems().getFirst().key().room()).as(e.getMessage()).isEqualTo("grid");
        }
    }

    /// The contents of all parts after the edits.
    private Map<String, byte[]> written(String name, Book book, Patching patching) throws IOException {
        Path out = Files.createTempFile("alur", ".xlsx");
        try (FileChannel channel = FileChannel.open(out, StandardOpenOption.WRITE)) {
            patching.write(channel);
            byte[] written = Files.readAllBytes(out);
            if (!patching.isEmpty()) {
                Verification.verify(book, patching, Bytes.of(written), Caps.USUAL);
            }
            Archive archive = Archive.of(name, Bytes.of(written), Caps.USUAL);
            Map<String, byte[]> contents = new LinkedHashMap<>();
            for (Archive.Entry entry : archive.entries()) {
                contents.put(entry.part(), archive.open(entry).readAllBytes());
                Spliced known = patching.spliced(entry(book, entry.part()));
                if (known != null) {
                    spliced++;
                    assertThat(known.size()).isEqualTo(entry.size());
                    assertThat(known.crc()).isEqualTo((int) entry.crc());
                }
            }
            return contents;
        } finally {
            Files.delete(out);
        }
    }

    private static Archive.Entry entry(Book book, String part) {
        return book.archive().need(part);
    }
}
