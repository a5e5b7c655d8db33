package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Value;

/// Plans the cells of what is added to a sheet.
final class CellPlan {
    private final Structure structure;
    private final String sheet;
    private final SheetPatch patch;
    private final StyleChoice choice;
    private final boolean inline;

    /// @param inline whether texts stand within their cells
    CellPlan(Structure structure, String sheet, SheetPatch patch, boolean inline) {
        this.structure = structure;
        this.sheet = sheet;
        this.patch = patch;
        this.choice = new StyleChoice(structure.styles(), structure.book().is1904());
        this.inline = inline;
    }

    /// A value; nothing where that is blank and the cell has no look of its own.
    ///
    /// @param style -1 for none
    void put(int row, int column, int style, Value value) {
        Value kept = value instanceof Value.Text(String text) ? Value.of(text) : value;
        if (kept instanceof Value.Blank && style < 0) {
            return;
        }
        int chosen = choice.of(new Address(sheet, row, column), style, kept);
        patch.put(row, column, new SheetPatch.Write(chosen, new SheetPatch.Content.Put(kept, inline)));
    }

    void formula(int row, int column, int style, String formula) {
        structure.hasFormulas(true);
        patch.put(row, column, new SheetPatch.Write(style, new SheetPatch.Content.Formula(formula, null)));
    }
}
