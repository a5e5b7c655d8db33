package dev.alur.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks over a formula's tokens once, checks their order, the functions and their arguments, and writes the
/// plain form for POI. Walking keeps its own stack, so that no text can overflow Java's.
final class Composer {
    /// Parentheses within parentheses, and signs in front of a value.
    static final int MAX_DEPTH = 64;
    /// Operators and calls in one formula: POI recurses once for each.
    static final int MAX_PARTS = 400;

    /// What asks a day for its place in the calendar.
    private static final Set<String> CALENDAR = Set.of("WEEKDAY", "WEEKNUM", "ISOWEEKNUM", "DAY", "MONTH", "MOD");

    private static final Set<FormulaProblem> OF_ARGUMENTS = EnumSet.of(
            FormulaProblem.UNKNOWN_NAME, FormulaProblem.UNKNOWN_NAME_NEAR, FormulaProblem.AREA_FOR_ONE_VALUE);

    private final List<Token> tokens;
    private final Draft draft;
    private final Operands operands;
    private final Token end;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int at;
    private boolean expectsOperand = true;
    private int prefixes;

    /// @param end a token of no width behind the last one
    Composer(List<Token> tokens, Draft draft, Operands operands, Token end) {
        this.tokens = tokens;
        this.draft = draft;
        this.operands = operands;
        this.end = end;
        frames.push(new Frame(null, null, end, draft.out.length(), draft.flaws.size(), false));
    }

