package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
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

    /// The workbooks that are trackers of work, as the corpus's index says; skips the test where there
    /// are none.
    public static List<Path> trackers() throws IOException {
        files("valid");
        List<Path> trackers = new ArrayList<>();
        for (String line : Files.readAllLines(SHARED.resolve("corpus/INDEX.tsv"))) {
            String[] cells = line.split("\t");
            if (cells[3].equals("tracker")) {
                trackers.add(SHARED.resolve("corpus").resolve(cells[0]));
            }
        }
        return trackers;
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

    /// Two workbooks to be compared by the judge.
    ///
    /// @param changes that were intended: `Sheet!A1=s:text`, `n:` for numbers, nothing for a cleared cell
    /// @param options of the judge
    record Comparison(Path before, Path after, List<String> changes, List<String> options) {}

    /// What the judge finds beyond the changes: every LOSS and ADD.
    public static List<String> findings(Path before, Path after, List<String> changes, String... options)
            throws IOException, InterruptedException {
        return findings(List.of(new Comparison(before, after, changes, List.of(options))))
                .getFirst();
    }

    /// What the judge finds in each of these, all in one process.
    static List<List<String>> findings(List<Comparison> comparisons) throws IOException, InterruptedException {
        String program = """
                import sys
                sys.path.insert(0, sys.argv[1])
                import fidelity
                for line in open(sys.argv[2], encoding='utf8', newline='\\n'):
                    fidelity.main(line[:-1].split('\\x1f'))
                """;
        List<String> lines = new ArrayList<>();
        for (Comparison each : comparisons) {
            List<String> line =
                    new ArrayList<>(List.of(each.before.toString(), each.after.toString(), "--level", "bytes"));
            for (String change : each.changes) {
                line.add("--set");
                line.add(change);
            }
            line.addAll(each.options);
            lines.add(String.join("\u001F", line) + "\n");
        }
        Path list = Files.createTempFile("comparisons", ".txt");
        try {
            Files.writeString(list, String.join("", lines));
            String folder = String.valueOf(JUDGE.getParent());
            return judged(run(List.of(python(), "-X", "utf8", "-c", program, folder, list.toString())), lines.size());
        } finally {
            Files.delete(list);
        }
    }

    private static List<List<String>> judged(String output, int count) {
        List<List<String>> judged = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (String line : output.lines().toList()) {
            boolean failed = line.startsWith("ERROR");
            if (failed || line.startsWith("LOSS") || line.startsWith("ADD")) {
                findings.add(line);
            }
            if (failed || line.startsWith("SUMMARY")) {
                judged.add(List.copyOf(findings));
                findings.clear();
            }
        }
        if (judged.size() != count) {
            throw new AssertionError(judged.size() + " of " + count + " were judged: " + output);
        }
        return judged;
    }

    /// The cells of a workbook of which something holds, in the order of sheets, rows and columns.
    static List<Address> cells(Snapshot snapshot, BiPredicate<Sheet, Address> what) {
        List<Address> found = new ArrayList<>();
        for (Sheet sheet : snapshot.sheets()) {
            for (int row = 1; row <= Math.min(sheet.lastRow(), 2000); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Address at = sheet.address(row, column);
                    if (what.test(sheet, at)) {
                        found.add(at);
                    }
                }
            }
        }
        return found;
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
