package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.formula.ptg.Ptg;

/// A formula that can run, the same for every row: in POI's tokens, which say what it names, and as a tree,
/// which gives its values.
final class Program {
    private final Ptg[] tokens;
    private final List<Program> aggregates;
    private final Node tree;

    private Program(Ptg[] tokens, List<Program> aggregates) {
        this.tokens = tokens;
        this.aggregates = List.copyOf(aggregates);
        this.tree = Tree.of(tokens, this.aggregates);
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

    Node tree() {
        return tree;
    }
}
