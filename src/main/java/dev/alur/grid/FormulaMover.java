package dev.alur.grid;

import org.jspecify.annotations.Nullable;

/// One formula being rewritten by [MovedReferences], from its first character to its last.
final class FormulaMover {
    private final MovedReferences rules;
    private final String formula;
    private final MovedReferences.Place place;
    private final StringBuilder moved;
    private int at;

    /// One end of a reference; a whole column has row 0, a whole row has column 0.
    private record Corner(int column, int row, boolean rowFixed, int from, int to) {}

    FormulaMover(MovedReferences rules, String formula, MovedReferences.Place place) {
        this.rules = rules;
        this.formula = formula;
        this.place = place;
        this.moved = new StringBuilder(formula.length() + 8);
    }

    String moved() {
        while (at < formula.length()) {
            char c = formula.charAt(at);
            if (c == '"') {
                copy(quoteEnd(at));
            } else if (c == '\'') {
                quoted();
            } else if (c == '[') {
                copy(References.bracketEnd(formula, at));
                if (at < formula.length() && (References.isWord(formula.charAt(at)) || formula.charAt(at) == '!')) {
                    otherWorkbook();
                }
            } else if (c == '#') {
                fault();
            } else if (References.isWord(c)) {
                word();
            } else {
                copy(at + 1);
            }
        }
        return moved.toString();
    }

    /// `'My sheet'!A1`; the name of several sheets or of another workbook's is left alone.
    private void quoted() {
        int end = quoteEnd(at);
        if (end >= formula.length() || formula.charAt(end) != '!') {
            copy(end);
            return;
        }
        String name = formula.substring(at + 1, end - 1).replace("''", "'");
        copy(end + 1);
        reference(isHere(name));
    }

    /// `[1]Sheet1!A1`.
    private void otherWorkbook() {
        int end = wordEnd(at);
        if (end < formula.length() && formula.charAt(end) == ':') {
            end = wordEnd(end + 1);
        }
        if (end < formula.length() && formula.charAt(end) == '!') {
            copy(end + 1);
            reference(false);
        }
    }

    /// `#REF!` and what may stand behind it, or the `#` of a spilled range.
    private void fault() {
        if (formula.startsWith("#REF!", at)) {
            copy(at + 5);
            reference(false);
        } else {
            int end = at + 1;
            while (end < formula.length() && (References.isWord(formula.charAt(end)) || formula.charAt(end) == '/')) {
                end++;
            }
            boolean code = end < formula.length() && (formula.charAt(end) == '!' || formula.charAt(end) == '?');
            copy(code ? end + 1 : at + 1);
        }
    }

    private void word() {
        int end = wordEnd(at);
        char after = end < formula.length() ? formula.charAt(end) : ' ';
        if (after == '(' || after == '[') {
            copy(end);
        } else if (after == '!') {
            String name = formula.substring(at, end);
            copy(end + 1);
            reference(isHere(name));
        } else if (after == ':' && isSeveralSheets(end)) {
            copy(wordEnd(end + 1) + 1);
            reference(false);
        } else {
            reference(isHere(place.sheet()));
        }
    }

    private boolean isSeveralSheets(int colon) {
        int end = wordEnd(colon + 1);
        return end > colon + 1 && end < formula.length() && formula.charAt(end) == '!' && !isCell(corner(at));
    }

    private static boolean isCell(@Nullable Corner corner) {
        return corner != null && corner.row > 0 && corner.column > 0;
    }

    /// What stands at this place: a reference is moved where it means our sheet, a name is copied.
    private void reference(boolean here) {
        Corner first = corner(at);
        if (first == null) {
            copy(wordEnd(at));
            return;
        }
        Corner last = first.to < formula.length() && formula.charAt(first.to) == ':' ? corner(first.to + 1) : null;
        boolean pair = last != null && (first.row == 0) == (last.row == 0) && (first.column == 0) == (last.column == 0);
        if (pair && last != null) {
            if (here) {
                range(first, last);
            }
            copyUnless(here, last.to);
        } else if (isCell(first)) {
            if (here) {
                cell(first);
            }
            copyUnless(here, first.to);
        } else {
            copy(first.to);
        }
    }

