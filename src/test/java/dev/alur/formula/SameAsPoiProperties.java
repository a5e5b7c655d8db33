package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;

/// Our evaluation (a tree over the row, parts computed once, operators of our own, sheets by code) gives what
/// POI gives for the same formula with plain references in a workbook of its own. What POI does otherwise than
/// Excel ([Corrections], [Conditional], CHOOSE) is left to LibreOffice (ConditionsJudgeTest).
class SameAsPoiProperties {
    private static final int ROW = 3;
    private static final List<String> NAMES = List.of("[Client]", "[Stage]", "[Due]", "[Price]", "[Qty]", "[Notes]");
    private static final List<String> CELLS = List.of("B3", "C3", "D3", "E3", "F3", "I3");

    private final Snapshot studio = Studio.usual().snapshot();

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void aFormulaGivesWhatPoiGives(@ForAll("formulas") String text) throws Exception {
        String plain = text;
        for (int i = 0; i < NAMES.size(); i++) {
            plain = plain.replace(NAMES.get(i), CELLS.get(i));
        }
        Evaluated ours = new Evaluator(studio, Studio.NOW).evaluate(Studio.expression(studio, text), ROW);
        // a text that a formula gives is no truth and no number in Excel; POI leaves it out as if a cell held it
        Assume.that(!(ours.value().equals(new Value.Fault("#VALUE!")) && text.matches(".*\\b(?:AND|OR|IFERROR)\\(.*")));
        try (Workbook workbook = new HSSFWorkbook()) {
            Cell cell = copy(workbook);
            cell.setCellFormula(plain);
            CellValue theirs =
                    workbook.getCreationHelper().createFormulaEvaluator().evaluate(cell);
            assertThat(rounded(words(ours.value()))).as(text).isEqualTo(rounded(words(theirs)));
        }
    }

    private Cell copy(Workbook workbook) {
        Sheet from = studio.sheet("Projects").orElseThrow();
        org.apache.poi.ss.usermodel.Sheet to = workbook.createSheet("Projects");
        for (int row = 1; row <= from.lastRow(); row++) {
            Row line = to.createRow(row - 1);
            for (int column = 1; column <= from.lastColumn(); column++) {
                put(from.value(row, column), line, column - 1);
            }
        }
        return to.getRow(ROW - 1).createCell(20);
    }

    private static void put(Value value, Row line, int column) {
        switch (value) {
            case Value.Blank() -> {}
            case Value.Text(String text) -> line.createCell(column).setCellValue(text);
            case Value.Number(BigDecimal number) -> line.createCell(column).setCellValue(number.doubleValue());
            case Value.Bool(boolean bool) -> line.createCell(column).setCellValue(bool);
            case Value.Date(LocalDateTime at) -> line.createCell(column).setCellValue(Serial.of(at));
            case Value.Fault(String code) ->
                line.createCell(column)
                        .setCellErrorValue(FormulaError.forString(code).getCode());
        }
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Date(LocalDateTime at) -> Serial.number(Serial.of(at)).plain();
            case Value.Blank blank -> "";
            case Value.Text text -> text.plain();
            case Value.Number number -> number.plain();
            case Value.Bool bool -> bool.plain();
            case Value.Fault fault -> fault.plain();
        };
    }

    /// POI multiplies in decimals, Excel and we in doubles, and days have milliseconds: the last digits
    /// may differ.
    private static String rounded(String words) {
        return words.matches("-?[0-9]+([.][0-9]+)?")
                ? new BigDecimal(words).round(new MathContext(7)).toPlainString()
                : words;
    }

    private static String words(CellValue value) {
        return switch (value.getCellType()) {
            case NUMERIC -> Serial.number(value.getNumberValue()).plain();
            case STRING -> value.getStringValue();
            case BOOLEAN -> value.getBooleanValue() ? "TRUE" : "FALSE";
            case ERROR -> FormulaError.forInt(value.getErrorValue()).getString();
            default -> "";
        };
    }

    @Provide
    Arbitrary<String> formulas() {
        return expression(4);
    }

    private static Arbitrary<String> expression(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.of(NAMES),
                Arbitraries.of(
                        "0",
                        "1",
                        "2.5",
                        "-3",
                        "46000",
                        "\"Final\"",
                        "\"\"",
                        "\"revision\"",
                        "\"7\"",
                        "TRUE",
                        "A1",
                        "E2",
                        "I5"));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = expression(depth - 1);
        Arbitrary<String> area = Arbitraries.of("E2:E5", "A1:J5", "D2:D4", "Projects!B2:B5", "F2:F5", "H1:H2");
        Arbitrary<String> operated = Combinators.combine(
                        inner, Arbitraries.of("+", "-", "*", "&", "=", "<>", "<", ">", "<=", ">="), inner)
                .as((a, operator, b) -> "(" + a + ")" + operator + b);
        Arbitrary<String> of = Combinators.combine(
                        Arbitraries.of(
                                "IF(%s, %s, %s)",
                                "AND(%s, %s, %s)",
                                "OR(%s, %s, %s)",
                                "IFERROR(%s, %s)",
                                "CONCATENATE(%s, %s, %s)",
                                "MAX(%s, %s, %s)",
                                "SUM(%s, %s, %s)",
                                "ROUND(%s, 1)",
                                "LEN(%s)",
                                "NOT(%s)",
                                "ISBLANK(%s)",
                                "ISNUMBER(%s)",
                                "LEFT(%s, 2)",
                                "UPPER(%s)",
                                "-%s",
                                "IF(%s, %s)",
                                "N%s"),
                        inner,
                        inner,
                        inner)
                .as((form, a, b, c) -> form.startsWith("N%") ? a : String.format(form, a, b, c));
        Arbitrary<String> over = Combinators.combine(
                        Arbitraries.of(
                                "SUM(%s)+%s",
                                "COUNT(%s, %s)",
                                "MAX(%s, %s)",
                                "COUNTA(%s)*%s",
                                "MATCH(%2$s,%1$s,0)",
                                "INDEX(%s,2,1)&%s",
                                "COUNTBLANK(%s)+%s"),
                        area,
                        inner)
                .as((form, a, b) -> String.format(form, a, b));
        return Arbitraries.oneOf(leaf, operated, of, over);
    }
}
