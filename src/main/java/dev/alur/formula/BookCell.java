package dev.alur.formula;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/// A cell as POI sees it: a value, or the formula that is being evaluated.
record BookCell(BookSheet sheet, int row, int column, CellType type, double number, String text)
        implements EvaluationCell {
    static BookCell formula(BookSheet sheet, int row) {
        return new BookCell(sheet, row, 0, CellType.FORMULA, 0, "");
    }

    /// The cell of a value; null for a blank one, as POI wants it.
    static @Nullable BookCell of(Value value, BookSheet sheet, int row, int column) {
        return switch (value) {
            case Value.Blank() -> null;
            case Value.Text(String text) -> new BookCell(sheet, row, column, CellType.STRING, 0, text);
            case Value.Number(BigDecimal number) ->
                new BookCell(sheet, row, column, CellType.NUMERIC, number.doubleValue(), "");
            case Value.Bool(boolean bool) -> new BookCell(sheet, row, column, CellType.BOOLEAN, bool ? 1 : 0, "");
            case Value.Date(LocalDateTime at) -> new BookCell(sheet, row, column, CellType.NUMERIC, Serial.of(at), "");
            case Value.Fault(String code) -> new BookCell(sheet, row, column, CellType.ERROR, Serial.code(code), "");
        };
    }

    @Override
    public Object getIdentityKey() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public EvaluationSheet getSheet() {
        return sheet;
    }

    @Override
    public int getRowIndex() {
        return row;
    }

    @Override
    public int getColumnIndex() {
        return column;
    }

    @Override
    public CellType getCellType() {
        return type;
    }

    @Override
    public double getNumericCellValue() {
        return number;
    }

    @Override
    public String getStringCellValue() {
        return text;
    }

    @Override
    public boolean getBooleanCellValue() {
        return number != 0;
    }

    @Override
    public int getErrorCellValue() {
        return (int) number;
    }

    @Override
    public @Nullable CellRangeAddress getArrayFormulaRange() {
        return null;
    }

    @Override
    public boolean isPartOfArrayFormulaGroup() {
        return false;
    }

    @Override
    public CellType getCachedFormulaResultType() {
        return CellType.BLANK;
    }
}
