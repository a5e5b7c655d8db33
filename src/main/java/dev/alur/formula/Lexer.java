package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a formula's text into tokens, as people type it: with `;` or `,` between arguments, a
/// decimal comma where `;` stands between them, and the signs that phones put in place of plain
/// ones.
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)*\\.?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_\\\\$][\\p{L}\\p{M}\\p{N}_.\\\\?$]*");
    private static final Pattern FAULT =
            Pattern.compile("#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> PLAIN =
            Map.of("≤", "<=", "≥", ">=", "≠", "<>", "−", "-", "×", "*", "÷", "/");
    private static final String QUOTES = "\"“”„‟";
    /// What phones make of the quotation mark around a sheet's name.
    private static final String APOSTROPHES = "'‘’‚";

    private final String text;
    private final Matcher number;
    private final Matcher name;
    private final Matcher fault;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
        this.number = NUMBER.matcher(text);
        this.name = NAME.matcher(text);
        this.fault = FAULT.matcher(text);
    }

    /// @throws Slip where a text or a bracket is not closed, or a number can be read in two ways
    static List<Token> tokens(String text) {
        return Commas.settle(text, pieces(text));
    }

    /// The same for a formula that a workbook itself holds: always with `,` between arguments and `.` before
    /// decimals.
    static List<Token> pieces(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char sign = text.charAt(at);
        if (Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\uFEFF' || sign == '\u200B') {
            at++;
        } else if (QUOTES.indexOf(sign) >= 0) {
            text();
        } else if (sign == '[') {
            bracket();
        } else if (APOSTROPHES.indexOf(sign) >= 0) {
            quotedSheet();
        } else if (starts(number)) {
            add(Token.Kind.NUMBER, number.end());
        } else if (starts(name)) {
            nameOrSheet();
        } else if (starts(fault)) {
            add(Token.Kind.FAULT, fault.end());
        } else {
            sign(sign);
        }
    }

    private boolean starts(Matcher matcher) {
        matcher.region(at, text.length());
        return matcher.lookingAt();
    }

    private void add(Token.Kind kind, int end) {
        add(kind, end, text.substring(at, end));
    }

    private void add(Token.Kind kind, int end, String what) {
        tokens.add(new Token(kind, at, end, what));
        at = end;
    }

    private void text() {
        boolean plain = text.charAt(at) == '"';
        StringBuilder inside = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean ends = plain ? sign == '"' : QUOTES.indexOf(sign) >= 0;
            if (ends && i + 1 < text.length() && text.charAt(i + 1) == sign) {
                inside.append(sign);
                i++;
            } else if (ends) {
                add(Token.Kind.TEXT, i + 1, inside.toString());
                return;
            } else {
                inside.append(sign);
            }
        }
        throw new Slip(FormulaProblem.UNCLOSED_TEXT, at, text.length());
    }

    private void bracket() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\'' && i + 1 < text.length() && Brackets.ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            } else if (sign == '[') {
                depth++;
            } else if (sign == ']' && --depth == 0) {
                add(Token.Kind.BRACKET, i + 1, text.substring(at + 1, i));
                return;
            }
        }
        throw new Slip(FormulaProblem.UNCLOSED_BRACKET, at, text.length(), "[");
    }

    private void quotedSheet() {
        String closing = text.charAt(at) == '\'' ? "'" : APOSTROPHES;
        StringBuilder inside = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (closing.indexOf(sign) < 0) {
                inside.append(sign);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == sign) {
                inside.append(sign);
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '!') {
                add(Token.Kind.SHEET, i + 2, inside.toString());
                return;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '.') {
                // as LibreOffice writes it
                String sheet = text.substring(at, i + 1);
                throw new Slip(FormulaProblem.UNKNOWN_NAME_NEAR, at, i + 2, sheet + ".", sheet + "!");
            } else {
                throw new Slip(FormulaProblem.UNEXPECTED_PART, at, i + 1, text.substring(at, i + 1));
            }
        }
        throw new Slip(FormulaProblem.UNEXPECTED_PART, at, at + 1, "'");
    }

    private void nameOrSheet() {
        int end = name.end();
        if (end < text.length()
                && text.charAt(end) == '!'
                && !(end + 1 < text.length() && text.charAt(end + 1) == '=')) {
            add(Token.Kind.SHEET, end + 1, text.substring(at, end));
        } else {
            add(Token.Kind.NAME, end);
        }
    }

    private void sign(char sign) {
        String pair = text.substring(at, Math.min(at + 2, text.length()));
        switch (pair) {
            case "<=", ">=", "<>" -> add(Token.Kind.OPERATOR, at + 2);
            case "==", "!=", "=<", "=>", "&&", "||" -> add(Token.Kind.OTHER, at + 2);
            default -> single(sign);
        }
    }

    private void single(char sign) {
        switch (sign) {
            case '+', '-', '*', '/', '^', '&', '=', '<', '>' -> add(Token.Kind.OPERATOR, at + 1);
            case '%' -> add(Token.Kind.PERCENT, at + 1);
            case ':' -> add(Token.Kind.COLON, at + 1);
            case '(' -> add(Token.Kind.OPEN, at + 1);
            case ')' -> add(Token.Kind.CLOSE, at + 1);
            case ';', ',' -> add(Token.Kind.SEPARATOR, at + 1);
            default -> {
                String plain = PLAIN.get(String.valueOf(sign));
                int end = at + Character.charCount(text.codePointAt(at));
                if (plain == null) {
                    add(Token.Kind.OTHER, end);
                } else {
                    add(Token.Kind.OPERATOR, end, plain);
                }
            }
        }
    }
}
