package dev.alur.excel;

import dev.alur.grid.SheetDraft;
import dev.alur.grid.Workbook;
import dev.alur.grid.WorkbookContract;
import java.io.IOException;
import java.time.Clock;

/// Excel files keep the contract of all workbooks.
class ExcelWorkbookTest extends WorkbookContract {
    @Override
    protected Workbook workbook(String name, SheetDraft... sheets) throws IOException {
        return new ExcelWorkbooks(Clock.systemUTC()).open(DrawnWorkbooks.draw(folder.resolve(name), sheets));
    }
}
