package dev.alur.bench;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// `PoiEdits WORKBOOK EDITS RESULT`: the same edits with Apache POI's usermodel.
public final class PoiEdits {
    private PoiEdits() {}

    /// Reads the workbook, makes the edits of a CSV file, writes the result.
    public static void main(String[] arguments) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(Path.of(arguments[0])));
                OutputStream out = Files.newOutputStream(Path.of(arguments[2]))) {
            XSSFSheet sheet = workbook.getSheet("Data");
            List<String> lines = Files.readAllLines(Path.of(arguments[1]));
            for (String line : lines.subList(1, lines.size())) {
                String[] edit = line.split(",");
                CellReference at = new CellReference(edit[0]);
                Cell cell = sheet.getRow(at.getRow()).getCell(at.getCol());
                if (edit[2].equals("n")) {
                    cell.setCellValue(Double.parseDouble(edit[1]));
                } else {
                    cell.setCellValue(edit[1]);
                }
            }
            workbook.write(out);
        }
    }
}
