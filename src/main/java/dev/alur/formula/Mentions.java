package dev.alur.formula;

import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The cells that a live formula names, found without understanding the formula: enough to tell whether it can
/// depend on a cell. What stands here is never less than what the formula reads, unless it is not `known`.
///
/// @param ranges all cells that it names
/// @param known false where it may read more than that: cells by their address as text, names that mean nothing
/// @param clock it names TODAY or NOW
record Mentions(List<Range> ranges, boolean known, boolean clock) {
    /// Read cells that they are not given, or that are not told by a text alone.
    private static final Set<String> FAR = Set.of("INDIRECT", "OFFSET", "CELL", "INFO", "ARRAYFORMULA");
    /// In front of a name that a LET or a LAMBDA gives.
    private static final String PARAMETER = "_XLPM.";

    Mentions {
        ranges = List.copyOf(ranges);
    }

    /// @param row the row of the cell that holds the formula
    static Mentions of(String formula, String sheet, int row, Snapshot snapshot) {
        return new Scan(formula, sheet, row, snapshot).read();
    }

    private static final class Scan {
        private final String formula;
        private final String sheet;
        private final int row;
        private final Draft draft = new Draft();
        private final Operands operands;
        private boolean known = true;
        private List<Token> tokens = List.of();

        Scan(String formula, String sheet, int row, Snapshot snapshot) {
            this.formula = formula;
            this.sheet = sheet;
            this.row = row;
            Scope scope = new Scope(sheet, name -> new Resolution.Unknown(null));
            this.operands = new Operands(draft, scope, snapshot, row);
        }

        Mentions read() {
            try {
                tokens = formula.length() > Formulas.MAX_LENGTH ? List.of() : Lexer.pieces(formula);
                known = formula.length() <= Formulas.MAX_LENGTH;
                for (int at = 0; at < tokens.size(); at++) {
                    at = token(at);
                }
            } catch (Slip slip) {
                known = false;
            }
            List<Range> ranges = new ArrayList<>();
            for (Reference reference : draft.references) {
                ranges.add(reference.on(sheet, row));
            }
            return new Mentions(ranges, known && draft.flaws.isEmpty(), draft.clock);
        }

        /// Looks at a token and gives the place of the last one that belongs to it.
        private int token(int at) {
            Token token = tokens.get(at);
            return switch (token.kind()) {
                case NAME -> name(token, at);
                case SHEET, BRACKET -> operand(at);
                case NUMBER -> at + 1 < tokens.size() && tokens.get(at + 1).is(Token.Kind.COLON) ? operand(at) : at;
                case TEXT, FAULT, OPERATOR, PERCENT, COLON, OPEN, CLOSE, SEPARATOR, OTHER -> at;
            };
        }

        private int name(Token token, int at) {
            String name = token.text().toUpperCase(Locale.ROOT);
            if (at + 1 < tokens.size() && tokens.get(at + 1).is(Token.Kind.OPEN)) {
                String plain = name.startsWith("_XLFN.") ? name.substring(6) : name;
                known &= !FAR.contains(plain);
                draft.clock |= plain.equals("TODAY") || plain.equals("NOW");
                return at;
            }
            return name.equals("TRUE") || name.equals("FALSE") || name.startsWith(PARAMETER) ? at : operand(at);
        }

        private int operand(int at) {
            try {
                Token last = operands.read(tokens, at).last();
                int end = at;
                while (!tokens.get(end).equals(last)) {
                    end++;
                }
                return end;
            } catch (Slip slip) {
                if (slip.flaw().key() != FormulaProblem.OTHER_WORKBOOK) {
                    throw slip;
                }
                return elsewhere(at);
            }
        }

        /// A cell of another workbook: nothing here changes it.
        private int elsewhere(int at) {
            int end = at;
            while (end + 1 < tokens.size()
                    && tokens.get(end).touches(tokens.get(end + 1))
                    && isPartOfReference(tokens.get(end + 1))) {
                end++;
            }
            return end;
        }

        private static boolean isPartOfReference(Token token) {
            return switch (token.kind()) {
                case NAME, SHEET, BRACKET, NUMBER, COLON, FAULT -> true;
                case OTHER -> token.text().equals("!");
                case TEXT, OPERATOR, PERCENT, OPEN, CLOSE, SEPARATOR -> false;
            };
        }
    }
}
