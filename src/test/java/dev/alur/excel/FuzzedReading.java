package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A workbook of any parts is read and edited, or refused: what is read back after an edit is what was written.
///
/// The input is the sheet's part; behind a NUL byte may stand what `sst`, `styleSheet` and `workbook` hold,
/// each behind one more. A ZIP around it would hide from the fuzzer what it changes.
public final class FuzzedReading {
    private static final Path FILE = temporary();

    private FuzzedReading() {}

    /// Tries one input; throws where it finds a fault.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\0", 4);
        RawWorkbook raw =
                new RawWorkbook().part("xl/worksheets/sheet1.xml", parts[0].getBytes(StandardCharsets.ISO_8859_1));
        if (parts.length > 1) {
            raw.strings(parts[1]);
        }
        if (parts.length > 2) {
            raw.styles(parts[2]);
        }
        if (parts.length > 3) {
            raw.workbook(parts[3]);
        }
        raw.write(FILE);
        try {
            edit(new ExcelWorkbooks(InstantSource.system()).open(FILE));
        } catch (ProblemException e) {
            if (e.problems().getFirst().key() == ExcelProblem.NOT_AS_PLANNED) {
                throw e;
            }
        }
    }

    private static void edit(Workbook workbook) {
        Snapshot before = workbook.read();
        Address at = before.sheets().getFirst().address(3, 2);
        for (Value value : List.of(Value.of("baru"), Value.of(7))) {
            workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(at, value)));
            Snapshot after = workbook.read();
            // a number in a cell whose format shows days is a day
            boolean day = value instanceof Value.Number && after.value(at) instanceof Value.Date;
            if (!day && !after.value(at).equals(value)) {
                throw new AssertionError(after.value(at) + " for " + value);
            }
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempDirectory("alur-fuzz").resolve("fuzzed.xlsx");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
