package dev.alur.bench;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipFile;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Edits in a warm process, from the file on the disk to the file on the disk, against inflating and deflating
/// the edited sheet once, in memory, at the level at which it is packed. Machines are noisy: besides time it
/// counts the CPU time of the thread, and that is what the table shows.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class EditBench {
    @Param("100000")
    public int rows;

    private Path folder;
    private Path original;
    private Path copy;
    private List<Edit> spread;
    private List<Edit> adjacent;

    /// The CPU time of the measured calls.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Spent {
        public double cpuMillis;
        public double calls;

        private void add(long before) {
            cpuMillis += (now() - before) / 1e6;
            calls++;
        }

        /// Counts from zero in each iteration.
        @Setup(Level.Iteration)
        public void reset() {
            cpuMillis = 0;
            calls = 0;
        }
    }

    /// Makes the workbook.
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("alur-bench");
        original = TrackerFile.write(folder.resolve("original.xlsx"), rows);
        copy = folder.resolve("copy.xlsx");
        spread = edits(TrackerFile.changes(rows, false));
        adjacent = edits(TrackerFile.changes(rows, true));
    }

    /// A fresh copy, which no edit has touched.
    @Setup(Level.Invocation)
    public void copy() throws IOException {
        Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes what was made.
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Files.delete(original);
        Files.delete(copy);
        Files.delete(folder);
    }

    /// What everybody pays who repacks the sheet.
    @Benchmark
    public long inflatingAndDeflating(Spent spent) throws IOException {
        long before = now();
        long size = 0;
        try (ZipFile zip = new ZipFile(original.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
                DeflaterOutputStream out = new DeflaterOutputStream(
                        OutputStream.nullOutputStream(), new Deflater(Deflater.DEFAULT_COMPRESSION, true), 1 << 14)) {
            size = in.transferTo(out);
        }
        spent.add(before);
        return size;
    }

    /// Three cells in every hundredth row.
    @Benchmark
    public Fingerprint spread(Spent spent) {
        return write(spread, spent);
    }

    /// As many rows that lie together.
    @Benchmark
    public Fingerprint adjacent(Spent spent) {
        return write(adjacent, spent);
    }

    private Fingerprint write(List<Edit> edits, Spent spent) {
        long before = now();
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(copy);
        Fingerprint result = workbook.write(workbook.fingerprint(), edits);
        spent.add(before);
        return result;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Edit> edits(List<TrackerFile.Change> changes) {
        List<Edit> edits = new ArrayList<>();
        for (TrackerFile.Change change : changes) {
            Value value = change.isNumber()
                    ? new Value.Number(new BigDecimal(change.value()))
                    : new Value.Text(change.value());
            edits.add(new Edit.SetCell(Address.parse("Data!" + change.cell()), value));
        }
        return edits;
    }
}
