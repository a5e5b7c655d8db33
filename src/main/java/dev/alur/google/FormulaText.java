package dev.alur.google;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// A formula's text between the two ways of writing it: as files write it (`SUM(A1,0.5)`, without `=`), and as
/// a spreadsheet's locale does (`=SUM(A1;0,5)`). Google reads what it is sent in that locale; `;` parts
/// arguments in all of them.
final class FormulaText {
    private final boolean comma;

    /// @param locale of the spreadsheet: `id_ID`
    FormulaText(String locale) {
        Locale spoken = Locale.forLanguageTag(locale.replace('_', '-'));
        this.comma = DecimalFormatSymbols.getInstance(spoken).getDecimalSeparator() == ',';
    }

    /// As files write it.
    String plain(String formula) {
        String bare = formula.startsWith("=") ? formula.substring(1) : formula;
        return new Walk(bare, comma ? ',' : '.', '.')
                .with(';', ',', comma ? '\\' : ',', ',')
                .text();
    }

    /// As the spreadsheet's locale does.
    String spoken(String formula) {
        return "="
                + new Walk(formula, '.', comma ? ',' : '.')
                        .with(',', ';', ',', comma ? '\\' : ',')
                        .text();
    }

    /// One pass over a formula's text, which leaves texts, sheet names and columns in brackets as they are.
    private static final class Walk {
        private final String text;
        private final char point;
        private final char newPoint;
        private final StringBuilder out = new StringBuilder();
        private char argument;
        private char newArgument;
        private char column;
        private char newColumn;
        private int braces;
        private int at;

        Walk(String text, char point, char newPoint) {
            this.text = text;
            this.point = point;
            this.newPoint = newPoint;
        }

        Walk with(char argumentMark, char newArgumentMark, char columnMark, char newColumnMark) {
            argument = argumentMark;
            newArgument = newArgumentMark;
            column = columnMark;
            newColumn = newColumnMark;
            return this;
        }

        String text() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"' || c == '\'') {
                    upTo(text.indexOf(c, at + 1));
                } else if (c == '[') {
                    upTo(text.indexOf(']', at + 1));
                } else if (isDigit(at) || (c == point && isDigit(at + 1))) {
                    number();
                } else if (Character.isLetter(c) || c == '_' || c == '$') {
                    word();
                } else {
                    mark(c);
                }
            }
            return out.toString();
        }

        private void upTo(int end) {
            int next = end < 0 ? text.length() : end + 1;
            out.append(text, at, next);
            at = next;
        }

        private void number() {
            while (at < text.length() && (isDigit(at) || text.charAt(at) == point)) {
                char c = text.charAt(at++);
                out.append(c == point ? newPoint : c);
            }
        }

        /// A name, a function or a cell: its digits and dots are no numbers.
        private void word() {
            int end = at;
            while (end < text.length()
                    && (Character.isLetterOrDigit(text.charAt(end)) || "_.$".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            out.append(text, at, end);
            at = end;
        }

        private void mark(char c) {
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean inArray = braces > 0;
            char changed = !inArray && c == argument ? newArgument : inArray && c == column ? newColumn : c;
            out.append(changed);
            at++;
        }

        private boolean isDigit(int place) {
            return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
        }
    }
}
