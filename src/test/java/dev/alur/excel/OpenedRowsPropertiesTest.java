package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/// Rows opened anywhere in random sheets, written in all the ways that XML and SpreadsheetML allow: what is
/// read back is what was there, moved.
@Tag("slow")
class OpenedRowsPropertiesTest {
    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("alur-rows");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 150)
    void aSheetWithAnInsertedRowIsTheSheetMoved(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path file = new RandomSheet(random).workbook().write(folder.resolve("random.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        Snapshot before = workbook.read();
        int row = 1 + random.nextInt(RandomSheet.ROWS + 2);
        Value value = Value.of("new " + seed);

        workbook.write(before.fingerprint(), List.of(new Edit.InsertRow("Data", row, Map.of(20, value))));

        Snapshot after = workbook.read();
        assertThat(Shifted.findings(before, after, Opening.rows("Data", row, 1)))
                .as("row " + row + " of " + seed)
                .isEmpty();
        assertThat(after.value(new Address("Data", row, 20))).isEqualTo(value);
    }

    @Property(tries = 150)
    void whereSomeColumnsMoveTheOthersStay(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path file = new RandomSheet(random).workbook().write(folder.resolve("random.xlsx"));
        Book book = ExcelReader.book("random.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        int first = 1 + random.nextInt(RandomSheet.COLUMNS);
        int last = first + random.nextInt(RandomSheet.COLUMNS);
        Opening opening = new Opening("Data", 1 + random.nextInt(RandomSheet.ROWS), 1 + random.nextInt(3), first, last);

        MovedReferences rules = MovedReferences.of(opening, List.of());
        Book moved = MovedBook.of(book, rules);

        MoveCheck.check(book, moved, rules);
        Archive.Entry sheet = moved.sheets().getFirst().entry();
        Path other = folder.resolve("moved.xlsx");
        Files.write(other, rewritten(file, sheet.part(), moved.archive().xml(sheet)));
        assertThat(Shifted.findings(
                        new ExcelWorkbooks(Clock.systemUTC()).open(file).read(),
                        new ExcelWorkbooks(Clock.systemUTC()).open(other).read(),
                        opening))
                .as(opening + " of " + seed)
                .isEmpty();
    }

    /// The workbook with another sheet part, packed by the JDK.
    private static byte[] rewritten(Path file, String part, byte[] xml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipFile(file.toFile());
                var out = new java.util.zip.ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var entry : java.util.Collections.list(in.entries())) {
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? xml
                                : in.getInputStream(entry).readAllBytes());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
