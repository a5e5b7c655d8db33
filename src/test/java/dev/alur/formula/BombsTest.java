package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules are input from outside: whatever they say, it takes less than a second and 64 MB, and only they fail.
class BombsTest {
    private static final int ROWS = 10_000;
    private static final int CHAIN = 5_000;
    private static final int CIRCLE = 200;
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_NANOS = 1_000_000_000L;

    private static final Snapshot LARGE = large();

    static Stream<String> bombs() {
        return Stream.of(
                "(".repeat(500) + "1" + ")".repeat(500),
                "-".repeat(3_000) + "1",
                "1" + "+1".repeat(3_000),
                "NOT(".repeat(500) + "TRUE" + ")".repeat(500),
                "1" + "^2".repeat(300),
                "\"" + "x".repeat(9_000) + "\"",
                "'8",
                "REPT(\"x\", 1E9)",
                "REPT(REPT(\"x\", 32767), 32767)",
                "SUBSTITUTE(REPT(\"a\", 32767), \"a\", REPT(\"b\", 32767))",
                "REPT(\"x\", 30000)&REPT(\"x\", 30000)&REPT(\"x\", 30000)",
                "LEN(TEXTJOIN(REPT(\"-\", 30000), FALSE, Large!A1:J20000))",
                "CONCAT(Large!A:J)&CONCAT(Large!A:J)",
                "TEXT(1, REPT(\"0\", 32767))",
                "TEXT(1, REPT(\"#,##0.00;\", 25))",
                "SEARCH(REPT(\"*a\", 200), REPT(\"a\", 32767))",
                "COUNTIF(Large!A:A, REPT(\"*a\", 100)&\"b\")",
                "COUNTA(A:XFD)",
                "SUM(1:1048576)",
                "SUM(Large!A:J)+SUM(Large!A:I)+SUM(Large!A:H)+SUM(Large!A:G)",
                "SUMPRODUCT(Large!A1:J20000, Large!A1:J20000)",
                "SUMIFS(Large!A:A, Large!B:B, COUNTIFS(Large!C:C, \">\"&SUMIFS(Large!D:D, Large!E:E, [A])))",
                "XLOOKUP([A]&\"*\", Large!A:A, Large!B:B, \"\", 2)",
                "MATCH(\"*x*x*x*x*x*x\", Large!A:A, 0)",
                "WORKDAY(1, 1E15)",
                "NETWORKDAYS(1, 1E15)",
                "EDATE(1E300, 1E300)",
                "DATE(1E9, 1E9, 1E9)",
                "1E308*10",
                "-1E308*1E308^2",
                "EXP(1E9)",
                "FACT(170)",
                "MID(REPT(\"x\", 32767), 1, 1E15)",
                "CHAR(1E15)",
                "ROUND(1E300, 1E300)",
                "[Chain]>0",
                "[Circle]>0",
                "SUM(Large!K:K)>0",
                "Endless>0",
                "INDIRECT(\"A1\")",
                "WEBSERVICE(\"http://localhost\")",
                "CALL(\"kernel32\", \"Beep\")",
                "[1]Sheet1!A1",
                "LET(x, 1, x)",
                "\u0000\uFFFF😀[");
    }

    private static Snapshot large() {
        Column.Builder[] columns = new Column.Builder[12];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column.Builder();
            columns[i].set(1, Value.of(i == 10 ? "Chain" : i == 11 ? "Circle" : String.valueOf((char) ('A' + i))));
            for (int row = 2; row <= ROWS; row++) {
                columns[i].set(
                        row, i < 10 ? Value.of(i % 2 == 0 ? "a".repeat(20) + row % 100 : "x" + row) : Value.BLANK);
            }
        }
        for (int row = 2; row <= CHAIN; row++) {
            columns[10].formula(row, row == CHAIN ? "1" : "K" + (row + 1) + "+1");
        }
        for (int row = 2; row <= CIRCLE; row++) {
            columns[11].formula(row, "L" + (row == CIRCLE ? 2 : row + 1) + "+1");
        }
        Sheet sheet = new Sheet(
                "Large",
                false,
                false,
                ROWS,
                Stream.of(columns).map(Column.Builder::build).toList(),
                List.of(),
                List.of());
        return new Snapshot(
                "large.xlsx",
                Fingerprint.of(new byte[0]),
                List.of(sheet),
                Map.of("Endless", "Endless+1", "Gigantic", "1" + "+1".repeat(4_000)));
    }

    private static Checked check(String text) {
        return Formulas.check(text, Studio.RULE, Studio.scope(LARGE, "Large"), LARGE);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombTakesLittleAndHurtsNobodyElse(String bomb) {
        Expression good = (Expression) check("[A]<>\"\"");
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long nanos = thread.getCurrentThreadCpuTime();
        Evaluator evaluator = new Evaluator(LARGE, Studio.NOW);
        List<Evaluated> results = new ArrayList<>();
        if (check(bomb) instanceof Expression expression) {
            results.add(evaluator.truth(expression, 2));
        }
        Evaluated other = evaluator.truth(good, 2);
        assertThat(thread.getCurrentThreadCpuTime() - nanos).as("time").isLessThan(MOST_NANOS);
        assertThat(thread.getCurrentThreadAllocatedBytes() - bytes).as("memory").isLessThan(MOST_BYTES);
        assertThat(other.problem()).isNull();
        for (Evaluated result : results) {
            assertThat(result.value().plain().length()).isLessThanOrEqualTo(BoundedFunctions.MAX_TEXT);
            assertThat(new Evaluator(LARGE, Studio.NOW).truth((Expression) check(bomb), 2))
                    .isEqualTo(result);
        }
    }

    /// A rule that walks over a column for each row is given up at the same row on every machine, before
    /// it takes long.
    @Test
    void aWalkForEachRowEnds() {
        Expression each = (Expression) check("COUNTIFS(Large!B2:B20000, \">\"&[B], Large!A2:A20000, \"*\"&[A])>0");
        Evaluator evaluator = new Evaluator(LARGE, Studio.NOW);
        int row = 2;
        while (row < ROWS && evaluator.truth(each, row).problem() == null) {
            row++;
        }
        assertThat(Objects.requireNonNull(evaluator.truth(each, ROWS).problem()).key())
                .isEqualTo(FormulaProblem.FORMULA_TOO_EXPENSIVE);
        assertThat(evaluator.truth((Expression) check("[A]<>\"\""), ROWS).problem())
                .isNull();
    }
}