    private void cell(Corner cell) {
        int row = row(cell, cell.column, cell.column);
        moved.append(row > Address.MAX_ROW || row < 1 ? "#REF!" : text(cell, row));
    }

    private void range(Corner first, Corner last) {
        if (first.row == 0) {
            moved.append(formula, first.from, last.to);
            return;
        }
        int left = first.column == 0 ? 1 : Math.min(first.column, last.column);
        int right = first.column == 0 ? Address.MAX_COLUMN : Math.max(first.column, last.column);
        int one = row(first, left, right);
        int other = row(last, left, right);
        if (one == first.row && other == last.row) {
            int anchors = (first.rowFixed ? 1 : 0) + (last.rowFixed ? 1 : 0);
            int top = Math.min(one, other);
            int bottom = Math.max(one, other);
            int grown = rules.grown(place.reader(), top, left, bottom, right, anchors);
            if (one > other) {
                one = grown;
            } else {
                other = grown;
            }
        }
        if (Math.min(one, other) > Address.MAX_ROW || Math.min(one, other) < 1) {
            moved.append("#REF!");
            return;
        }
        moved.append(text(first, Math.min(one, Address.MAX_ROW))).append(':');
        moved.append(text(last, Math.min(other, Address.MAX_ROW)));
    }

    private int row(Corner corner, int left, int right) {
        Integer relative = place.relative();
        if (relative != null && !corner.rowFixed) {
            return corner.row + relative;
        }
        Opening opening = rules.opening().orElse(null);
        boolean moves = opening != null && corner.row >= opening.row() && opening.covers(left, right);
        return moves && opening != null ? corner.row + opening.count() : corner.row;
    }

    private String text(Corner corner, int row) {
        String old = formula.substring(corner.from, corner.to);
        int digits = old.length() - Integer.toString(corner.row).length();
        return row == corner.row ? old : old.substring(0, digits) + row;
    }

    /// The corner that begins there, or null where something else does.
    private @Nullable Corner corner(int from) {
        int to = wordEnd(from);
        char after = to < formula.length() ? formula.charAt(to) : ' ';
        if (to == from || after == '(' || after == '[' || after == '!') {
            return null;
        }
        String word = formula.substring(from, to);
        int digits = word.length();
        while (digits > 0 && word.charAt(digits - 1) >= '0' && word.charAt(digits - 1) <= '9') {
            digits--;
        }
        boolean rowFixed = digits < word.length() && digits > 0 && word.charAt(digits - 1) == '$';
        String letters = word.substring(0, rowFixed ? digits - 1 : digits);
        String number = word.substring(digits);
        boolean column = letters.isEmpty() || References.isColumn(letters);
        boolean row = number.isEmpty() || References.isRow(number);
        if (!column || !row || (letters.isEmpty() && number.isEmpty())) {
            return null;
        }
        String bare = letters.startsWith("$") ? letters.substring(1) : letters;
        return new Corner(
                bare.isEmpty() ? 0 : Address.column(bare),
                number.isEmpty() ? 0 : Integer.parseInt(number),
                rowFixed,
                from,
                to);
    }

    private boolean isHere(String name) {
        return name.equalsIgnoreCase(rules.sheet());
    }

    private int wordEnd(int from) {
        int to = from;
        while (to < formula.length() && References.isWord(formula.charAt(to))) {
            to++;
        }
        return to;
    }

    /// The end of a text or a quoted name that begins there; a quote within it is doubled.
    private int quoteEnd(int from) {
        char quote = formula.charAt(from);
        int end = from + 1;
        while (end < formula.length()) {
            if (formula.charAt(end) == quote) {
                if (end + 1 >= formula.length() || formula.charAt(end + 1) != quote) {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return formula.length();
    }

    private void copy(int to) {
        int end = Math.min(to, formula.length());
        moved.append(formula, at, end);
        at = end;
    }

    private void copyUnless(boolean written, int to) {
        if (!written) {
            moved.append(formula, at, to);
        }
        at = to;
    }
}
