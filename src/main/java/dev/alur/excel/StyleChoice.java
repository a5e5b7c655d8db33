package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/// Which format a cell takes with a new value: its own wherever that will do. Refuses values that no
/// cell can hold.
final class StyleChoice {
    private final Styles styles;
    private final boolean is1904;

    StyleChoice(Styles styles, boolean is1904) {
        this.styles = styles;
        this.is1904 = is1904;
    }

    /// Whether a cell of that format grows with its text.
    boolean wraps(int style) {
        return styles.wraps(style);
    }

    boolean isLocked(int style) {
        return styles.isLocked(Math.max(style, 0));
    }

    /// The format for a value in a cell that has `style`; -1 stands for none, before and after.
    int of(Address at, int style, Value value) {
        return switch (value) {
            case Value.Text(String text) -> {
                if (text.length() > CellValues.MOST_TEXT) {
                    throw refusal(GridProblem.TEXT_TOO_LONG, at, text.length(), CellValues.MOST_TEXT);
                }
                // a second line is only seen where texts break
                int fit = text.indexOf('\n') >= 0 && styles.canGrow()
                        ? kept(style, styles.wrapping(Math.max(style, 0)))
                        : style;
                boolean likeFormula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
                yield likeFormula ? kept(fit, styles.quoting(Math.max(fit, 0))) : fit;
            }
            case Value.Date(LocalDateTime day) -> {
                if (Dates.toNumber(day, is1904) == null) {
                    throw refusal(GridProblem.VALUE_NOT_STORABLE, at, value.plain());
                }
                boolean time = day.toLocalTime().toNanoOfDay() != 0;
                yield styles.canGrow() ? kept(style, styles.showingDay(Math.max(style, 0), time)) : style;
            }
            case Value.Number(BigDecimal number) -> {
                if (Double.isInfinite(number.doubleValue())) {
                    throw refusal(GridProblem.VALUE_NOT_STORABLE, at, number.toString());
                }
                yield style;
            }
            case Value.Bool _, Value.Blank _, Value.Fault _ -> style;
        };
    }

    /// A cell without a format has the first one; it goes on having none where that will do.
    private static int kept(int style, int chosen) {
        return chosen == Math.max(style, 0) ? style : chosen;
    }

    private static ProblemException refusal(GridProblem key, Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
