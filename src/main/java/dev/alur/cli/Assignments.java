package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// `Sheet!A1=value` as a person types it. Sheet and cell part at the last `!` before the first `=` that follows
/// it. Numbers have a dot and days are ISO 8601 whatever the language, TRUE and FALSE are booleans, anything
/// else is text; `s:`, `n:`, `d:` and `b:` in front of the value name its type. A whole number with a leading
/// zero is text, for a telephone number would lose it.
final class Assignments {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?");

    private Assignments() {}

    /// Empty where the text is no assignment.
    static Optional<Assignment> parse(String text) {
        int mark = text.indexOf('!');
        int equals = mark < 0 ? -1 : text.indexOf('=', mark);
        if (equals < 0) {
            return Optional.empty();
        }
        try {
            Address at = Address.parse(text.substring(0, equals));
            return value(text.substring(equals + 1)).map(value -> new Assignment(at, value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> value(String text) {
        if (text.length() > 1 && text.charAt(1) == ':') {
            String rest = text.substring(2);
            switch (text.charAt(0)) {
                case 's' -> {
                    return Optional.of(Value.of(rest));
                }
                case 'n' -> {
                    return number(rest);
                }
                case 'd' -> {
                    return day(rest);
                }
                case 'b' -> {
                    return bool(rest);
                }
                default -> {}
            }
        }
        if (NUMBER.matcher(text).matches()) {
            return number(text);
        }
        if (DAY.matcher(text).matches()) {
            return day(text).or(() -> Optional.of(Value.of(text)));
        }
        return bool(text).or(() -> Optional.of(Value.of(text)));
    }

    private static Optional<Value> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Value.of(new BigDecimal(text))) : Optional.empty();
    }

    private static Optional<Value> day(String text) {
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
}
