package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cells of a register, read by field: a value of the kind that the field wants, or blank and a problem.
final class Cells {
    private static final int DIGITS = 15;

    private final Place place;
    private final Findings findings;
    private final Problem.Severity severity;

    /// @param severity of the problems: errors where a wrong cell keeps its row from being used
    Cells(Place place, Findings findings, Problem.Severity severity) {
        this.place = place;
        this.findings = findings;
        this.severity = severity;
    }

    Address at(Field field, int row) {
        Address at = place.at(field, row);
        return at == null ? place.sheet().address(row, 1) : at;
    }

    /// The words of a cell, trimmed; an error value is a problem and gives no words.
    String text(Field field, int row) {
        return value(field, row).plain().strip();
    }

    /// The value of a cell, blank where it is not of the field's kind.
    Value value(Field field, int row) {
        Value value = place.value(field, row);
        if (value.isBlank()) {
            return Value.BLANK;
        }
        TrackerProblem wrong = wrong(field.kind(), value);
        if (wrong == null) {
            return value;
        }
        report(asked(wrong, value), field, row, value.plain().strip());
        return Value.BLANK;
    }

    /// A text that is a day or a number in more than one way is asked about.
    private static TrackerProblem asked(TrackerProblem wrong, Value value) {
        String text = value.plain();
        boolean date =
                wrong == TrackerProblem.DATE_AS_TEXT && TextDay.order(text) == TextDay.DAY_FIRST + TextDay.MONTH_FIRST;
        boolean number = wrong == TrackerProblem.NUMBER_AS_TEXT
                && TextNumber.isMarked(text)
                && TextNumber.style(text) == TextNumber.POINT + TextNumber.COMMA;
        return date ? TrackerProblem.AMBIGUOUS_DATE : number ? TrackerProblem.AMBIGUOUS_NUMBER : wrong;
    }

    Optional<LocalDate> day(Field field, int row) {
        return value(field, row) instanceof Value.Date date
                ? Optional.of(date.at().toLocalDate())
                : Optional.empty();
    }

    Optional<BigDecimal> number(Field field, int row) {
        return value(field, row) instanceof Value.Number number
                ? Optional.of(shown(number.number()))
                : Optional.empty();
    }

    /// A number that must not be below zero.
    Optional<BigDecimal> amount(Field field, int row) {
        Optional<BigDecimal> number = number(field, row);
        if (number.isPresent() && number.get().signum() < 0) {
            report(TrackerProblem.NEGATIVE, field, row, number.get().toPlainString());
            return Optional.empty();
        }
        return number;
    }

    /// A whole number from 0 on, such as days.
    @Nullable
    Integer whole(Field field, int row) {
        Optional<BigDecimal> number = amount(field, row);
        if (number.isEmpty()) {
            return null;
        }
        try {
            return number.get().intValueExact();
        } catch (ArithmeticException e) {
            report(TrackerProblem.NOT_WHOLE, field, row, number.get().toPlainString());
            return null;
        }
    }

    /// A share from 0 to 1, 0 where the cell is blank.
    BigDecimal share(Field field, int row) {
        BigDecimal share = amount(field, row).orElse(BigDecimal.ZERO);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            report(TrackerProblem.NOT_A_SHARE, field, row, share.toPlainString());
            return BigDecimal.ZERO;
        }
        return share;
    }

    private void report(TrackerProblem key, Field field, int row, String words) {
        String header = place.header(field);
        Problem problem = Problem.error(key, at(field, row), header == null ? field.key() : header, words);
        findings.add(new Problem(severity, problem.key(), problem.arguments(), problem.address(), null, null));
    }

    private static @Nullable TrackerProblem wrong(Field.Kind kind, Value value) {
        if (value instanceof Value.Fault) {
            return TrackerProblem.FAULT_IN_CELL;
        }
        return switch (kind) {
            case DATE ->
                value instanceof Value.Date
                        ? null
                        : value instanceof Value.Text ? TrackerProblem.DATE_AS_TEXT : TrackerProblem.NOT_A_DATE;
            case NUMBER, AMOUNT, PERCENT ->
                value instanceof Value.Number
                        ? null
                        : value instanceof Value.Text ? TrackerProblem.NUMBER_AS_TEXT : TrackerProblem.NOT_A_NUMBER;
            case TEXT, LONG_TEXT, FLAG, FORMULA -> null;
        };
    }

    /// A number as Excel shows it, to 15 significant digits: programs save 99.99 as 99.98999999999999, and
    /// nobody wants to be billed that.
    static BigDecimal shown(BigDecimal number) {
        return number.precision() <= DIGITS
                ? number
                : number.round(new MathContext(DIGITS)).stripTrailingZeros();
    }
}
