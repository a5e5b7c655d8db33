package dev.alur.grid;

import org.jspecify.annotations.Nullable;

/// Moves the relative references of a formula's text, as filling down or sharing a formula does: `B2*$C$1` one
/// row down is `B3*$C$1`. Texts, quoted sheet names and structured references (`Jobs[Price]`) stay as they are.
public final class References {
    private final String formula;
    private final int rows;
    private final int columns;
    private final StringBuilder moved;

    private References(String formula, int rows, int columns) {
        this.formula = formula;
        this.rows = rows;
        this.columns = columns;
        this.moved = new StringBuilder(formula.length() + 8);
    }

    /// The formula as it reads so many rows further down and columns further right; either may be negative. A
    /// reference that leaves the sheet becomes `#REF!`.
    public static String shift(String formula, int rows, int columns) {
        return rows == 0 && columns == 0 ? formula : new References(formula, rows, columns).shift();
    }

    private String shift() {
        int at = 0;
        while (at < formula.length()) {
            char c = formula.charAt(at);
            if (c == '"' || c == '\'') {
                at = copy(at, quoteEnd(at, c));
            } else if (c == '[') {
                at = copy(at, bracketEnd(formula, at));
            } else if (isWord(c)) {
                at = word(at);
            } else {
                at = copy(at, at + 1);
            }
        }
        return moved.toString();
    }

    private int word(int from) {
        int to = from;
        while (to < formula.length() && isWord(formula.charAt(to))) {
            to++;
        }
        char after = to < formula.length() ? formula.charAt(to) : ' ';
        if (after == '(' || after == '!' || after == '[') {
            return copy(from, to);
        }
        String first = formula.substring(from, to);
        if (after == ':') {
            int end = to + 1;
            while (end < formula.length() && isWord(formula.charAt(end))) {
                end++;
            }
            String pair = stripe(first, formula.substring(to + 1, end));
            if (pair != null) {
                moved.append(pair);
                return end;
            }
        }
        String cell = cell(first);
        moved.append(cell == null ? first : cell);
        return to;
    }

    /// Whole columns (`A:$C`) or whole rows (`1:3`), moved; null where it is neither.
    private @Nullable String stripe(String first, String last) {
        if (isColumn(first) && isColumn(last)) {
            String from = column(first);
            String to = column(last);
            return from == null || to == null ? "#REF!" : from + ":" + to;
        }
        if (isRow(first) && isRow(last)) {
            String from = row(first);
            String to = row(last);
            return from == null || to == null ? "#REF!" : from + ":" + to;
        }
        return null;
    }

    private @Nullable String cell(String word) {
        int digits = word.length();
        while (digits > 0 && isDigit(word.charAt(digits - 1))) {
            digits--;
        }
        if (digits > 0 && word.charAt(digits - 1) == '$') {
            digits--;
        }
        String letters = word.substring(0, digits);
        String number = word.substring(digits);
        if (!isColumn(letters) || !isRow(number)) {
            return null;
        }
        String column = column(letters);
        String row = row(number);
        return column == null || row == null ? "#REF!" : column + row;
    }

    private @Nullable String column(String word) {
        if (word.charAt(0) == '$' || columns == 0) {
            return word;
        }
        int column = Address.column(word) + columns;
        return column < 1 || column > Address.MAX_COLUMN ? null : Address.letters(column);
    }

    private @Nullable String row(String word) {
        if (word.charAt(0) == '$' || rows == 0) {
            return word;
        }
        int row = Integer.parseInt(word) + rows;
        return row < 1 || row > Address.MAX_ROW ? null : Integer.toString(row);
    }

    static boolean isColumn(String word) {
        String letters = word.startsWith("$") ? word.substring(1) : word;
        return !letters.isEmpty()
                && letters.length() <= 3
                && letters.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
                && Address.column(letters) > 0;
    }

    static boolean isRow(String word) {
        String digits = word.startsWith("$") ? word.substring(1) : word;
        return !digits.isEmpty()
                && digits.length() <= 7
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> isDigit((char) c))
                && Integer.parseInt(digits) <= Address.MAX_ROW;
    }

    private int copy(int from, int to) {
        moved.append(formula, from, to);
        return to;
    }

    private int quoteEnd(int from, char quote) {
        int at = from + 1;
        while (at < formula.length() && formula.charAt(at) != quote) {
            at++;
        }
        return Math.min(at + 1, formula.length());
    }

    /// Structured references quote with `'` inside brackets, and brackets nest.
    static int bracketEnd(String formula, int from) {
        int depth = 0;
        for (int at = from; at < formula.length(); at++) {
            char c = formula.charAt(at);
            if (c == '\'') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return at + 1;
            }
        }
        return formula.length();
    }

    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '$' || c == '_' || c == '.' || c == '\\' || c == '?';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
