package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules are input from outside: whatever they say, it takes less than a second and 64 MB, and only they fail.
class BombsTest {
    static final long MOST_MILLIS = 1_000;
    private static final String MEMORY = "-Xmx64m";
    private static final long MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void everyBombEndsWithinASecondAndSixtyFourMegabytes() throws Exception {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bombs.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);

        assertThat(ended).as("the process ended; it said %s", lines).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        List<String> bombs = Bombs.all();
        assertThat(lines).hasSize(bombs.size() + 1);
        for (int i = 0; i < bombs.size(); i++) {
            String[] line = lines.get(i).split("\t", 3);
            assertThat(Long.parseLong(line[1]))
                    .as("%s took as many ms", bombs.get(i))
                    .isLessThan(MOST_MILLIS);
            assertThat(line[2])
                    .as("%s comes to the same in any memory", bombs.get(i))
                    .isEqualTo(Bombs.outcome(bombs.get(i)));
            assertThat(line[2].length()).isLessThanOrEqualTo(BoundedFunctions.MAX_TEXT);
        }
        assertThat(lines.getLast()).as("the rule after them").isEqualTo("end\t0\tTRUE");
    }

    @Test
    void noBombHurtsAnotherRule() {
        Evaluator evaluator = new Evaluator(Bombs.LARGE, Studio.NOW);
        Expression good = (Expression) Bombs.check("[A]<>\"\"");
        for (String bomb : Bombs.all()) {
            if (Bombs.check(bomb) instanceof Expression expression) {
                evaluator.truth(expression, 2);
            }
            assertThat(evaluator.truth(good, 2).problem()).as(bomb).isNull();
        }
    }

    /// A rule that walks over a column for each row is given up at the same row on every machine, before
    /// it takes long.
    @Test
    void aWalkForEachRowEnds() {
        Expression each =
                (Expression) Bombs.check("COUNTIFS(Large!B2:B20000, \">\"&[B], Large!A2:A20000, \"*\"&[A])>0");
        Evaluator evaluator = new Evaluator(Bombs.LARGE, Studio.NOW);
        int row = 2;
        while (row < Bombs.ROWS && evaluator.truth(each, row).problem() == null) {
            row++;
        }
        assertThat(Objects.requireNonNull(evaluator.truth(each, Bombs.ROWS).problem())
                        .key())
                .isEqualTo(FormulaProblem.FORMULA_TOO_EXPENSIVE);
        assertThat(evaluator
                        .truth((Expression) Bombs.check("[A]<>\"\""), Bombs.ROWS)
                        .problem())
                .isNull();
    }
}
