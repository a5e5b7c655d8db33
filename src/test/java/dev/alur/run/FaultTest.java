package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alur.Proof;
import dev.alur.grid.Fingerprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever befalls an operation of a file, and whichever: nothing is lost, nothing is there twice, nothing is
/// left over, and whoever comes next goes on. In `make proof` every operation of every deed meets every fault;
/// it goes on where it was stopped, as long as the program is the same.
class FaultTest {
    /// Held in memory where that can be: what a process leaves on a disk when it dies is the same there.
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path PROGRESS = Path.of("target", "faults", "progress");

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        String missing = Faults.missing();
        if (!missing.isEmpty()) {
            System.err.println("SKIPPED: " + missing);
            abort("skipped: " + missing);
        }
        root = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "alur-faults-")
                : Files.createTempDirectory("alur-faults-");
    }

    @AfterEach
    void deleteRoot() throws IOException {
        if (root != null) {
            Trees.delete(root);
        }
    }

    /// A few points of most faults, at random places. Among the operations are the calls of the system that we
    /// make past Java.
    @Test
    @Tag("slow")
    void someOperationsOfAnApplyAndAnUndo() throws IOException, InterruptedException {
        assumeTrue(!Proof.isFull(), "all operations are tried");
        Path nowhere = root.resolve("progress");
        Told told = told(nowhere, 60, List.of("APPLY:KILL,FULL,BROKEN,SHORT_WRITE,POWER_CUT", "UNDO:FULL_ONCE"));
        assertThat(told.points()).isGreaterThan(5);
        assertThat(told.operations())
                .contains("create", "write", "copy", "flush", "mode", "rename", "rename2", "exchange", "remove");
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    @Tag("slow")
    void everyFaultAtEveryOperation(Deed deed) throws IOException, InterruptedException {
        assumeTrue(Proof.isFull(), "only some operations are tried");
        String faults = Fault.befalling(deed).map(Fault::name).collect(Collectors.joining(","));
        Told told = told(progress(), 1, List.of(deed + ":" + faults));
        told.faults().forEach((fault, points) -> Proof.note(points + " " + fault));
        assertThat(told.points()).isPositive();
    }

    /// What must fail, and does: without flushes, with a journal that is flushed less, with a workbook that is
    /// written in place, without the exchange.
    @ParameterizedTest
    @EnumSource(names = {"POWER_CUT_WITHOUT_FLUSH", "POWER_CUT_WITH_NORMAL", "KILL_IN_PLACE", "SAVE_WITHOUT_EXCHANGE"})
    @Tag("slow")
    void theControlBreaks(Fault control) throws IOException, InterruptedException {
        assumeTrue(Proof.isFull(), "it takes a while");
        Told told = heard(root.resolve("progress"), 1, List.of("APPLY:" + control));
        Proof.tried(told.points());
        Proof.note(told.broken() + " points broke, as they must");
        assertThat(told.broken()).as("points at which something broke").isPositive();
    }

    /// What the other process told.
    ///
    /// @param broken at how many points something did not hold
    private record Told(
            int points, Map<String, Integer> faults, Set<String> operations, List<String> breaches, int broken) {}

    /// Listens to it, and holds that nothing broke.
    private Told told(Path progress, int one, List<String> wanted) throws IOException, InterruptedException {
        Told told = heard(progress, one, wanted);
        told.breaches().forEach(System.err::println);
        Proof.tried(told.points());
        assertThat(told.breaches()).isEmpty();
        return told;
    }

    private Told heard(Path progress, int one, List<String> wanted) throws IOException, InterruptedException {
        Process process = FaultPoints.start(root, progress, one, wanted);
        List<String> breaches = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        Map<String, Integer> faults = new LinkedHashMap<>();
        Set<String> operations = new TreeSet<>();
        try (BufferedReader lines = OtherProcess.lines(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t");
                switch (parts[0]) {
                    case "breach" -> {
                        breaches.add(line);
                        broken.add(parts[3]);
                    }
                    case "met" -> operations.addAll(List.of(parts[3].split(",")));
                    case "tried" -> faults.merge(said(parts[2]), Integer.parseInt(parts[3]), Integer::sum);
                    default -> assertThat(line).isEqualTo("end");
                }
            }
            assertThat(process.waitFor())
                    .as("the process that meets the faults ends well")
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        int points = faults.values().stream().mapToInt(Integer::intValue).sum();
        return new Told(points, faults, operations, breaches, broken.size());
    }

    /// A constant's name as people say it.
    private static String said(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Where it is noted which points are behind us, for the program as it was compiled.
    private static Path progress() throws IOException {
        String program = program();
        Path stamp = PROGRESS.resolveSibling("program");
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(program)) {
            Files.deleteIfExists(PROGRESS);
            Files.createDirectories(PROGRESS.getParent());
            Files.writeString(stamp, program);
        }
        return PROGRESS;
    }

    private static String program() throws IOException {
        List<String> classes = new ArrayList<>();
        for (Class<?> type : List.of(Runner.class, FaultTest.class)) {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath());
            for (String file : Workshop.files(place)) {
                if (file.endsWith(".class") || file.endsWith(".sql")) {
                    byte[] bytes = Files.readAllBytes(place.resolve(file));
                    classes.add(file + Fingerprint.of(bytes).sha256());
                }
            }
        }
        return Fingerprint.of(String.join("\n", classes).getBytes(StandardCharsets.UTF_8))
                .sha256();
    }
}
