package dev.alur.bench;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// `Reading alur|fastexcel WORKBOOK`: reads all cells; with Alur into a Snapshot that keeps them, with
/// fastexcel-reader one row after the other, each cell's value asked for.
public final class Reading {
    private Reading() {}

    /// Reads, and fails where nothing was read.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        long cells = arguments[0].equals("alur") ? alur(file) : fastexcel(file);
        if (cells == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private static long alur(Path file) {
        Snapshot snapshot = new ExcelWorkbooks(Clock.systemUTC()).open(file).read();
        return snapshot.sheets().size();
    }

    private static long fastexcel(Path file) throws IOException {
        long[] cells = new long[1];
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> row.forEach(cell -> {
                if (cell != null && cell.getValue() != null) {
                    cells[0]++;
                }
            }));
        }
        return cells[0];
    }
}
