package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.util.List;
import java.util.Optional;

/// In which form a column has days and numbers that are text: any value that can be read in one form
/// only decides.
final class TextForms {
    private TextForms() {}

    /// The order of the parts of days; empty where the column has no such text.
    static Optional<Recognition.DateOrder> dates(Sheet sheet, int column, List<Integer> rows) {
        boolean any = false;
        boolean day = false;
        boolean month = false;
        boolean year = false;
        for (int row : rows) {
            if (sheet.value(row, column) instanceof Value.Text(String text)) {
                int order = TextDay.order(text);
                any |= order == TextDay.DAY_FIRST + TextDay.MONTH_FIRST;
                day |= order == TextDay.DAY_FIRST;
                month |= order == TextDay.MONTH_FIRST;
                year |= order == TextDay.YEAR_FIRST;
            }
        }
        if (day && month) {
            return Optional.of(Recognition.DateOrder.MIXED);
        }
        if (day || month) {
            return Optional.of(day ? Recognition.DateOrder.DAY_FIRST : Recognition.DateOrder.MONTH_FIRST);
        }
        if (any) {
            return Optional.of(Recognition.DateOrder.AMBIGUOUS);
        }
        return year ? Optional.of(Recognition.DateOrder.YEAR_FIRST) : Optional.empty();
    }

    /// The style of numbers; empty where the column has no such text with a mark in it.
    static Optional<Recognition.NumberStyle> numbers(Sheet sheet, int column, List<Integer> rows) {
        boolean any = false;
        boolean point = false;
        boolean comma = false;
        for (int row : rows) {
            if (sheet.value(row, column) instanceof Value.Text(String text) && TextNumber.isMarked(text)) {
                int style = TextNumber.style(text);
                any |= style == TextNumber.POINT + TextNumber.COMMA;
                point |= style == TextNumber.POINT;
                comma |= style == TextNumber.COMMA;
            }
        }
        if (point && comma) {
            return Optional.of(Recognition.NumberStyle.MIXED);
        }
        if (point || comma) {
            return Optional.of(point ? Recognition.NumberStyle.POINT : Recognition.NumberStyle.COMMA);
        }
        return any ? Optional.of(Recognition.NumberStyle.AMBIGUOUS) : Optional.empty();
    }
}
