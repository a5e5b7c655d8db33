package dev.alur.formula;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/// What POI's parser asks while it reads the plain form: little, for sheets stand there by their
/// [Codes], and names and tables were replaced by their cells.
final class PlainText implements FormulaParsingWorkbook {
    private static final PlainText INSTANCE = new PlainText();

    private PlainText() {}

    /// @throws RuntimeException of POI's choice where it does not understand the text
    static Ptg[] tokens(String plain) {
        return FormulaParser.parse(plain, INSTANCE, FormulaType.CELL, 0, 0);
    }

    @Override
    public @Nullable EvaluationName getName(String name, int sheetIndex) {
        return null;
    }

    @Override
    public Name createName() {
        throw new IllegalStateException("names were replaced before");
    }

    @Override
    public @Nullable Table getTable(String name) {
        return null;
    }

    @Override
    public Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
        return new NameXPxg(name);
    }

    @Override
    public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
        return new Ref3DPxg(sheet, cell);
    }

    @Override
    public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
        return new Area3DPxg(sheet, area);
    }

    @Override
    public int getExternalSheetIndex(String sheetName) {
        throw new IllegalStateException("sheets are called by their names");
    }

    @Override
    public int getExternalSheetIndex(String workbookName, String sheetName) {
        throw new IllegalStateException("other workbooks were refused before");
    }

    @Override
    public SpreadsheetVersion getSpreadsheetVersion() {
        return SpreadsheetVersion.EXCEL2007;
    }
}
