package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a formula names (cells, areas, columns of the row, tables, defined names) and writes it into a
/// draft.
final class Operands {
    private static final Pattern CELL = Pattern.compile("\\$?[A-Za-z]{1,3}\\$?[1-9][0-9]{0,6}");
    private static final Pattern COLUMN = Pattern.compile("\\$?[A-Za-z]{1,3}");
    private static final Pattern ROW = Pattern.compile("\\$?[1-9][0-9]{0,6}");
    private static final Pattern DOTTED = Pattern.compile("\\$?(.+)\\.(\\$?[A-Za-z]{1,3}\\$?[1-9][0-9]{0,6})");
    private static final int MAX_NAMES = 8;

    private final Draft draft;
    private final Scope scope;
    private final Snapshot snapshot;
    /// The row of the cell that the formula stands in as a live formula, or 0 for a text whose
    /// cells are the same for every row.
    private final int row;

    private final boolean live;
    private final int depth;

    Operands(Draft draft, Scope scope, Snapshot snapshot, int row) {
        this(draft, scope, snapshot, row, row > 0, 0);
    }

    private Operands(Draft draft, Scope scope, Snapshot snapshot, int row, boolean live, int depth) {
        this.live = live;
        this.draft = draft;
        this.scope = scope;
        this.snapshot = snapshot;
        this.row = row;
        this.depth = depth;
    }

    /// True for a text that a person typed, in any language; a workbook's own formulas are English.
    private boolean isTyped() {
        return !live && depth == 0;
    }

    /// The English name of a function.
    String function(Token name) {
        return isTyped() ? FunctionNames.english(name.text()) : FunctionNames.plain(name.text());
    }

    /// What a function asks of the past, or null for any other function.
    @Nullable
    Past past(Token name) {
        return isTyped() ? Past.named(function(name)) : null;
    }

    /// Lets TEXT know in which language months and weekdays are called, where that is not English.
    void addLanguage(FunctionList.Spec spec, int arguments) {
        if (isTyped() && spec.name().equals("TEXT") && arguments == 2 && scope.language() != Language.EN) {
            draft.out.append(",\"").append(scope.language().name()).append('"');
        }
    }

    /// A subtotal of a workbook's own formula as a plain call, or null.
    @Nullable
    String subtotal(String call) {
        return live && depth == 0 ? Subtotals.plain(call, snapshot) : null;
    }

    /// Lets a function that counts working days know the holidays, where it is not told any.
    void addHolidays(FunctionList.Spec spec, int arguments) {
        Range holidays = scope.holidays();
        boolean counts = spec.name().startsWith("WORKDAY") || spec.name().startsWith("NETWORKDAYS");
        if (holidays != null && isTyped() && counts && arguments >= spec.least() && arguments < spec.most()) {
            draft.out.append(arguments + 1 < spec.most() ? ",1," : ",").append(Codes.area(holidays));
            draft.references.add(new Reference.Fixed(holidays));
        }
    }

    /// TRUE or FALSE where a word means that, else null: a name of the workbook comes before a word of another
    /// language.
    @Nullable
    String bool(Token word, boolean called) {
        String plain = FunctionNames.plain(word.text());
        if (plain.equals("TRUE") || plain.equals("FALSE")) {
            return plain;
        }
        boolean named = !called && refersTo(word, scope.sheet()) != null;
        return isTyped() && !named ? FunctionNames.bool(word.text()) : null;
    }

    /// What was read.
    ///
    /// @param last its last token
    /// @param ownRow whether it depends on the row
    /// @param area whether it is more than one cell
    record Operand(Token last, boolean ownRow, boolean area) {}

    /// Reads the operand that begins at a token and writes it into the draft.
    ///
    /// @throws Slip where it makes no sense
    Operand read(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
        return switch (token.kind()) {
            case BRACKET -> bracket(tokens, at);
            case SHEET -> {
                if (next == null || !token.touches(next)) {
                    throw new Slip(FormulaProblem.VALUE_MISSING, token);
                }
                yield cells(tokens, at + 1, sheet(token));
            }
            case NAME -> {
                if (next != null && next.is(Token.Kind.BRACKET) && token.touches(next)) {
                    yield new TableOperands(draft, scope, snapshot).read(token, next);
                }
                yield cells(tokens, at, null);
            }
            default -> cells(tokens, at, null);
        };
    }

    private String sheet(Token token) {
        if (token.text().startsWith("[")) {
            throw new Slip(FormulaProblem.OTHER_WORKBOOK, token, token.text());
        }
        Optional<Sheet> sheet = snapshot.sheet(token.text());
        if (sheet.isEmpty()) {
            List<String> names = snapshot.sheets().stream().map(Sheet::name).toList();
            draft.unknown(FormulaProblem.UNKNOWN_SHEET, FormulaProblem.UNKNOWN_SHEET_NEAR, token, token.text(), names);
        }
        return sheet.map(Sheet::name).orElse(token.text());
    }

