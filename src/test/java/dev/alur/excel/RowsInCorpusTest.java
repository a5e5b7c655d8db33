package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Opening;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows inserted into and appended to real workbooks, compared with what Apache POI makes of the same workbook
/// by shifting rows.
@Tag("slow")
class RowsInCorpusTest {
    @TempDir
    private Path folder;

    private Workbook copy(Path file) throws Exception {
        Path copy = folder.resolve(String.valueOf(file.getFileName()));
        Files.write(copy, Files.readAllBytes(file));
        return new ExcelWorkbooks(Clock.systemUTC()).open(copy);
    }

    @Test
    void anInsertedRowLosesNothingAndShiftsEveryFormulaAsAnotherProgramDoes() throws Exception {
        Map<String, List<String>> lost = new LinkedHashMap<>();
        Map<String, Problem.Key> refused = new TreeMap<>();
        int inserted = 0;
        for (Path file : Corpus.files("valid")) {
            Workbook workbook = copy(file);
            Snapshot before = workbook.read();
            Sheet sheet = before.sheets().stream()
                    .filter(used -> used.lastRow() > 0)
                    .findFirst()
                    .orElse(null);
            if (sheet == null) {
                continue;
            }
            int row = sheet.lastRow() / 2 + 1;
            try {
                workbook.write(workbook.fingerprint(), List.of(new Edit.InsertRow(sheet.name(), row, Map.of())));
            } catch (ProblemException e) {
                refused.put(
                        String.valueOf(file.getFileName()),
                        e.problems().getFirst().key());
                continue;
            }
            inserted++;
            List<String> findings = Shifted.findings(before, workbook.read(), Opening.rows(sheet.name(), row, 1));
            if (findings.isEmpty()) {
                findings = judged(file, folder.resolve(String.valueOf(file.getFileName())), sheet.name(), row);
            }
            if (!findings.isEmpty()) {
                lost.put(file.getFileName() + " " + sheet.name() + " " + row, findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(refused)
                .isEqualTo(Map.of(
                        "closedxml__enhanced-protection.xlsx", GridProblem.PROTECTED_ROWS,
                        // the row would part a pivot table from its filters two rows above
                        "tafia__pivots.xlsx", GridProblem.PIVOT_IN_THE_WAY));
        assertThat(inserted).isGreaterThan(45);
    }

    @Test
    void anAppendedRowPushesDownWhatStandsBelowItsTable() throws Exception {
        List<String> lost = new ArrayList<>();
        Map<String, Problem.Key> refused = new TreeMap<>();
        int pushed = 0;
        for (Path file : Corpus.files("valid")) {
            for (Sheet sheet : copy(file).read().sheets()) {
                for (Table table : sheet.tables()) {
                    Workbook workbook = copy(file);
                    int row = table.lastDataRow() + 1;
                    Map<Integer, Value> cells = Map.of(table.range().lastColumn(), Value.of("Baru"));
                    try {
                        workbook.write(workbook.fingerprint(), List.of(new Edit.AppendRow(sheet.name(), row, cells)));
                    } catch (ProblemException e) {
                        refused.put(
                                file.getFileName() + " " + table.name(),
                                e.problems().getFirst().key());
                        continue;
                    }
                    Sheet now = workbook.read().need(sheet.name());
                    int grown = now.tables().stream()
                            .filter(same -> same.name().equals(table.name()))
                            .mapToInt(Table::lastDataRow)
                            .findFirst()
                            .orElse(0);
                    List<String> findings = below(sheet, now, table, row);
                    if (grown != row || !findings.isEmpty()) {
                        lost.add(file.getFileName() + " " + table.name() + " " + grown + " " + findings);
                    }
                    pushed += table.totalsRows();
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(refused.values()).isSubsetOf(GridProblem.LOCKED_CELL, GridProblem.PROTECTED_ROWS);
        assertThat(pushed).isGreaterThan(0);
    }

    /// What stood under the table has to stand one row further down where anything stood right below it.
    private static List<String> below(Sheet before, Sheet after, Table table, int row) {
        List<String> findings = new ArrayList<>();
        boolean taken = table.totalsRows() > 0;
        for (int column = table.range().firstColumn(); column <= table.range().lastColumn(); column++) {
            taken |= before.formula(row, column) != null
                    || !before.value(row, column).isBlank();
        }
        for (int at = 1; at <= before.lastRow(); at++) {
            for (int column = table.range().firstColumn();
                    column <= table.range().lastColumn();
                    column++) {
                int there = taken && at >= row ? at + 1 : at;
                boolean fresh = there == row;
                if (!fresh && !before.value(at, column).equals(after.value(there, column))) {
                    findings.add(before.address(at, column).toString());
                }
            }
        }
        return findings;
    }

    private static List<String> judged(Path before, Path after, String sheet, int row) throws Exception {
        List<String> findings = new ArrayList<>();
        try (InputStream old = Files.newInputStream(before);
                InputStream now = Files.newInputStream(after);
                XSSFWorkbook expected = new XSSFWorkbook(old);
                XSSFWorkbook found = new XSSFWorkbook(now)) {
            XSSFSheet shifted = expected.getSheet(sheet);
            Set<String> merged = merged(shifted, row);
            if (shifted.getLastRowNum() == Address.MAX_ROW - 1) {
                shifted.removeRow(shifted.getRow(Address.MAX_ROW - 1));
            }
            if (row - 1 <= shifted.getLastRowNum()) {
                shifted.shiftRows(row - 1, shifted.getLastRowNum(), 1);
            }
            for (int i = 0; i < expected.getNumberOfSheets(); i++) {
                cells(expected.getSheetAt(i), found.getSheetAt(i), findings);
            }
            int end = shifted.getLastRowNum() + 1;
            expected.getAllNames().stream()
                    .filter(name -> !reachesBeyond(name, end))
                    .forEach(name -> name(name, found, findings));
            if (!merged.equals(merged(found.getSheet(sheet), 0))) {
                findings.add("merged " + merged + " -> " + merged(found.getSheet(sheet), 0));
            }
        } catch (POIXMLException e) {
            // it does not read strict workbooks
            assertThat(e).hasMessageContaining("Strict OOXML");
        }
        return findings;
    }

    /// The merged regions, moved for a new row: POI itself lets those that span the row as they are.
    private static Set<String> merged(XSSFSheet sheet, int row) {
        Set<String> merged = new TreeSet<>();
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            int first = region.getFirstRow() + (row > 0 && region.getFirstRow() >= row - 1 ? 1 : 0);
            int last = region.getLastRow() + (row > 0 && region.getLastRow() >= row - 1 ? 1 : 0);
            merged.add(new CellRangeAddress(first, last, region.getFirstColumn(), region.getLastColumn())
                    .formatAsString());
        }
        return merged;
    }

    /// POI shifts only what ends with the last row that the sheet has.
    private static boolean reachesBeyond(Name name, int lastRow) {
        String digits = name.getRefersToFormula().replaceFirst("(?s).*?([0-9]*)$", "$1");
        return digits.length() > 7 || (!digits.isEmpty() && Integer.parseInt(digits) > lastRow);
    }

    private static void name(Name expected, XSSFWorkbook found, List<String> findings) {
        String want = plain("=" + expected.getRefersToFormula());
        boolean same = found.getAllNames().stream()
                .filter(name -> name.getNameName().equals(expected.getNameName()))
                .filter(name -> name.getSheetIndex() == expected.getSheetIndex())
                .map(name -> plain("=" + name.getRefersToFormula()))
                .anyMatch(have -> have.contains("[") || have.equals(want));
        if (!same) {
            findings.add("name " + expected.getNameName() + " " + want);
        }
    }

    private static void cells(XSSFSheet expected, XSSFSheet found, List<String> findings) {
        for (Row row : expected) {
            for (Cell cell : row) {
                Row there = found.getRow(cell.getRowIndex());
                XSSFCell other = there == null ? null : (XSSFCell) there.getCell(cell.getColumnIndex());
                String want = plain(text(cell));
                String have = other == null ? "" : plain(text(other));
                // POI resolves structured references where it writes anew, and drops array formulas
                boolean foreign = want.contains("[")
                        || have.contains("[")
                        || (other != null && other.isPartOfArrayFormulaGroup());
                if (!want.equals(have) && !foreign) {
                    findings.add(expected.getSheetName() + "!" + cell.getAddress() + " " + want + " -> " + have);
                }
            }
        }
    }

    private static String plain(String text) {
        return text.startsWith("=") ? text.replaceAll("[ ']", "") : text;
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType();
        return switch (type) {
            case FORMULA -> "=" + cell.getCellFormula();
            case BLANK, _NONE -> "";
            case STRING -> "s" + cell.getStringCellValue();
            case NUMERIC -> "n" + cell.getNumericCellValue();
            case BOOLEAN -> "b" + cell.getBooleanCellValue();
            case ERROR -> "e" + cell.getErrorCellValue();
        };
    }
}
