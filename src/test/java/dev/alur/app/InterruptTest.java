package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.Proof;
import dev.alur.run.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is asked to end does so within two seconds, leaves no temporary file, says what state things are in,
/// and ends with the signal's own code.
class InterruptTest {
    /// Two seconds, and more where others work on the machine: as much as a process takes there that does
    /// nothing.
    private static long mostMillis;

    private static final long WAIT = 250;
    private static final Path SAMPLE = Path.of("samples/freelance-en/tracker.xlsx");
    private static final String STOPPED = "before it began";
    private static final String DONE = "so it was finished";
    private static final String HALFWAY = "stopped half-way";
    private static final String CUT = "alur recover TRACKER";

    @TempDir
    Path folder;

    private Signalled process;
    private String tracker;

    @BeforeEach
    void drawTracker() throws IOException {
        process = new Signalled(folder, Map.of());
        tracker = fresh();
    }

    @BeforeAll
    static void measure(@TempDir Path elsewhere) throws IOException, InterruptedException {
        long since = System.nanoTime();
        assertThat(new Signalled(elsewhere, Map.of())
                        .start(Main.class, "--version")
                        .waitFor())
                .isZero();
        mostMillis = 2000 + (System.nanoTime() - since) / 1_000_000;
    }

    private String fresh() throws IOException {
        Path file = folder.resolve("studio/tracker.xlsx");
        Files.createDirectories(file.getParent());
        return Files.copy(SAMPLE, file, StandardCopyOption.REPLACE_EXISTING).toString();
    }

    /// Each step with each signal in `make proof`, else some.
    static Stream<String> applySteps() {
        return Proof.isFull() ? all() : Stream.of("STAGED TERM", "PUBLISHED HUP");
    }

    static Stream<String> undoSteps() {
        return Proof.isFull() ? all() : Stream.of("READ INT");
    }

    private static Stream<String> all() {
        return Stream.of(Step.values())
                .flatMap(step -> Signalled.SIGNALS.keySet().stream().map(signal -> step + " " + signal));
    }

    @ParameterizedTest
    @MethodSource("applySteps")
    @Tag("slow")
    void anApplyStopsAtABorder(String where) throws IOException, InterruptedException {
        Step step = Step.valueOf(where.split(" ")[0]);
        Signalled.End end = stopped(step, where.split(" ")[1], WAIT, "apply", tracker, "--yes");
        boolean isForward = step.compareTo(Step.INTENDED) >= 0;
        assertState(end, isForward);
        Command.Ended runs = command("runs", tracker, "--json");
        assertThat(runs.out()).as(end.all()).matches(text -> text.contains("\"serial\"") == isForward);
        completes();
    }

    /// What takes long is not finished, also after the intent.
    @Test
    @Tag("slow")
    void whatTakesLongIsLeftForTheNextCommand() throws IOException, InterruptedException {
        Signalled.End end = stopped(Step.INTENDED, "TERM", 1200, "apply", tracker, "--yes", "--lang", "id");
        assertThat(end.err()).as(end.all()).contains("berhenti di tengah jalan").contains("alur recover");
        Command.Ended recovered = command("recover", tracker);
        assertThat(recovered.code()).as(recovered.all()).isZero();
        completes();
    }

