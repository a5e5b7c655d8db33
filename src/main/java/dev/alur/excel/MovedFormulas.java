package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rewrites the formulas in a sheet's cells. A member of a shared formula that no longer reads as its first
/// cell's formula does, moved to it, gets a formula of its own.
final class MovedFormulas {
    /// A shared formula's first cell, before and after.
    private record Shared(int row, int column, String formula, int rowAfter, String after) {}

    private final String sheet;
    private final MovedReferences rules;
    private final @Nullable Opening opening;
    private final Map<String, Shared> shared = new HashMap<>();

    /// @param opening the rows that are opened in this very sheet, or null
    MovedFormulas(String sheet, MovedReferences rules, @Nullable Opening opening) {
        this.sheet = sheet;
        this.rules = rules;
        this.opening = opening;
    }

    /// Takes a formula element, by the cell that it stands in, before anything moved.
    void formula(Rewriting in, int row, int column) throws IOException {
        String form = in.tag().get(Names.TEXT);
        String index = in.tag().get(Names.SHARED_INDEX);
        String tag = in.xml().raw();
        String prefix = in.tag().prefix();
        Rewriting.Held held = in.hold();
        String old = held.text();
        if ("shared".equals(form) && index != null) {
            if (old.isEmpty()) {
                member(in, held, tag, prefix, index, row, column);
                return;
            }
            String moved = moved(old, row, column);
            shared.put(index, new Shared(row, column, old, after(row, column), moved));
            put(in, held, tag, prefix, range(tag), moved);
        } else if ("array".equals(form) || "dataTable".equals(form)) {
            put(in, held, tag, prefix, inputs(range(tag)), moved(old, row, column));
        } else if (!old.isEmpty()) {
            put(in, held, tag, prefix, tag, moved(old, row, column));
        } else {
            in.write(held.raw());
        }
    }

    private void member(Rewriting in, Rewriting.Held held, String tag, String prefix, String index, int row, int column)
            throws IOException {
        Shared first = shared.get(index);
        if (first == null) {
            throw new DamagedException("a shared formula without its first cell");
        }
        String own = References.shift(first.formula, row - first.row, column - first.column);
        String moved = moved(own, row, column);
        String shown = References.shift(first.after, after(row, column) - first.rowAfter, column - first.column);
        if (moved.equals(shown)) {
            put(in, held, tag, prefix, range(tag), "");
        } else {
            String plain = Attributes.opened(Attributes.without(tag, "t", "si", "ref"));
            in.write(plain + Rewriting.escaped(moved) + "</" + prefix + "f>");
            in.changed();
        }
    }

    private static void put(Rewriting in, Rewriting.Held held, String oldTag, String prefix, String tag, String formula)
            throws IOException {
        if (tag.equals(oldTag) && formula.equals(held.text())) {
            in.write(held.raw());
            return;
        }
        in.changed();
        if (formula.isEmpty()) {
            in.write(Attributes.closed(tag));
        } else if (formula.equals(held.text())) {
            in.write(tag);
            int from = oldTag.getBytes(StandardCharsets.UTF_8).length;
            in.write(java.util.Arrays.copyOfRange(held.raw(), from, held.raw().length));
        } else {
            in.write(Attributes.opened(tag) + Rewriting.escaped(formula) + "</" + prefix + "f>");
        }
    }

    private String moved(String formula, int row, int column) {
        boolean elsewhere = !sheet.equalsIgnoreCase(rules.sheet());
        if (elsewhere && formula.indexOf('!') < 0) {
            return formula;
        }
        Growth.Reader reader = rules.reader(sheet, row, column);
        return rules.moved(formula, new MovedReferences.Place(sheet, reader));
    }

    private int after(int row, int column) {
        return opening == null ? row : opening.after(row, column);
    }

    /// The tag with the range of a shared or an array formula where it is afterwards. A shared one's is a hint
    /// that has to hold all members.
    private String range(String tag) {
        String ref = Attributes.get(tag, "ref");
        Range old = ref == null ? null : Refs.range(sheet, ref);
        if (opening == null || old == null || !opening.touches(old.firstColumn(), old.lastColumn())) {
            return tag;
        }
        boolean whole = opening.covers(old.firstColumn(), old.lastColumn());
        int first = whole ? opening.after(old.firstRow(), old.firstColumn()) : old.firstRow();
        int last = old.lastRow() >= opening.row() ? old.lastRow() + opening.count() : old.lastRow();
        Range after = new Range(sheet, first, old.firstColumn(), last, old.lastColumn());
        return after.equals(old) ? tag : Attributes.with(tag, "ref", after.cells());
    }

    /// The tag of a data table with its input cells where they are afterwards.
    private String inputs(String tag) {
        String changed = tag;
        for (String name : new String[] {"r1", "r2"}) {
            String cell = Attributes.get(changed, name);
            String moved = cell == null || opening == null ? cell : moved(cell, 1, 1);
            if (cell != null && moved != null && !moved.equals(cell)) {
                changed = Attributes.with(changed, name, moved);
            }
        }
        return changed;
    }
}
