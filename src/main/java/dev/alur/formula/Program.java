package dev.alur.formula;

import java.util.List;
import org.apache.poi.ss.formula.ptg.Ptg;

/// A formula in POI's tokens, the same for every row.
///
/// @param aggregates the parts that are computed once, by their place in the column [Codes#AGGREGATES]; one may refer
/// to those before it
record Program(Ptg[] tokens, List<Ptg[]> aggregates) {
    static Program of(Draft draft) {
        List<Ptg[]> aggregates =
                draft.aggregates.stream().map(PlainText::tokens).toList();
        return new Program(PlainText.tokens(draft.out.toString()), aggregates);
    }
}