    /// Where there is no border for too long, the process ends all the same, as a killed one would.
    @Test
    @Tag("slow")
    void whoeverFindsNoBorderIsCutOff() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Proof.isFull(), "skipped: only make proof tries it");
        Signalled.End end = stopped(Step.INTENDED, "INT", 20_000, "apply", tracker, "--yes");
        assertThat(end.err()).as(end.all()).contains(CUT);
        completes();
    }

    @ParameterizedTest
    @MethodSource("undoSteps")
    @Tag("slow")
    void anUndoStopsAtABorder(String where) throws IOException, InterruptedException {
        assertThat(command("apply", tracker, "--yes").code()).isZero();
        Step step = Step.valueOf(where.split(" ")[0]);
        Signalled.End end = stopped(step, where.split(" ")[1], WAIT, "undo", tracker, "--yes");
        assertState(end, step.compareTo(Step.INTENDED) >= 0);
        completes();
    }

    @Test
    @Tag("slow")
    void whoWaitsForTheWorkbookStopsWaiting() throws IOException, InterruptedException {
        Process holder = process.start(SlowMain.class, "READY", "60000", "apply", tracker, "--yes");
        try (BufferedReader lines = Signalled.lines(holder)) {
            String line = lines.readLine();
            while (line != null && !line.equals("at READY")) {
                line = lines.readLine();
            }
            Signalled.End end = process.after(1200, "TERM", "apply", tracker, "--yes");
            assertThat(end.code()).as(end.all()).isEqualTo(143);
            assertThat(end.millis()).as(end.all()).isLessThan(mostMillis);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        completes();
    }

    /// Signals at any moment of any verb.
    @Test
    @Tag("slow")
    void whereverASignalComesNothingStays() throws IOException, InterruptedException {
        List<List<String>> lines = List.of(
                List.of("apply", tracker, "--yes"),
                List.of("undo", tracker, "--yes"),
                List.of("report", tracker),
                List.of("connect", tracker, "--yes"),
                List.of("set", tracker, "Notes!A1=1", "Projects!A60=x"),
                List.of("copy", tracker, folder.resolve("copy.xlsx").toString()),
                List.of("backup", tracker, folder.resolve("backup.zip").toString()));
        List<String> signals = new ArrayList<>(Signalled.SIGNALS.keySet());
        Random random = new Random(20261201);
        int rounds = Proof.times(1, 20);
        int stopped = 0;
        long longest = 0;
        for (int round = 0; round < rounds; round++) {
            for (List<String> line : lines.subList(0, Proof.times(3, lines.size()))) {
                String signal = signals.get(random.nextInt(signals.size()));
                Signalled.assumeHeard(signal);
                Signalled.End end = process.after(300 + random.nextInt(900), signal, line.toArray(String[]::new));
                int code = 128 + Signalled.SIGNALS.get(signal);
                assertThat(end.code()).as(line + " " + end.all()).isIn(0, 1, code);
                assertThat(process.temporary()).as(line + " " + end.all()).isEmpty();
                stopped += end.code() == code ? 1 : 0;
                longest = Math.max(longest, end.code() == code ? end.millis() : 0);
                Files.deleteIfExists(folder.resolve("copy.xlsx"));
                Files.deleteIfExists(folder.resolve("backup.zip"));
            }
        }
        assertThat(stopped).isPositive();
        assertThat(longest).isLessThan(mostMillis);
        Proof.tried((long) rounds * lines.size());
        Proof.note(stopped + " stopped, the slowest after " + longest + " ms");
        completes();
    }

    private Signalled.End stopped(Step step, String signal, long wait, String... line)
            throws IOException, InterruptedException {
        Signalled.assumeHeard(signal);
        Signalled.End end = process.at(step.name(), wait, signal, line);
        assertThat(end.code()).as(end.all()).isEqualTo(128 + Signalled.SIGNALS.get(signal));
        assertThat(end.millis()).as(end.all()).isLessThan(mostMillis);
        if (!end.err().contains(HALFWAY) && !end.err().contains("recover")) {
            assertThat(process.temporary()).as(end.all()).isEmpty();
        }
        assertThat(end.err()).doesNotContain("Exception");
        return end;
    }

    /// What was begun is finished, or where that takes long, on a busy machine, left to be finished.
    private static void assertState(Signalled.End end, boolean isForward) {
        String[] words = isForward ? new String[] {DONE, HALFWAY, CUT} : new String[] {STOPPED};
        assertThat(words).as(end.all()).anyMatch(end.err()::contains);
    }

    /// The next run does all that there is to do, and nothing is wrong then.
    private void completes() {
        Command.Ended applied = command("apply", tracker, "--yes");
        assertThat(applied.code()).as(applied.all()).isZero();
        Command.Ended plan = command("plan", tracker, "--detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isZero();
        Command.Ended check = command("check", tracker);
        assertThat(check.code()).as(check.all()).isZero();
        assertThat(process.temporary()).isEmpty();
    }

    private Command.Ended command(String... line) {
        return Command.with(folder.resolve("state")).run(line);
    }
}
