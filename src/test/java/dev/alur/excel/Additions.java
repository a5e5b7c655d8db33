package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is added to a workbook of the corpus to see whether anything else changes.
enum Additions {
    SHEET,
    NAME,
    COLUMN,
    TABLE,
    ALL;

    static final String NEW_SHEET = "Alur & Uji";
    static final String NEW_TABLE = "AlurTabel";
    static final String NEW_NAME = "Alur_Nama";
    static final String NEW_COLUMN = "Alur kolom";

    /// The edits; none where the workbook has no place for a column.
    List<Edit> edits(Snapshot snapshot) {
        return switch (this) {
            case SHEET -> List.of(sheet());
            case NAME -> List.of(name(snapshot));
            case COLUMN -> {
                Address header = header(snapshot);
                yield header == null ? List.of() : List.of(column(header));
            }
            case TABLE -> List.of(sheet(), table());
            case ALL ->
                Stream.of(SHEET, NAME, COLUMN)
                        .flatMap(each -> each.edits(snapshot).stream())
                        .collect(
                                ArrayList::new,
                                (list, edit) -> {
                                    list.add(edit);
                                    if (edit instanceof Edit.AddSheet) {
                                        list.add(table());
                                        list.add(new Edit.SetCell(
                                                new Address(NEW_SHEET, 4, 1), Value.of("Baris & <dicek>")));
                                    }
                                },
                                List::addAll);
        };
    }

    private static Edit sheet() {
        return new Edit.AddSheet(
                NEW_SHEET,
                List.of(
                        NewColumn.of("Nama\nlengkap").withWidth(22.5),
                        NewColumn.of("Sejak").withFormat("dd/mm/yyyy"),
                        NewColumn.of("Tahap").withList("\"Brief,Final\""),
                        NewColumn.of("Dua kali").withFormat("#,##0.0").withFormula("E2*2")),
                List.of(
                        List.of(Value.of("Kopi Senja"), Value.of(LocalDate.of(2026, 11, 24)), Value.of("Final")),
                        List.of(Value.of("=1+1"), Value.BLANK, Value.of("Brief"))),
                false,
                null);
    }

    private static Edit table() {
        return new Edit.AddTable(new Range(NEW_SHEET, 1, 1, 4, 4), NEW_TABLE);
    }

    private static Edit name(Snapshot snapshot) {
        return new Edit.AddName(NEW_NAME, new Range(snapshot.sheets().getFirst().name(), 1, 1, 2, 2).absolute());
    }

    private static Edit column(Address header) {
        return new Edit.AddColumn(
                header,
                NewColumn.of(NEW_COLUMN).withWidth(14).withFormat("yyyy-mm-dd").withList("\"ya,tidak\""));
    }

    /// Where a column can go: right of the first table, else right of the first two texts that stand side by
    /// side.
    static @Nullable Address header(Snapshot snapshot) {
        for (Sheet sheet : snapshot.sheets()) {
            for (Table table : sheet.tables()) {
                if (table.headerRows() == 1) {
                    Range range = table.range();
                    return new Address(sheet.name(), range.firstRow(), range.lastColumn() + 1);
                }
            }
        }
        for (Sheet sheet : snapshot.sheets()) {
            for (int row = 1; row <= Math.min(sheet.lastRow(), 50); row++) {
                for (int column = 2; column <= sheet.lastColumn(); column++) {
                    boolean ends = isText(sheet, row, column - 1)
                            && isText(sheet, row, column)
                            && sheet.value(row, column + 1) instanceof Value.Blank;
                    if (ends) {
                        return new Address(sheet.name(), row, column + 1);
                    }
                }
            }
        }
        return null;
    }

    private static boolean isText(Sheet sheet, int row, int column) {
        return sheet.value(row, column) instanceof Value.Text && sheet.formula(row, column) == null;
    }
}
