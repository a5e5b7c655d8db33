package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.formula.FuzzedCondition;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No bytes make the reader of workbooks, and no text the reader of conditions, crash, hang or take more memory
/// than it may: seeds, and inputs that once did, in every build; in `make proof` Jazzer looks for more, guided
/// by what they cover. `-Dalur.fuzz.seconds` sets how long.
class FuzzTest {
    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");
    /// Where files cost no disk, on Linux.
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
    private static final Map<String, Class<?>> TARGETS = Map.of(
            "tokenizer", FuzzedTokenizer.class,
            "archive", FuzzedArchive.class,
            "reading", FuzzedReading.class,
            "condition", FuzzedCondition.class);

    @TempDir
    private Path folder;

    static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.walk(SEEDS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSeedIsReadOrRefused(Path seed) throws Exception {
        byte[] bytes = Files.readAllBytes(seed);
        switch (String.valueOf(seed.getParent().getFileName())) {
            case "tokenizer" -> FuzzedTokenizer.fuzzerTestOneInput(bytes);
            case "archive" -> FuzzedArchive.fuzzerTestOneInput(bytes);
            case "condition" -> FuzzedCondition.fuzzerTestOneInput(bytes);
            default -> FuzzedReading.fuzzerTestOneInput(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenizer", "archive", "reading", "condition"})
    @Tag("slow")
    void theFuzzerFindsNothing(String target) throws Exception {
        Assumptions.assumeTrue(Proof.isFull(), "skipped: only make proof looks for new inputs");
        Path found = Files.createDirectories(Path.of("target", "fuzz")).toAbsolutePath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + (Files.isDirectory(MEMORY) ? MEMORY : folder),
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + TARGETS.get(target).getName(),
                        "--instrumentation_includes=dev.alur." + (target.equals("condition") ? "formula" : "excel")
                                + ".**",
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                        "--keep_going=1",
                        "--reproducer_path=" + found,
                        folder.toString(),
                        SEEDS.resolve(target).toAbsolutePath().toString(),
                        "-max_total_time=" + System.getProperty("alur.fuzz.seconds", "600"),
                        // by the wall clock, on machines that have other work too: what hangs for good still shows
                        "-timeout=120",
                        "-rss_limit_mb=2048",
                        "-print_final_stats=1",
                        "-artifact_prefix=" + found + File.separator + target + "-")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Proof.tried(runs(said).orElse(0L));
        assertThat(exit).as(said.substring(Math.max(0, said.length() - 6_000))).isZero();
    }

    private static Optional<Long> runs(String said) {
        Matcher matcher = RUNS.matcher(said);
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    @Test
    void everyTargetHasSeeds() throws IOException {
        for (String target : TARGETS.keySet()) {
            assertThat(SEEDS.resolve(target)).isNotEmptyDirectory();
        }
    }
}
