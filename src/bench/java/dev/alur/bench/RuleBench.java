package dev.alur.bench;

import dev.alur.formula.Evaluator;
import dev.alur.formula.Expression;
import dev.alur.formula.Formulas;
import dev.alur.formula.Resolution;
import dev.alur.formula.Scope;
import dev.alur.grid.Address;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Evaluations of a condition over three columns in a second of one core: ours, and the same with POI. Every
/// round sees a state anew, so that nothing is remembered from one to the next.
final class RuleBench {
    private static final List<String> STAGES = List.of("Brief", "Concept", "Revision", "Final");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int ROUNDS = 12;
    private static final String CONDITION = "AND([Stage]=\"Final\", [Price]>=1500000, [Due]<TODAY())";

    private RuleBench() {}

    /// Ours over so many rows.
    static double ours(int rows) {
        return ours(rows, CONDITION);
    }

    /// An aggregate over a column whose criterion depends on the row.
    static double oursCounting(int rows) {
        return ours(rows, "COUNTIF($B$2:$B$" + (rows + 1) + ", [Price])>1");
    }

    /// Two threads at once, each with an evaluator of its own, as two trackers are planned: the sum of what
    /// each does in a second of its own time.
    static double oursOnTwo(int rows) throws InterruptedException {
        double[] each = new double[2];
        Thread[] threads = new Thread[each.length];
        for (int i = 0; i < threads.length; i++) {
            int which = i;
            threads[i] = new Thread(() -> each[which] = ours(rows));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return each[0] + each[1];
    }

    private static double ours(int rows, String condition) {
        return best(rows, round(rows, condition));
    }

    private static IntSupplier round(int rows, String condition) {
        Column.Builder stages = new Column.Builder().set(1, Value.of("Stage"));
        Column.Builder prices = new Column.Builder().set(1, Value.of("Price"));
        Column.Builder days = new Column.Builder().set(1, Value.of("Due"));
        for (int row = 2; row <= rows + 1; row++) {
            stages.set(row, Value.of(stage(row)));
            prices.set(row, Value.of(price(row)));
            days.set(row, Value.of(due(row)));
        }
        Sheet sheet = new Sheet(
                "Jobs",
                false,
                false,
                rows + 1,
                List.of(stages.build(), prices.build(), days.build()),
                List.of(),
                List.of());
        Snapshot snapshot = new Snapshot("jobs.xlsx", Fingerprint.of(new byte[0]), List.of(sheet), Map.of());
        Scope scope = new Scope(
                "Jobs",
                name -> new Resolution.Column(List.of("Stage", "Price", "Due").indexOf(name) + 1, name));
        Expression rule = (Expression) Formulas.check(condition, new Address("Rules", 2, 2), scope, snapshot);
        LocalDateTime now = TODAY.atTime(12, 0);
        return () -> {
            Evaluator evaluator = new Evaluator(snapshot, now);
            int holds = 0;
            for (int row = 2; row <= rows + 1; row++) {
                holds += evaluator.truth(rule, row).value().equals(Value.of(true)) ? 1 : 0;
            }
            return holds;
        };
    }

    /// POI's usual way: a formula in a cell of each row.
    static double poi(int rows) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Jobs");
            for (int row = 2; row <= rows + 1; row++) {
                Row cells = sheet.createRow(row - 1);
                cells.createCell(0).setCellValue(stage(row));
                cells.createCell(1).setCellValue(price(row));
                cells.createCell(2).setCellValue(due(row));
                cells.createCell(3)
                        .setCellFormula(
                                "AND(A" + row + "=\"Final\",B" + row + ">=1500000,C" + row + "<DATE(2026,11,24))");
            }
            return best(rows, () -> {
                FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
                int holds = 0;
                for (int row = 2; row <= rows + 1; row++) {
                    holds += holds(evaluator.evaluate(sheet.getRow(row - 1).getCell(3)));
                }
                return holds;
            });
        }
    }

    /// POI at its fastest: one row of cells that is filled anew, and one formula.
    static double poiScratch(int rows) throws Exception {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            Row cells = workbook.createSheet("Jobs").createRow(0);
            Cell stage = cells.createCell(0);
            Cell price = cells.createCell(1);
            Cell due = cells.createCell(2);
            Cell formula = cells.createCell(3);
            formula.setCellFormula("AND(A1=\"Final\",B1>=1500000,C1<DATE(2026,11,24))");
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            return best(rows, () -> {
                int holds = 0;
                for (int row = 2; row <= rows + 1; row++) {
                    stage.setCellValue(stage(row));
                    price.setCellValue(price(row));
                    due.setCellValue(due(row));
                    evaluator.clearAllCachedResultValues();
                    holds += holds(evaluator.evaluate(formula));
                }
                return holds;
            });
        }
    }

    private static int holds(CellValue value) {
        return value.getBooleanValue() ? 1 : 0;
    }

    /// The best of several rounds, in evaluations a second of the thread's own time.
    private static double best(int rows, IntSupplier round) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        double best = 0;
        int expected = round.getAsInt();
        for (int i = 0; i < ROUNDS; i++) {
            long from = thread.getCurrentThreadCpuTime();
            if (round.getAsInt() != expected) {
                throw new IllegalStateException("another result");
            }
            best = Math.max(best, rows / ((thread.getCurrentThreadCpuTime() - from) / 1e9));
        }
        return best;
    }

    private static String stage(int row) {
        return STAGES.get(row % 4);
    }

    private static int price(int row) {
        return row % 977 * 5_000;
    }

    private static LocalDate due(int row) {
        return TODAY.plusDays(row % 61 - 30);
    }
}
