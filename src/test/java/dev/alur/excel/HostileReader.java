package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another process, in a small heap, that reads and edits every file of a folder and tells what became of each:
/// a line with the file, the outcome and the milliseconds of CPU.
final class HostileReader {
    /// @param outcome a problem's key, `edited`, or `read, not written:` with the key
    record Told(String outcome, long millis) {}

    private HostileReader() {}

    /// @param folder whose files may be written
    public static void main(String... folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder[0]))) {
            for (Path file : files.sorted().toList()) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                String outcome = outcome(file);
                long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                System.out.println(file.getFileName() + "\t" + outcome + "\t" + spent / 1_000_000);
            }
        }
    }

    /// Starts one with a heap of some megabytes and waits for it.
    static Map<String, Told> read(Path folder, int megabytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReader.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Map<String, Told> told = new LinkedHashMap<>();
        for (String line : said.lines().toList()) {
            String[] fields = line.split("\t");
            told.put(fields[0], new Told(fields[1], Long.parseLong(fields[2])));
        }
        return exit == 0 ? told : Map.of("exit " + exit, new Told(said, 0));
    }

    private static String outcome(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try {
            return outcome(new ExcelWorkbooks(Clock.systemUTC()).open(file));
        } catch (ProblemException e) {
            boolean same = Arrays.equals(Files.readAllBytes(file), before);
            return same ? told(e.problems().getFirst()) : "refused, yet changed";
        } catch (RuntimeException | Error e) {
            return "thrown: " + e;
        }
    }

    private static String outcome(Workbook workbook) {
        Snapshot snapshot = workbook.read();
        String warnings = workbook.preflight(false).stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .map(problem -> "; " + told(problem))
                .collect(Collectors.joining());
        Address at = snapshot.sheets().getFirst().address(50, 50);
        try {
            workbook.write(snapshot.fingerprint(), List.of(new Edit.SetCell(at, Value.of("x"))));
        } catch (ProblemException e) {
            return "read, not written: " + told(e.problems().getFirst());
        }
        return (workbook.read().value(at).equals(Value.of("x")) ? "edited" : "edited wrongly") + warnings;
    }

    /// The problem's key, after its sentences were put together in both languages.
    private static String told(Problem problem) {
        for (Language language : Language.values()) {
            String sentence = Messages.text(
                    language,
                    problem.key().room(),
                    problem.key().id() + ".detail",
                    problem.arguments().toArray());
            if (sentence.matches(".*\\{\\d.*") || sentence.contains("Exception")) {
                return "a sentence that is none: " + sentence;
            }
        }
        return problem.key().name();
    }
}
