package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import java.util.List;
import java.util.Locale;

/// Turns a formula's text into an [Expression], or says what is wrong with it.
public final class Formulas {
    /// Characters of a formula, as in Excel.
    static final int MAX_LENGTH = 8192;

    private Formulas() {}

    /// Checks a formula that stands as text in a cell. Whatever the text is, nothing is thrown.
    ///
    /// A column of the row is written `[Name]`, or in any of the ways that Excel knows. Functions go by their
    /// English, German, French or Spanish names. Between arguments stands `;` or `,`; where it is `;`, a comma
    /// between digits is a decimal one; what can be read in two ways is a problem. A cell without a column's
    /// name, such as `E2`, is that cell of the scope's sheet for every row.
    ///
    /// @param text with or without a leading `=`
    /// @param at the cell that the text stands in, where problems point
    /// @param snapshot gives sheets, tables and defined names
    public static Checked check(String text, Address at, Scope scope, Snapshot snapshot) {
        String bare = text.strip();
        bare = bare.startsWith("=") ? bare.substring(1).strip() : bare;
        if (bare.isEmpty()) {
            return wrong(Problem.error(FormulaProblem.EMPTY_FORMULA, at));
        }
        if (bare.length() > MAX_LENGTH) {
            return wrong(Problem.error(FormulaProblem.FORMULA_TOO_LONG, at, bare.length(), MAX_LENGTH));
        }
        Draft draft = read(bare, scope, snapshot, 0);
        if (!draft.flaws.isEmpty()) {
            String source = bare;
            return new Wrong(
                    draft.flaws.stream().map(flaw -> flaw.in(source, at)).toList());
        }
        try {
            return new Expression(bare, at, scope.sheet(), draft, Program.of(draft));
        } catch (RuntimeException refused) {
            // POI's parser throws what it likes, also undeclared
            return wrong(
                    Problem.error(FormulaProblem.FORMULA_NOT_UNDERSTOOD, at).at(bare, 0, bare.length()));
        }
    }

    /// Whether a formula that a cell holds means the same in every spreadsheet: it calls only functions that we
    /// know as well, and names cells by their places.
    ///
    /// @param live without its `=`
    public static boolean isCommon(String live) {
        try {
            List<Token> tokens = Lexer.pieces(live);
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                boolean call = token.is(Token.Kind.NAME)
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).is(Token.Kind.OPEN);
                if (token.is(Token.Kind.BRACKET)
                        || token.is(Token.Kind.OTHER)
                        || (call && FunctionList.find(token.text().toUpperCase(Locale.ROOT)) == null)) {
                    return false;
                }
            }
            return true;
        } catch (Slip e) {
            return false;
        }
    }

    /// Reads a formula's text into a draft; what is wrong stands in its flaws.
    ///
    /// @param row the row of the cell that holds it as a live formula, else 0
    static Draft read(String text, Scope scope, Snapshot snapshot, int row) {
        Draft draft = new Draft();
        try {
            List<Token> tokens = row > 0 ? Lexer.pieces(text) : Lexer.tokens(text);
            if (row == 0) {
                draft.comparisons = Comparison.of(tokens, scope);
            }
            Token end = new Token(Token.Kind.OTHER, text.length(), text.length(), "");
            Frame whole = new Composer(tokens, draft, new Operands(draft, scope, snapshot, row), end).compose();
            Token area = whole.area;
            if (area != null) {
                draft.flaws.add(new Flaw(FormulaProblem.AREA_FOR_ONE_VALUE, area, area.text()));
            }
        } catch (Slip slip) {
            draft.flaws.add(slip.flaw());
            draft.broken = true;
        }
        return draft;
    }

    private static Wrong wrong(Problem problem) {
        return new Wrong(List.of(problem));
    }
}
