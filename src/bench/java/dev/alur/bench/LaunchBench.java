package dev.alur.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whole processes, from the launcher to the exit code. Machines differ and are noisy: read each as a ratio to
/// [#aJavaThatDoesNothing] of the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 8)
public class LaunchBench {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;

    private Path folder;
    private String sample;
    private String large;

    /// A copy of the sample, and a workbook of 100,000 rows of 20 columns.
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("alur-bench");
        sample = Files.copy(Path.of("samples/freelance/tracker.xlsx"), folder.resolve("tracker.xlsx"))
                .toString();
        large = folder.resolve("large.xlsx").toString();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(Path.of(large))) {
            SXSSFSheet sheet = workbook.createSheet("Data");
            for (int i = 0; i < ROWS; i++) {
                SXSSFRow row = sheet.createRow(i);
                for (int j = 0; j < COLUMNS; j++) {
                    if (j % 4 == 0) {
                        row.createCell(j).setCellValue("text " + (i * 31 + j) % 5000);
                    } else {
                        row.createCell(j).setCellValue(i * 1.25 + j);
                    }
                }
            }
            workbook.write(out);
        }
    }

    /// What every Java process pays.
    @Benchmark
    public int aJavaThatDoesNothing() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return launch(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version");
    }

    /// The help: what every command pays at least.
    @Benchmark
    public int help() throws IOException, InterruptedException {
        return launch("target/alur", "--help");
    }

    /// A plan of the sample: 40 jobs, 9 rules.
    @Benchmark
    public int planOfTheSample() throws IOException, InterruptedException {
        return launch("target/alur", "plan", sample, "--today", "2026-11-24");
    }

    /// One cell of the sample.
    @Benchmark
    public int setOfOneCell() throws IOException, InterruptedException {
        return launch("target/alur", "set", sample, "Klien!A30=" + System.nanoTime());
    }

    /// One cell of a sheet whose XML is about 60 MB, in a heap of 90 MB: the sheet is never held in memory.
    @Benchmark
    public int setInALargeSheet() throws IOException, InterruptedException {
        return launch("env", "ALUR_JAVA_OPTS=-Xmx90m", "target/alur", "set", large, "Data!B50000=" + System.nanoTime());
    }

    private int launch(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("env", "ALUR_STATE=" + folder.resolve("state")));
        all.addAll(List.of(command));
        int code = new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(all + " ended with " + code);
        }
        return code;
    }
}
