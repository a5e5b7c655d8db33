package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Snapshot;

/// Turns a formula's text into an [Expression], or says what is wrong with it.
public final class Formulas {
    private Formulas() {}

    /// Checks a formula that stands as text in a cell. Whatever the text is, nothing is thrown.
    ///
    /// @param text with or without a leading `=`
    /// @param at the cell that the text stands in, where problems point
    /// @param snapshot gives sheets, tables and defined names
    public static Checked check(String text, Address at, Scope scope, Snapshot snapshot) {
        return new Expression(text, at);
    }
}
