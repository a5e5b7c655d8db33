package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An independent reader agrees: every cell of every sheet of workbooks by many programs, and what the sheets
/// say beside them, as Apache POI reads it.
@Tag("slow")
class PoiAgreesTest {
    /// Where POI means something else, and why that is not what Excel means.
    private static final Map<String, String> EXPLAINED = Map.of(
            // a text before the runs of a rich text: Excel and LibreOffice show both, POI the runs only
            "Sheet1!A1: ARREST BOOKINGS for 01/30/17 but POI 01/30/17", "tafia__minimal_package.xlsx",
            // a cell of type d, which POI does not know and is given as a text
            "'Sheet Number 2'!A4: 1990-01-01T00:00 but POI 1990-01-01", "apache__SimpleStrict.xlsx");

    private long compared;

    @Test
    void apachePoiReadsTheSame() throws IOException {
        TreeMap<String, List<String>> differences = new TreeMap<>();
        for (Path file : Corpus.files("valid")) {
            String name = String.valueOf(file.getFileName());
            List<String> found = compare(name, Files.readAllBytes(file));
            found.removeIf(difference -> name.equals(EXPLAINED.get(difference)));
            if (!found.isEmpty()) {
                differences.put(name, found.subList(0, Math.min(found.size(), 9)));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("cells").isGreaterThan(40_000);
    }

    private List<String> compare(String name, byte[] bytes) throws IOException {
        Snapshot ours = ExcelReader.snapshot(name, Bytes.of(bytes), Caps.USUAL);
        List<String> found = new ArrayList<>();
        try (XSSFWorkbook theirs = new XSSFWorkbook(new ByteArrayInputStream(transitional(bytes)))) {
            for (Sheet sheet : ours.sheets()) {
                XSSFSheet same = theirs.getSheet(sheet.name());
                cells(sheet, same, found);
                found.addAll(PoiLayout.differences(sheet, same));
            }
            found.addAll(PoiLayout.differences(ours, theirs));
        }
        return found;
    }

    private void cells(Sheet ours, XSSFSheet theirs, List<String> found) {
        int last = Math.max(ours.lastRow(), theirs.getLastRowNum() + 1);
        for (int row = 1; row <= last; row++) {
            XSSFRow same = theirs.getRow(row - 1);
            int lastColumn = Math.max(ours.lastColumn(), same == null ? 0 : same.getLastCellNum());
            for (int column = 1; column <= lastColumn; column++) {
                XSSFCell cell = same == null ? null : same.getCell(column - 1);
                String mine = shown(ours.value(row, column)) + formula(ours.formula(row, column));
                String other = cell == null ? "" : shown(cell) + formula(formula(cell));
                compared += mine.isEmpty() && other.isEmpty() ? 0 : 1;
                if (!mine.equals(other)) {
                    found.add(ours.address(row, column) + ": " + mine + " but POI " + other);
                }
            }
        }
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Blank() -> "";
            case Value.Text(String text) -> text;
            case Value.Number(BigDecimal number) -> number(number);
            case Value.Bool(boolean bool) -> Boolean.toString(bool);
            case Value.Date(LocalDateTime at) -> at.toString();
            case Value.Fault(String code) -> code;
        };
    }

    private static String shown(XSSFCell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case BLANK, _NONE, FORMULA -> "";
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> cell.getErrorCellString();
            case NUMERIC -> {
                String raw = cell.getRawValue();
                if (raw == null) {
                    yield "";
                }
                yield DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue().toString()
                        : number(new BigDecimal(raw.strip()));
            }
        };
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    /// POI gives the formula of an array to each member; the file gives it to the first.
    private static @Nullable String formula(XSSFCell cell) {
        boolean member = cell.isPartOfArrayFormulaGroup()
                && (cell.getArrayFormulaRange().getFirstRow() != cell.getRowIndex()
                        || cell.getArrayFormulaRange().getFirstColumn() != cell.getColumnIndex());
        return cell.getCellType() != CellType.FORMULA || member ? null : cell.getCellFormula();
    }

    /// POI writes shared formulas anew, without the spaces that the first cell has.
    private static String formula(@Nullable String formula) {
        return formula == null ? "" : " =" + formula.replace(" ", "");
    }

    /// A strict workbook as a transitional one, which is all that POI reads: the same words under other
    /// addresses, and days as texts.
    private static byte[] transitional(byte[] bytes) throws IOException {
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("xl/workbook.xml")) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean strict = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                String other = text.replaceAll(
                                "http://purl\\.oclc\\.org/ooxml/([A-Za-z]+)/",
                                "http://schemas.openxmlformats.org/$1/2006/")
                        .replace(" conformance=\"strict\"", "")
                        .replace(" t=\"d\"", " t=\"str\"");
                strict |= text.contains("http://purl.oclc.org/ooxml/");
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(other.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return strict ? out.toByteArray() : bytes;
    }
}
