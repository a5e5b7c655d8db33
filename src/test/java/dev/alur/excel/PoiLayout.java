package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Compares what a sheet says beside its cells with what Apache POI reads.
final class PoiLayout {
    private final List<String> found = new ArrayList<>();

    private PoiLayout() {}

    /// What differs in the workbook: names, tabs.
    static List<String> differences(Snapshot ours, XSSFWorkbook theirs) {
        PoiLayout layout = new PoiLayout();
        Map<String, String> names = new TreeMap<>();
        // counted as the file counts: POI leaves out tabs that have no part
        for (Name name : theirs.getAllNames()) {
            String sheet = name.getSheetIndex() < 0
                    ? ""
                    : Address.quoted(theirs.getCTWorkbook()
                                    .getSheets()
                                    .getSheetArray(name.getSheetIndex())
                                    .getName())
                            + "!";
            names.put(sheet + name.getNameName(), name.getRefersToFormula());
        }
        layout.same("names", new TreeMap<>(ours.names()), names);
        TreeSet<String> tabs = new TreeSet<>(ours.otherTabs());
        ours.sheets().forEach(sheet -> tabs.add(sheet.name()));
        for (int i = 0; i < theirs.getNumberOfSheets(); i++) {
            if (!tabs.contains(theirs.getSheetName(i))) {
                layout.found.add("tab " + theirs.getSheetName(i));
            }
        }
        return layout.found;
    }

    /// What differs in one sheet.
    static List<String> differences(Sheet ours, XSSFSheet theirs) {
        PoiLayout layout = new PoiLayout();
        layout.sheet(ours, theirs);
        layout.cells(ours, theirs);
        return layout.found.stream().map(text -> ours.name() + ": " + text).toList();
    }

    private void same(String what, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            found.add(what + ": " + ours + " but POI " + theirs);
        }
    }

    private void sheet(Sheet ours, XSSFSheet theirs) {
        Layout layout = ours.layout();
        int index = theirs.getWorkbook().getSheetIndex(theirs);
        same(
                "hidden",
                ours.hidden(),
                theirs.getWorkbook().isSheetHidden(index)
                        || theirs.getWorkbook().isSheetVeryHidden(index));
        same("protected", ours.isProtected(), theirs.getProtect());
        same(
                "merged",
                layout.merged().stream().map(Range::cells).collect(Collectors.toCollection(TreeSet::new)),
                theirs.getMergedRegions().stream()
                        .map(CellRangeAddress::formatAsString)
                        .collect(Collectors.toCollection(TreeSet::new)));
        same(
                "filter",
                String.valueOf(layout.filter() == null ? null : layout.filter().cells()),
                theirs.getCTWorksheet().getAutoFilter() == null
                        ? "null"
                        : theirs.getCTWorksheet().getAutoFilter().getRef());
        Map<String, String> tables = new TreeMap<>();
        for (XSSFTable table : theirs.getTables()) {
            tables.put(table.getDisplayName(), table.getArea().formatAsString().replace("$", ""));
        }
        same(
                "tables",
                ours.tables().stream()
                        .collect(Collectors.toMap(
                                Table::name, table -> table.range().cells(), (a, b) -> a, TreeMap::new)),
                tables);
        for (int column = 1; column <= ours.lastColumn() + 3; column++) {
            same("hidden column " + column, layout.isColumnHidden(column), theirs.isColumnHidden(column - 1));
        }
        for (int row = 1; row <= ours.lastRow() + 3; row++) {
            XSSFRow same = theirs.getRow(row - 1);
            if (same != null) {
                same("hidden row " + row, layout.isRowHidden(row), same.getZeroHeight());
            }
        }
    }

    private void cells(Sheet ours, XSSFSheet theirs) {
        Layout layout = ours.layout();
        for (int row = 1; row <= Math.max(ours.lastRow(), theirs.getLastRowNum() + 1); row++) {
            XSSFRow same = theirs.getRow(row - 1);
            for (int column = 1; column <= ours.lastColumn() + 2; column++) {
                XSSFHyperlink link = theirs.getHyperlink(row - 1, column - 1);
                same(row + "," + column + " link", String.valueOf(layout.link(row, column)), link(link));
                XSSFComment comment = theirs.getCellComment(new CellAddress(row - 1, column - 1));
                String text = comment == null ? "null" : comment.getString().getString();
                if (!text.startsWith("[Threaded comment]")) {
                    same(row + "," + column + " comment", String.valueOf(layout.comment(row, column)), text);
                }
                XSSFCell cell = same == null ? null : same.getCell(column - 1);
                if (cell != null) {
                    boolean locked = theirs.getProtect() && cell.getCellStyle().getLocked();
                    same(row + "," + column + " locked", ours.isLocked(row, column), locked);
                    same(
                            row + "," + column + " array",
                            layout.array(row, column) != null,
                            cell.isPartOfArrayFormulaGroup());
                }
            }
        }
    }

    private static String link(XSSFHyperlink link) {
        if (link == null) {
            return "null";
        }
        String location = link.getLocation();
        String address = Objects.requireNonNullElse(link.getAddress(), "");
        // within the workbook POI gives the location as the address too
        return (address.equals(location) ? "" : address) + (location == null ? "" : "#" + location);
    }
}
