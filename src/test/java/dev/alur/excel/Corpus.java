package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Real and hostile workbooks by many programs, which lie beside the project on some machines, and the judge
/// that compares two workbooks without any code of ours.
public final class Corpus {
    private static final Path SHARED = Path.of("..", "shared");
    private static final Path JUDGE = SHARED.resolve("tools/fidelity.py");

    private Corpus() {}

    /// The files of one class; skips the test where there are none.
    static List<Path> files(String kind) throws IOException {
        Path folder = SHARED.resolve("corpus").resolve(kind);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "skipped: the corpus is not beside the project (../shared/corpus)");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// A Python that has lxml; skips the test where there is none, unless this is CI.
    static String python() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(JUDGE), "skipped: the judge is not beside the project (../shared/tools)");
        for (String python : List.of("/usr/bin/python3", "python3")) {
            if (run(List.of(python, "-c", "import lxml")).isEmpty()) {
                return python;
            }
        }
        if (System.getenv("CI") != null) {
            throw new AssertionError("CI has to have python3 with lxml");
        }
        Assumptions.abort("skipped: no python3 with lxml");
        return "";
    }

    /// What the judge finds beyond the changes: every LOSS and ADD.
    public static List<String> findings(Path before, Path after, List<String> changes, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(python(), JUDGE.toString(), before.toString(), after.toString(), "--level", "bytes"));
        for (String change : changes) {
            command.add("--set");
            command.add(change);
        }
        command.addAll(List.of(options));
        List<String> findings = new ArrayList<>();
        boolean judged = false;
        for (String line : run(command).lines().toList()) {
            judged |= line.startsWith("SUMMARY");
            if (line.startsWith("LOSS") || line.startsWith("ADD") || line.startsWith("ERROR")) {
                findings.add(line);
            }
        }
        return judged ? findings : List.of("no judgement: " + findings);
    }

    /// The first cell that holds a value of some type and no formula, and is not passed over.
    static Optional<Address> cell(Snapshot snapshot, Class<? extends Value> type, List<Address> passedOver) {
        for (Sheet sheet : snapshot.sheets()) {
            for (int row = 1; row <= Math.min(sheet.lastRow(), 2000); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Address at = sheet.address(row, column);
                    boolean header = sheet.tables().stream().anyMatch(table -> isHeader(table.range(), at));
                    if (type.isInstance(sheet.value(row, column))
                            && sheet.formula(row, column) == null
                            && !header
                            && !passedOver.contains(at)) {
                        return Optional.of(at);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isHeader(Range range, Address at) {
        return range.contains(at) && range.firstRow() == at.row();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 || command.contains("--level") ? output : "failed: " + output;
        } catch (IOException e) {
            return "failed: " + e.getMessage();
        }
    }
}
