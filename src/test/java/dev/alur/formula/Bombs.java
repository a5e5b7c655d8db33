package dev.alur.formula;

import com.sun.management.ThreadMXBean;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Formulas that would stop a program that trusts them, and a workbook to try them on. Run as a program, each
/// is evaluated in the memory that this process has, and a line tells what it came to.
public final class Bombs {
    static final int ROWS = 10_000;
    private static final int CHAIN = 5_000;
    private static final int CIRCLE = 200;
    private static final int TRIES = 5;
    private static final long NANOS = 1_000_000L;

    static final Snapshot LARGE = large();

    private Bombs() {}

    /// A line for each: its place, the milliseconds of CPU that it took, its value or its problem.
    public static void main(String... arguments) {
        List<String> bombs = all();
        for (int i = 0; i < bombs.size(); i++) {
            IO.println(i + "\t" + millis(bombs.get(i)) + "\t" + outcome(bombs.get(i)));
        }
        IO.println("end\t0\t" + outcome("[A]<>\"\""));
    }

    /// The least of some measurements, for others may work on the machine.
    private static long millis(String bomb) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least >= BombsTest.MOST_MILLIS; i++) {
            long before = thread.getCurrentThreadCpuTime();
            outcome(bomb);
            least = Math.min(least, (thread.getCurrentThreadCpuTime() - before) / NANOS);
        }
        return least;
    }

    /// What a bomb comes to, in one line.
    static String outcome(String bomb) {
        return switch (check(bomb)) {
            case Expression expression -> {
                Evaluated truth = new Evaluator(LARGE, Studio.NOW).truth(expression, 2);
                yield truth.problem() == null
                        ? truth.value().plain()
                        : truth.problem().key().id();
            }
            case Wrong wrong -> wrong.problems().getFirst().key().id();
        };
    }

    static Checked check(String text) {
        return Formulas.check(text, Studio.RULE, Studio.scope(LARGE, "Large"), LARGE);
    }

    static List<String> all() {
        return List.of(
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
                "Gigantic>0",
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
}
