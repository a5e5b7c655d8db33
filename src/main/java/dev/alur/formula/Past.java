package dev.alur.formula;

import org.jspecify.annotations.Nullable;

/// What formulas can ask of a column's past: `PREVIOUS([Stage])`, what the last run left there, and
/// `CHANGED([Stage])`, whether that was something else. Formulas read both from columns far beyond those of the
/// sheet, which whoever evaluates lays over it.
public enum Past {
    /// The value that the last run left; blank at first sight.
    PREVIOUS(Past.FIRST),
    /// TRUE where the cell holds something else by now; FALSE at first sight.
    CHANGED(14_000);

    /// From this column on nothing stands in a sheet.
    static final int FIRST = 12_000;
    /// The columns that can be asked about: from A on.
    static final int MOST_COLUMNS = 2_000;

    private final int first;

    Past(int first) {
        this.first = first;
    }

    /// The column that tells it of a column, both counted from 1.
    public int of(int column) {
        return first + column;
    }

    /// The one that goes by a function's English name, or null.
    static @Nullable Past named(String function) {
        return switch (function) {
            case "PREVIOUS" -> PREVIOUS;
            case "CHANGED" -> CHANGED;
            default -> null;
        };
    }
}
