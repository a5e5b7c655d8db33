package dev.alur.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.EvaluationWorkbook;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.udf.AggregatingUDFFinder;
import org.apache.poi.ss.formula.udf.UDFFinder;
import org.jspecify.annotations.Nullable;

/// A workbook as POI's evaluator sees it: sheets by their [Codes], one formula at a time, and our
/// functions in front of POI's.
final class Book implements EvaluationWorkbook {
    private final List<BookSheet> sheets = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final UDFFinder functions;
    /// The tokens of the formula that is being evaluated.
    private Ptg[] tokens = {};

    Book(BoundedFunctions bounded) {
        this.functions = new AggregatingUDFFinder(bounded, AnalysisToolPak.instance);
    }

    void add(String code, BookSheet sheet) {
        places.put(code, sheets.size());
        codes.add(code);
        sheets.add(sheet);
    }

    void use(Ptg[] tokensOfFormula) {
        tokens = tokensOfFormula;
    }

    @Override
    public Ptg[] getFormulaTokens(EvaluationCell cell) {
        return tokens;
    }

    @Override
    public String getSheetName(int sheetIndex) {
        return codes.get(sheetIndex);
    }

    @Override
    public int getSheetIndex(EvaluationSheet sheet) {
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i) == sheet) {
                return i;
            }
        }
        return -1;
    }

    /// @throws Abort where there is no such sheet: the formula was checked against another
    /// workbook
    @Override
    public int getSheetIndex(String sheetName) {
        Integer place = places.get(sheetName);
        if (place == null) {
            throw new Abort(FormulaProblem.FORMULA_FAILED, null);
        }
        return place;
    }

    @Override
    public EvaluationSheet getSheet(int sheetIndex) {
        return sheets.get(sheetIndex);
    }

    @Override
    public ExternalSheet getExternalSheet(String firstSheetName, @Nullable String lastSheetName, int workbookNumber) {
        return new ExternalSheet(null, firstSheetName);
    }

    @Override
    public UDFFinder getUDFFinder() {
        return functions;
    }

    @Override
    public SpreadsheetVersion getSpreadsheetVersion() {
        return SpreadsheetVersion.EXCEL2007;
    }

    @Override
    public void clearAllCachedResultValues() {
        // keeps no values of its own
    }

    @Override
    public @Nullable EvaluationName getName(String name, int sheetIndex) {
        return null;
    }

    @Override
    public @Nullable EvaluationName getName(NamePtg namePtg) {
        return null;
    }

    @Override
    public ExternalSheet getExternalSheet(int externSheetIndex) {
        throw oldFormat();
    }

    @Override
    public int convertFromExternSheetIndex(int externSheetIndex) {
        throw oldFormat();
    }

    @Override
    public ExternalName getExternalName(int externSheetIndex, int externNameIndex) {
        throw oldFormat();
    }

    @Override
    public ExternalName getExternalName(String nameName, @Nullable String sheetName, int workbookNumber) {
        throw oldFormat();
    }

    @Override
    public String resolveNameXText(NameXPtg ptg) {
        throw oldFormat();
    }

    private static IllegalStateException oldFormat() {
        return new IllegalStateException("POI asks this only of formulas from the old binary format");
    }
}
