package dev.alur.formula;

/// One piece of a formula's text.
///
/// @param from where it begins in the text, counted from 0
/// @param to where it ends, excluded
/// @param text what it says, without quotes and brackets around it; operators in their plain form
record Token(Kind kind, int from, int to, String text) {
    enum Kind {
        NUMBER,
        TEXT,
        /// a function, a cell, a defined name, a table or TRUE
        NAME,
        /// a sheet's name with its `!`
        SHEET,
        /// what stands between square brackets
        BRACKET,
        /// an error value such as `#N/A`
        FAULT,
        OPERATOR,
        PERCENT,
        COLON,
        OPEN,
        CLOSE,
        /// `;` or `,` between arguments
        SEPARATOR,
        /// a sign that formulas do not know, or not here
        OTHER
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /// True where nothing stands between this token and the next.
    boolean touches(Token next) {
        return to == next.from;
    }
}