    /// Reads all of it into the draft, whose flaws say what cannot stay; returns the outermost
    /// frame.
    ///
    /// @throws Slip where the order of tokens makes no sense
    Frame compose() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (expectsOperand) {
                operand(token);
            } else {
                operator(token);
            }
        }
        Frame frame = frames.element();
        if (frames.size() > 1) {
            Token open = frame.open;
            throw new Slip(FormulaProblem.UNCLOSED_BRACKET, open, "(");
        }
        if (expectsOperand) {
            throw new Slip(FormulaProblem.VALUE_MISSING, end);
        }
        finishPower(frame);
        return frame;
    }

    private void operand(Token token) {
        Frame frame = frames.element();
        frame.operandAt = frame.operandAt < 0 ? draft.out.length() : frame.operandAt;
        switch (token.kind()) {
            case NUMBER -> {
                if (isColon(1)) {
                    reference(token);
                } else {
                    value(token.text());
                }
            }
            case TEXT -> value("\"" + token.text().replace("\"", "\"\"") + "\"");
            case FAULT -> value(token.text().toUpperCase(Locale.ROOT));
            case OPEN -> open(null, token);
            case NAME -> name(token);
            case SHEET, BRACKET -> reference(token);
            case OPERATOR -> prefix(token);
            case SEPARATOR, CLOSE -> missingArgument(token);
            case PERCENT, COLON -> throw unexpected(token);
            case OTHER -> throw other(token);
        }
    }

    private void value(String written) {
        draft.out.append(written);
        operandDone();
        at++;
    }

    private void operandDone() {
        expectsOperand = false;
        prefixes = 0;
    }

    private void prefix(Token token) {
        if (!token.text().equals("-") && !token.text().equals("+")) {
            throw unexpected(token);
        }
        if (++prefixes > MAX_DEPTH) {
            throw new Slip(FormulaProblem.FORMULA_TOO_DEEP, token, MAX_DEPTH);
        }
        count(token);
        draft.out.append(token.text());
        frames.element().operated = true;
        at++;
    }

    private void missingArgument(Token token) {
        Frame frame = frames.element();
        boolean empty = frame.arguments == 0 && at > 0 && tokens.get(at - 1).equals(frame.open);
        if (!frame.isCall() || prefixes > 0 || tokens.get(at - 1).is(Token.Kind.OPERATOR)) {
            throw token.is(Token.Kind.CLOSE) && frames.size() == 1
                    ? unexpected(token)
                    : new Slip(FormulaProblem.VALUE_MISSING, token);
        }
        if (token.is(Token.Kind.SEPARATOR)) {
            separate(frame);
        } else {
            close(frame, empty ? 0 : frame.arguments + 1);
        }
    }

    private void name(Token token) {
        Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
        boolean called = next != null && next.is(Token.Kind.OPEN);
        Past past = called ? operands.past(token) : null;
        if (past != null) {
            recall(token, past);
            return;
        }
        String bool = operands.bool(token, called);
        if (bool != null
                && called
                && at + 2 < tokens.size()
                && tokens.get(at + 2).is(Token.Kind.CLOSE)) {
            // some programs write TRUE() and FALSE(): the same as the word alone
            at += 2;
            value(bool);
        } else if (called) {
            at++;
            open(token, tokens.get(at));
        } else if (bool != null) {
            value(bool);
        } else {
            reference(token);
        }
    }

    /// What a column of the row held before stands in a column of its own.
    private void recall(Token name, Past past) {
        count(name);
        Token of = at + 2 < tokens.size() ? tokens.get(at + 2) : end;
        if (!of.is(Token.Kind.BRACKET) && !of.is(Token.Kind.NAME)) {
            throw new Slip(FormulaProblem.PAST_OF_NO_COLUMN, name, name.text());
        }
        int start = draft.out.length();
        Operands.Operand operand = operands.read(tokens, at + 2);
        while (!tokens.get(at).equals(operand.last())) {
            at++;
        }
        Token close = at + 1 < tokens.size() ? tokens.get(at + 1) : end;
        if (!operand.ownRow() || operand.area() || !close.is(Token.Kind.CLOSE)) {
            throw new Slip(
                    FormulaProblem.PAST_OF_NO_COLUMN,
                    name.from(),
                    operand.last().to(),
                    name.text());
        }
        int column = draft.ownColumn(start);
        if (column > Past.MOST_COLUMNS) {
            throw new Slip(
                    FormulaProblem.PAST_OF_NO_COLUMN,
                    name.from(),
                    operand.last().to(),
                    name.text());
        }
        draft.remembered.add(column);
        draft.out.setLength(start);
        draft.out.append(Codes.area(Codes.ROW, 1, past.of(column), 1, past.of(column)));
        frames.element().ownRow = true;
        at++;
        value("");
    }

    private void open(@Nullable Token name, Token open) {
        if (frames.size() > MAX_DEPTH) {
            throw new Slip(FormulaProblem.FORMULA_TOO_DEEP, open, MAX_DEPTH);
        }
        FunctionList.Spec spec = null;
        int start = draft.out.length();
        if (name != null) {
            count(name);
            String plain = operands.function(name);
            spec = FunctionList.find(plain);
            if (spec == null) {
                draft.flaws.add(FunctionList.refusal(plain, name));
            }
            draft.clock |= plain.equals("TODAY") || plain.equals("NOW");
            draft.calendar |= CALENDAR.contains(plain);
            draft.out.append(spec != null && spec.bounded() ? BoundedFunctions.PREFIX + plain : plain);
        }
        draft.out.append('(');
        boolean array = name == null ? frames.element().array : spec != null && spec.array();
        frames.push(new Frame(name, spec, open, start, draft.flaws.size(), array));
        frames.element().begins.add(draft.out.length());
        prefixes = 0;
        at++;
    }

    private void count(Token token) {
        if (++draft.operators > MAX_PARTS) {
            throw new Slip(FormulaProblem.FORMULA_TOO_MANY_PARTS, token, MAX_PARTS);
        }
    }

    private void reference(Token token) {
        Operands.Operand operand = operands.read(tokens, at);
        Frame frame = frames.element();
        frame.ownRow |= operand.ownRow();
        frame.spans |= !operand.ownRow();
        StringBuilder written = new StringBuilder(written(token));
        while (!tokens.get(at).equals(operand.last())) {
            written.append(written(tokens.get(++at)));
        }
        if (operand.area()) {
            area(frame, new Token(token.kind(), token.from(), operand.last().to(), written.toString()));
        }
        value("");
    }

    private static String written(Token token) {
        return switch (token.kind()) {
            case BRACKET -> "[" + token.text() + "]";
            case SHEET -> token.text() + "!";
            default -> token.text();
        };
    }

    private void area(Frame frame, Token area) {
        if (frame.operated && !frame.array) {
            draft.flaws.add(new Flaw(FormulaProblem.AREA_FOR_ONE_VALUE, area, area.text()));
        } else {
            frame.area = area;
        }
    }

    private void operator(Token token) {
        Frame frame = frames.element();
        switch (token.kind()) {
            case OPERATOR, PERCENT -> {
                count(token);
                refuseArea(frame);
                frame.operated = true;
                write(frame, token);
                expectsOperand = token.is(Token.Kind.OPERATOR);
                at++;
            }
            case SEPARATOR -> {
                if (!frame.isCall()) {
                    throw unexpected(token);
                }
                separate(frame);
            }
            case CLOSE -> close(frame, frame.arguments + 1);
            case COLON -> throw new Slip(FormulaProblem.UNSUPPORTED_FORM, token, ":");
            case OTHER -> throw other(token);
            case NUMBER, TEXT, NAME, SHEET, BRACKET, FAULT, OPEN -> throw unexpected(token);
        }
    }

    /// A power becomes a call, for POI takes an even root of a number below 0 for an odd one. Signs and
    /// percents bind more tightly than it, as in Excel: -2^2 is 4.
    private void write(Frame frame, Token operator) {
        if (operator.is(Token.Kind.PERCENT)) {
            draft.out.append('%');
            return;
        }
        finishPower(frame);
        if (operator.text().equals("^")) {
            wrap(operator);
            draft.out
                    .insert(frame.operandAt, BoundedFunctions.PREFIX + "POWER(")
                    .append(',');
            frame.power = true;
        } else {
            draft.out.append(operator.text());
            frame.operandAt = -1;
        }
    }

    /// Notes that a call is put around what was written: POI's parser recurses for each.
    private void wrap(Token around) {
        if (++draft.wraps > MAX_DEPTH) {
            throw new Slip(FormulaProblem.FORMULA_TOO_DEEP, around, MAX_DEPTH);
        }
    }

    private void finishPower(Frame frame) {
        if (frame.power) {
            draft.out.append(')');
            frame.power = false;
        }
    }

    private void separate(Frame frame) {
        finishArgument(frame);
        frame.nextArgument();
        draft.out.append(',');
        frame.begins.add(draft.out.length());
        expectsOperand = true;
        prefixes = 0;
        at++;
    }

    private void finishArgument(Frame frame) {
        finishPower(frame);
        if (frame.spec != null && frame.spec.single().test(frame.arguments)) {
            refuseArea(frame);
        }
    }

    private void refuseArea(Frame frame) {
        Token area = frame.area;
        if (area != null && !frame.array) {
            draft.flaws.add(new Flaw(FormulaProblem.AREA_FOR_ONE_VALUE, area, area.text()));
            frame.area = null;
        }
    }

    private void close(Frame frame, int arguments) {
        if (frames.size() == 1) {
            throw unexpected(tokens.get(at));
        }
        finishArgument(frame);
        frames.pop();
        if (frame.spec != null) {
            operands.addHolidays(frame.spec, arguments);
            operands.addLanguage(frame.spec, arguments);
        }
        draft.out.append(')');
        Frame outer = frames.element();
        outer.ownRow |= frame.ownRow;
        outer.spans |= frame.spans;
        Token name = frame.name;
        FunctionList.Spec spec = frame.spec;
        if (name == null) {
            if (frame.area != null) {
                area(outer, frame.area);
            }
        } else if (spec == null) {
            // what a refused function makes of its arguments is not known: LET defines names, FILTER takes
            // areas
            draft.flaws.subList(frame.flaws, draft.flaws.size()).removeIf(flaw -> OF_ARGUMENTS.contains(flaw.key()));
            plainSubtotal(frame);
        } else {
            outer.ownRow |= spec.name().equals("ROW");
            checkCount(name, spec, arguments);
            if (spec.name().equals("ROW") && frame.ownRow) {
                // the row of a cell of the own row is known without the cell, which stands in row 1 for POI
                draft.out.setLength(frame.start);
                draft.out.append("ROW()");
            } else {
                guardLookup(frame, spec);
            }
            computeOnce(frame, spec);
        }
        operandDone();
        at++;
    }

    private void plainSubtotal(Frame frame) {
        String plain = operands.subtotal(draft.out.substring(frame.start));
        if (plain != null) {
            draft.out.setLength(frame.start);
            draft.out.append(plain);
            draft.flaws.remove(frame.flaws - 1);
        }
    }

    private void checkCount(Token name, FunctionList.Spec spec, int arguments) {
        if (arguments < spec.least() || arguments > spec.most()) {
            String shown = FunctionList.shown(spec.name(), name);
            draft.flaws.add(
                    new Flaw(FormulaProblem.WRONG_ARGUMENT_COUNT, name, shown, arguments, spec.least(), spec.most()));
        }
    }

    private void guardLookup(Frame frame, FunctionList.Spec spec) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < frame.begins.size(); i++) {
            boolean last = i + 1 == frame.begins.size();
            int end = last ? draft.out.length() - 1 : frame.begins.get(i + 1) - 1;
            arguments.add(draft.out.substring(frame.begins.get(i), end));
        }
        boolean once = arguments.size() > 1 && !arguments.get(1).contains(Codes.ROW + "!");
        String call = draft.out.substring(frame.start);
        String guarded = Lookups.guarded(spec.name(), call, arguments, once, draft);
        if (guarded != null) {
            wrap(frame.open);
            draft.out.setLength(frame.start);
            draft.out.append(guarded);
        }
    }

    private void computeOnce(Frame frame, FunctionList.Spec spec) {
        if (spec.aggregate() && frame.spans && !frame.ownRow) {
            int place = draft.aggregate(draft.out.substring(frame.start));
            draft.out.setLength(frame.start);
            draft.out.append(Codes.area(Codes.AGGREGATES, place + 1, 1, place + 1, 1));
        }
    }

    private boolean isColon(int ahead) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(Token.Kind.COLON);
    }

    private static Slip unexpected(Token token) {
        return new Slip(FormulaProblem.UNEXPECTED_PART, token, token.text());
    }

    private static Slip other(Token token) {
        boolean array = token.text().equals("{") || token.text().equals("@");
        return new Slip(array ? FormulaProblem.UNSUPPORTED_FORM : FormulaProblem.UNEXPECTED_PART, token, token.text());
    }
}
