package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.formula.ptg.Ptg;

/// A formula in POI's tokens, the same for every row.
final class Program {
    private final Ptg[] tokens;
    private final List<Program> aggregates;

    private Program(Ptg[] tokens, List<Program> aggregates) {
        this.tokens = tokens;
        this.aggregates = List.copyOf(aggregates);
    }

    /// @throws RuntimeException of POI's choice where it does not understand the draft
    static Program of(Draft draft) {
        List<Program> aggregates = new ArrayList<>();
        for (String part : draft.aggregates) {
            // a part may refer to those before it
            aggregates.add(new Program(PlainText.tokens(part), aggregates));
        }
        return new Program(PlainText.tokens(draft.out.toString()), aggregates);
    }

    /// The tokens, for reading only.
    Ptg[] tokens() {
        return tokens;
    }

    /// The parts that are computed once, by their place in the column [Codes#AGGREGATES].
    List<Program> aggregates() {
        return aggregates;
    }
}
