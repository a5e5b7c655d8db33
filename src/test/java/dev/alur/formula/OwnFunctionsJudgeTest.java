package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.document.Judge;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions of ours give what LibreOffice gives, over leap years, month ends, an end before the start and
/// numbers below zero.
@Tag("judge")
class OwnFunctionsJudgeTest {
    private static final List<String> DAYS = List.of(
            "2023-12-31",
            "2024-01-31",
            "2024-02-28",
            "2024-02-29",
            "2024-03-01",
            "2025-02-28",
            "2025-03-31",
            "2026-01-01",
            "2026-11-20",
            "2026-11-21",
            "2026-11-22",
            "2026-12-25",
            "2027-01-03",
            "2028-02-29");
    private static final List<String> WEEKENDS =
            List.of("1", "2", "7", "11", "17", "\"0000011\"", "\"1010101\"", "\"0000000\"", "8", "\"11\"");

    @TempDir
    Path folder = Path.of("");

    private static List<String> formulas() {
        List<String> all = new ArrayList<>();
        for (String from : DAYS) {
            all.add("ISOWEEKNUM(" + day(from) + ")");
            for (String to : DAYS) {
                for (String unit : List.of("d", "m", "y", "ym", "md", "yd")) {
                    all.add("DATEDIF(" + day(from) + "," + day(to) + ",\"" + unit + "\")");
                }
                all.add("NETWORKDAYS(" + day(from) + "," + day(to) + ")");
                all.add("NETWORKDAYS(" + day(from) + "," + day(to) + "," + day("2026-11-20") + ")");
                for (String weekend : WEEKENDS) {
                    all.add("NETWORKDAYS.INTL(" + day(from) + "," + day(to) + "," + weekend + ")");
                }
            }
            for (int days : List.of(-400, -6, -5, -1, 0, 1, 2, 5, 6, 7, 260)) {
                all.add("WORKDAY(" + day(from) + "," + days + ")");
                all.add("WORKDAY(" + day(from) + "," + days + "," + day("2026-11-23") + ")");
                for (String weekend : WEEKENDS) {
                    all.add("WORKDAY.INTL(" + day(from) + "," + days + "," + weekend + "," + day("2024-03-01") + ")");
                }
            }
        }
        for (String base : List.of("-8", "-4", "-1", "0", "0.5", "2", "10")) {
            for (String exponent : List.of("-2", "-1", "-0.5", "0.5", "1/3", "0.2", "2", "3", "1.5")) {
                all.add("(" + base + ")^(" + exponent + ")");
                all.add("POWER(" + base + "," + exponent + ")");
            }
        }
        for (String year : List.of("1901", "2024", "2026.9", "9999", "99")) {
            for (String month : List.of("-1", "0", "1", "2.9", "13", "25")) {
                for (String date : List.of("-1", "0", "1", "29", "31.9", "366")) {
                    all.add("DATE(" + year + "," + month + "," + date + ")");
                }
            }
        }
        for (String value : List.of("1", "\"x\"", "TRUE", "\"\"", "-2.5", "1/0", "\"TRUE\"")) {
            all.add("N(" + value + ")");
            all.add("TYPE(" + value + ")");
            for (String other : List.of("0", "FALSE", "TRUE", "3")) {
                all.add("XOR(" + value + "," + other + ")");
                all.add("XOR(" + value + "," + other + ",TRUE)");
            }
        }
        return all;
    }

    private static String day(String iso) {
        String[] parts = iso.split("-");
        return "DATE(" + Integer.valueOf(parts[0]) + "," + Integer.valueOf(parts[1]) + "," + Integer.valueOf(parts[2])
                + ")";
    }

    @Test
    void eachGivesWhatLibreOfficeGives() throws Exception {
        List<String> formulas = formulas();
        List<String> theirs = reckoned(formulas);
        Snapshot studio = Studio.usual().snapshot();
        Evaluator evaluator = new Evaluator(studio, Studio.NOW);
        TreeMap<String, String> differences = new TreeMap<>();
        for (int i = 0; i < formulas.size(); i++) {
            String formula = formulas.get(i);
            String ours = plain(evaluator
                    .evaluate(Studio.expression(studio, " " + formula.replace(",", ", ")), 2)
                    .value());
            if (!ours.equals(theirs.get(i)) && !isKnown(formula, ours, theirs.get(i))) {
                differences.put(formula, ours + " instead of " + theirs.get(i));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(formulas).hasSizeGreaterThan(5_000);
    }

    /// What differs and why.
    private static boolean isKnown(String formula, String ours, String theirs) {
        // Excel counts from days that do not exist, so that fewer than none are left; programs differ in the years
        boolean unsound = ours.equals("#NUM!") && formula.matches("DATEDIF.*\"(md|yd)\"\\)");
        // Excel has no day after 9999-12-31, and divides by nothing where LibreOffice finds the number wrong
        boolean beyond = ours.equals("#NUM!") && formula.startsWith("DATE(9999");
        boolean divided =
                ours.equals("#DIV/0!") && theirs.equals("#NUM!") && formula.matches("(?:\\(0\\)\\^|POWER\\(0,).*");
        // LibreOffice knows TRUE as a number only
        return unsound || beyond || divided || formula.equals("TYPE(TRUE)");
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Date(LocalDateTime at) -> Serial.number(Serial.of(at)).plain();
            case Value.Number(java.math.BigDecimal number) ->
                number.round(new java.math.MathContext(10)).stripTrailingZeros().toPlainString();
            default -> value.plain();
        };
    }

    private List<String> reckoned(List<String> formulas) throws Exception {
        StringBuilder sheet = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                + " xmlns:msoxl=\"http://schemas.microsoft.com/office/excel/formula\" office:version=\"1.2\""
                + " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body>"
                + "<office:spreadsheet><table:table table:name=\"S\">");
        for (String plain : formulas) {
            String formula = plain.replaceAll("XOR|ISOWEEKNUM", "_xlfn.$0");
            String number = "IFERROR(\"\"&(" + formula + "),\"!\"&ERROR.TYPE(" + formula + "))";
            String text = plain.startsWith("XOR")
                    ? "IFERROR(IF(" + formula + ",\"TRUE\",\"FALSE\"),\"!\"&ERROR.TYPE(" + formula + "))"
                    : number;
            sheet.append("<table:table-row><table:table-cell table:formula=\"msoxl:=")
                    .append(escaped(text))
                    .append("\"/></table:table-row>");
        }
        sheet.append("</table:table></office:spreadsheet></office:body></office:document>");
        Path file = folder.resolve("functions.fods");
        Files.writeString(file, sheet);
        Judge.run(
                folder,
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false",
                "--outdir",
                folder.toString(),
                file.toString());
        List<String> values = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("functions.csv"))) {
            String value = line.replace("\"", "");
            values.add(
                    switch (value) {
                        case "!2" -> "#DIV/0!";
                        case "!3" -> "#VALUE!";
                        // what it calls an illegal argument is no error value of Excel's
                        case "!6", "#N/A" -> "#NUM!";
                        case "TRUE", "FALSE" -> value;
                        default ->
                            value.matches("-?[0-9.]+([eE][-+]?[0-9]+)?")
                                    ? new java.math.BigDecimal(value)
                                            .round(new java.math.MathContext(10))
                                            .stripTrailingZeros()
                                            .toPlainString()
                                    : value;
                    });
        }
        return values;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