    private Operand cells(List<Token> tokens, int at, @Nullable String sheet) {
        Token first = tokens.get(at);
        boolean range = at + 2 < tokens.size() && tokens.get(at + 1).is(Token.Kind.COLON);
        Token last = range ? tokens.get(at + 2) : first;
        String on = sheet == null ? scope.sheet() : sheet;
        if (range && last.is(Token.Kind.SHEET)) {
            throw new Slip(
                    FormulaProblem.UNSUPPORTED_FORM, first.from(), last.to(), first.text() + ":" + last.text() + "!");
        }
        if (first.is(Token.Kind.NUMBER) || first.is(Token.Kind.NAME)) {
            Range cells = range(first.text(), last.text(), on);
            if (cells != null && (range || CELL.matcher(first.text()).matches())) {
                return write(cells, first, last);
            }
        }
        if (range && at + 3 < tokens.size() && tokens.get(at + 3).is(Token.Kind.OPEN)) {
            throw new Slip(FormulaProblem.UNSUPPORTED_FORM, first.from(), last.to(), first.text() + ":" + last.text());
        }
        if (first.is(Token.Kind.FAULT)) {
            draft.out.append("#REF!");
            return new Operand(first, false, false);
        }
        if (!first.is(Token.Kind.NAME)) {
            throw new Slip(FormulaProblem.UNEXPECTED_PART, first, first.text());
        }
        return name(first, on);
    }

    private static @Nullable Range range(String first, String last, String sheet) {
        try {
            if (CELL.matcher(first).matches() && CELL.matcher(last).matches()) {
                return Range.parse(sheet, first + ":" + last);
            }
            String from = first.replace("$", "");
            String to = last.replace("$", "");
            if (COLUMN.matcher(first).matches() && COLUMN.matcher(last).matches()) {
                int one = Address.column(from);
                int other = Address.column(to);
                return new Range(sheet, 1, Math.min(one, other), Address.MAX_ROW, Math.max(one, other));
            }
            if (ROW.matcher(first).matches() && ROW.matcher(last).matches()) {
                int one = Integer.parseInt(from);
                int other = Integer.parseInt(to);
                return new Range(sheet, Math.min(one, other), 1, Math.max(one, other), Address.MAX_COLUMN);
            }
        } catch (IllegalArgumentException noCells) {
            return null;
        }
        return null;
    }

    private Operand write(Range cells, Token first, Token last) {
        boolean area = cells.firstRow() != cells.lastRow() || cells.firstColumn() != cells.lastColumn();
        boolean own = row > 0
                && cells.firstRow() == row
                && cells.lastRow() == row
                && cells.sheet().equalsIgnoreCase(scope.sheet())
                && first.text().lastIndexOf('$') < 1
                && last.text().lastIndexOf('$') < 1;
        if (own) {
            draft.own(cells.firstColumn(), cells.lastColumn());
        } else {
            draft.references.add(new Reference.Fixed(cells));
            draft.out.append(Codes.area(cells));
        }
        return new Operand(last, own, area);
    }

    /// What a name of the workbook stands for, or null where there is none.
    ///
    /// @param on the sheet whose own names come first
    private @Nullable String refersTo(Token name, String on) {
        String refersTo = null;
        String own = Address.quoted(on) + "!" + name.text();
        for (var entry : snapshot.names().entrySet()) {
            if (entry.getKey().equalsIgnoreCase(own)) {
                return entry.getValue();
            }
            if (entry.getKey().equalsIgnoreCase(name.text())) {
                refersTo = entry.getValue();
            }
        }
        return refersTo;
    }

    private Operand name(Token token, String on) {
        String refersTo = refersTo(token, on);
        if (refersTo == null) {
            unknown(token);
            draft.out.append('0');
            return new Operand(token, false, false);
        }
        return definition(token, refersTo);
    }

    private void unknown(Token token) {
        Matcher dotted = DOTTED.matcher(token.text());
        if (dotted.matches() && snapshot.sheet(dotted.group(1)).isPresent()) {
            // as LibreOffice writes it
            String meant = dotted.group(1) + "!" + dotted.group(2);
            draft.flaws.add(new Flaw(FormulaProblem.UNKNOWN_NAME_NEAR, token, token.text(), meant));
            return;
        }
        List<String> candidates = new ArrayList<>(snapshot.names().keySet());
        draft.unknown(FormulaProblem.UNKNOWN_NAME, FormulaProblem.UNKNOWN_NAME_NEAR, token, token.text(), candidates);
    }

