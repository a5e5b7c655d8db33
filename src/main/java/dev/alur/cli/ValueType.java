package dev.alur.cli;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The types that a value can be given, and how each is written, whatever the language: numbers with a dot,
/// days as ISO 8601 writes them, TRUE and FALSE.
enum ValueType {
    TEXT,
    NUMBER,
    DAY,
    BOOL;

    private static final Pattern NUMBERS = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAYS = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?");
    private static final int LONGEST_NUMBER = 400;

    /// The type of a letter (`s`, `n`, `d`, `b`) or of a word as `alur get --json` writes it.
    static Optional<ValueType> of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "s", "text" -> Optional.of(TEXT);
            case "n", "number" -> Optional.of(NUMBER);
            case "d", "date" -> Optional.of(DAY);
            case "b", "bool" -> Optional.of(BOOL);
            default -> Optional.empty();
        };
    }

    /// The value that a text is, if it is one of this type; an empty text is a blank.
    Optional<Value> read(String text) {
        return text.isEmpty()
                ? Optional.of(Value.BLANK)
                : switch (this) {
                    case TEXT -> Optional.of(Value.of(text));
                    case NUMBER -> number(text);
                    case DAY -> day(text);
                    case BOOL -> bool(text);
                };
    }

    /// A text with what it is as this type.
    Typed typedAs(String text) {
        return new Typed(read(text), this, text);
    }

    /// The problem that something is no value of this type.
    CliProblem wrong() {
        return switch (this) {
            case TEXT -> throw new IllegalStateException("everything is a text");
            case NUMBER -> CliProblem.NO_NUMBER;
            case DAY -> CliProblem.NO_DAY;
            case BOOL -> CliProblem.NO_BOOL;
        };
    }

    /// A value as a person types it: its type in front (`s:007`), or recognised by its look. What looks like
    /// nothing else is text, and so is a whole number with a leading zero, for a telephone number would lose
    /// it.
    static Typed typed(String text) {
        if (text.length() > 1 && text.charAt(1) == ':') {
            Optional<ValueType> named = of(text.substring(0, 1)).filter(type -> Character.isLowerCase(text.charAt(0)));
            if (named.isPresent()) {
                String rest = text.substring(2);
                return named.get().typedAs(rest);
            }
        }
        if (text.isEmpty()) {
            return new Typed(Optional.of(Value.BLANK), TEXT, text);
        }
        Optional<Value> value = number(text).or(() -> day(text)).or(() -> bool(text));
        return new Typed(value.or(() -> Optional.of(Value.of(text))), TEXT, text);
    }

    private static Optional<Value> number(String text) {
        boolean isNumber =
                text.length() <= LONGEST_NUMBER && NUMBERS.matcher(text).matches();
        return isNumber ? Optional.of(Value.of(new BigDecimal(text))) : Optional.empty();
    }

    private static Optional<Value> day(String text) {
        if (!DAYS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains("T") ? Value.of(LocalDateTime.parse(text)) : Value.of(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> bool(String text) {
        return switch (text) {
            case "TRUE", "true" -> Optional.of(Value.of(true));
            case "FALSE", "false" -> Optional.of(Value.of(false));
            default -> Optional.empty();
        };
    }

    /// What became of a text.
    ///
    /// @param value empty where the text is none of its type
    /// @param type the type that was asked for
    /// @param text what should have been one
    record Typed(Optional<Value> value, ValueType type, String text) {}
}
