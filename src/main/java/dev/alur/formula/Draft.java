package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A formula as it is being put together for POI: its text in plain form, and what was seen on the way.
final class Draft {
    final StringBuilder out = new StringBuilder();
    final Set<Reference> references = new LinkedHashSet<>();
    /// Parts that give the same for every row, each computed once and put in by a reference to
    /// [Codes#AGGREGATES].
    final List<String> aggregates = new ArrayList<>();

    final Set<Integer> columns = new TreeSet<>();
    /// Columns of the row whose past is asked for.
    final Set<Integer> remembered = new TreeSet<>();

    /// Columns compared with values, each by itself.
    List<Comparison> comparisons = List.of();

    final List<Flaw> flaws = new ArrayList<>();
    boolean clock;
    boolean calendar;
    /// The text was not read to its end: there may be more that it names.
    boolean broken;
    int operators;
    /// Calls that were put around what was written; each may stand within the one before.
    int wraps;

    void own(int first, int last) {
        references.add(new Reference.Own(first, last));
        for (int column = first; column <= last; column++) {
            columns.add(column);
        }
        out.append(Codes.area(Codes.ROW, 1, first, 1, last));
    }

    /// The column of the cell of the row that was written from a place on.
    int ownColumn(int start) {
        String cell = out.substring(start);
        int from = cell.indexOf('$') + 1;
        return Address.column(cell.substring(from, cell.indexOf('$', from)));
    }

    int aggregate(String part) {
        int known = aggregates.indexOf(part);
        if (known >= 0) {
            return known;
        }
        aggregates.add(part);
        return aggregates.size() - 1;
    }

    /// Notes that a name means nothing, with the nearest one that would.
    void unknown(FormulaProblem plain, FormulaProblem mistyped, Token token, String name, List<String> candidates) {
        String near = Nearest.to(name, candidates).orElse(null);
        flaws.add(near == null ? new Flaw(plain, token, name) : new Flaw(mistyped, token, name, near));
    }
}
