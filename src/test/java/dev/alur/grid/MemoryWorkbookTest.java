package dev.alur.grid;

/// The workbook in memory keeps the contract.
class MemoryWorkbookTest extends WorkbookContract {
    @Override
    protected Workbook workbook(String name, SheetDraft... sheets) {
        return MemoryWorkbook.of(name, sheets);
    }
}
