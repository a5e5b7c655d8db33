package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Range;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Lets a table's part follow where rows are opened: its range, its filter, the formulas of its columns and
/// totals.
final class MovedTable {
    private final String sheet;
    private final MovedReferences rules;
    private final MovedRanges ranges;
    private final boolean own;
    private int headerRows = 1;
    private @Nullable Range range;

    /// @param own whether the rows are opened in its sheet
    MovedTable(String sheet, MovedReferences rules, boolean own) {
        this.sheet = sheet;
        this.rules = rules;
        this.own = own;
        this.ranges = new MovedRanges(sheet, rules);
    }

    /// Takes a token of the part.
    void token(Rewriting in) throws IOException {
        if (!in.opens()) {
            return;
        }
        switch (in.tag().local()) {
            case "table" -> {
                String ref = in.tag().get(Names.REF);
                range = ref == null ? null : Refs.range(sheet, ref);
                headerRows = "0".equals(in.tag().get("headerRowCount")) ? 0 : 1;
                ref(in);
            }
            case "autoFilter", "sortState", "sortCondition" -> ref(in);
            case "calculatedColumnFormula" -> in.text(formula -> moved(formula, column()));
            case "totalsRowFormula" -> in.text(formula -> moved(formula, new MovedReferences.Place(sheet, total())));
            default -> {}
        }
    }

    private void ref(Rewriting in) {
        if (own) {
            in.attribute("ref", ref -> ranges.range(ref, true));
        }
    }

    /// A column's formula reads as in the first row of data.
    private MovedReferences.Place column() {
        int moves = 0;
        if (own && range != null) {
            Range first = new Range(
                    sheet,
                    range.firstRow() + headerRows,
                    range.firstColumn(),
                    Math.max(range.firstRow() + headerRows, range.lastRow()),
                    range.lastColumn());
            moves = rules.moved(first, false).firstRow() - first.firstRow();
        }
        return new MovedReferences.Place(sheet, grows() ? Growth.Reader.OWN_ROW : Growth.Reader.FORMULA, moves);
    }

    private Growth.Reader total() {
        return grows() ? Growth.Reader.BELOW : Growth.Reader.FORMULA;
    }

    private boolean grows() {
        Range table = range;
        return own
                && table != null
                && rules.growths().stream()
                        .anyMatch(growth ->
                                growth.firstRow() == table.firstRow() && growth.firstColumn() == table.firstColumn());
    }

    private String moved(String formula, MovedReferences.Place place) {
        return rules.moved(formula, place);
    }
}