    private Operand definition(Token token, String refersTo) {
        String text = refersTo.startsWith("=") ? refersTo.substring(1) : refersTo;
        int flaws = draft.flaws.size();
        try {
            if (depth >= MAX_NAMES || text.isBlank() || text.length() > Formulas.MAX_LENGTH) {
                throw new Slip(FormulaProblem.UNUSABLE_NAME, token, token.text(), text);
            }
            List<Token> tokens = Lexer.pieces(text);
            if (live && isRelative(tokens)) {
                throw new Slip(FormulaProblem.UNUSABLE_NAME, token, token.text(), text);
            }
            Operands inside = new Operands(draft, scope, snapshot, 0, live, depth + 1);
            draft.out.append('(');
            Frame whole = new Composer(tokens, draft, inside, token).compose();
            draft.out.append(')');
            if (draft.flaws.size() > flaws) {
                throw new Slip(FormulaProblem.UNUSABLE_NAME, token, token.text(), text);
            }
            return new Operand(token, whole.ownRow, whole.area != null);
        } catch (Slip slip) {
            draft.flaws.subList(flaws, draft.flaws.size()).clear();
            draft.flaws.add(new Flaw(FormulaProblem.UNUSABLE_NAME, token, token.text(), text));
            return new Operand(token, false, false);
        }
    }

    /// Whether some reference is not pinned with `$`, so that a name means other cells wherever it is used.
    private static boolean isRelative(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String text = token.text();
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is(Token.Kind.OPEN);
            boolean cell = CELL.matcher(text).matches() && (text.charAt(0) != '$' || text.lastIndexOf('$') == 0);
            boolean inRange = (i > 0 && tokens.get(i - 1).is(Token.Kind.COLON))
                    || (i + 1 < tokens.size() && tokens.get(i + 1).is(Token.Kind.COLON));
            boolean stripe = inRange
                    && text.charAt(0) != '$'
                    && (COLUMN.matcher(text).matches() || ROW.matcher(text).matches());
            boolean reference = token.is(Token.Kind.NAME) || token.is(Token.Kind.NUMBER);
            if (reference && !called && (cell || stripe)) {
                return true;
            }
        }
        return false;
    }

    private Operand bracket(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
        boolean otherBook = next != null && token.touches(next) && next.is(Token.Kind.SHEET);
        if (otherBook
                || (next != null && next.is(Token.Kind.OTHER) && next.text().equals("!"))) {
            throw new Slip(FormulaProblem.OTHER_WORKBOOK, token, "[" + token.text() + "]");
        }
        Brackets parts = parts(token);
        boolean range = at + 2 < tokens.size()
                && tokens.get(at + 1).is(Token.Kind.COLON)
                && tokens.get(at + 2).is(Token.Kind.BRACKET);
        Token last = range ? tokens.get(at + 2) : token;
        int first = column(parts.first(), token);
        String end = range ? parts(last).last() : parts.last();
        int other = end.equals(parts.first()) ? first : column(end, last);
        draft.own(Math.min(first, other), Math.max(first, other));
        return new Operand(last, true, first != other);
    }

    /// The parts of brackets that stand without a table: always columns of the row.
    private static Brackets parts(Token token) {
        try {
            Brackets parts = Brackets.parse(token.text());
            String whole = token.text().strip();
            if (parts.first().isEmpty() && whole.startsWith("#")) {
                return new Brackets(true, List.of(), whole, whole);
            }
            if (!parts.first().isEmpty() && parts.items().isEmpty()) {
                return parts;
            }
        } catch (IllegalArgumentException senseless) {
            throw new Slip(FormulaProblem.UNSUPPORTED_FORM, token, "[" + token.text() + "]");
        }
        throw new Slip(FormulaProblem.UNSUPPORTED_FORM, token, "[" + token.text() + "]");
    }

    /// The column that a name means; 1 with a flaw where it means none.
    private int column(String name, Token token) {
        Resolution resolution = scope.names().apply(name);
        if (resolution instanceof Resolution.Unknown && token.text().strip().startsWith("@")) {
            Resolution literal = scope.names().apply(token.text().strip());
            resolution = literal instanceof Resolution.Unknown ? resolution : literal;
        }
        return switch (resolution) {
            case Resolution.Column(int column, String header) -> column;
            case Resolution.Several(List<String> candidates) -> {
                draft.flaws.add(new Flaw(FormulaProblem.AMBIGUOUS_COLUMN, token, name, String.join(", ", candidates)));
                yield 1;
            }
            case Resolution.Unknown(@Nullable String suggestion) -> {
                draft.flaws.add(
                        suggestion == null
                                ? new Flaw(FormulaProblem.UNKNOWN_COLUMN, token, name)
                                : new Flaw(FormulaProblem.UNKNOWN_COLUMN_NEAR, token, name, suggestion));
                yield 1;
            }
        };
    }
}
