package dev.alur.excel;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cell of a sheet means: its type, its number format and the shared strings taken together.
final class CellValues {
    static final int MOST_TEXT = 32_767;

    private final Styles styles;
    private final List<String> strings;
    private final boolean is1904;
    private final boolean hasLong;

    CellValues(Styles styles, List<String> strings, boolean is1904) {
        this.styles = styles;
        this.strings = strings;
        this.is1904 = is1904;
        this.hasLong = strings.stream().anyMatch(text -> text.length() > MOST_TEXT);
    }

    Value of(Cell cell) {
        if (!cell.hasValue) {
            return Value.BLANK;
        }
        return switch (cell.type) {
            case NUMBER -> number(cell);
            case SHARED -> text(shared(cell.sharedString()));
            case INLINE -> text(cell.text());
            case STRING -> text(XmlText.unescape(cell.text()));
            case BOOL -> Value.of(bool(cell.text().strip()));
            case FAULT -> new Value.Fault(cell.text());
            case ISO_DATE -> isoDay(Dates.fromIso(cell.text()));
        };
    }

    /// The number of a cell that is neither a day nor too long for a double; NaN otherwise.
    double plainNumber(Cell cell) {
        boolean number = cell.hasValue && cell.type == Cell.Type.NUMBER;
        return number && styles.shows(cell.style) == NumberFormats.Shows.NUMBER ? cell.shortNumber() : Double.NaN;
    }

    /// The shared strings.
    List<String> strings() {
        return strings;
    }

    /// The place of a cell's shared string.
    ///
    /// @throws DamagedException where there is none, or no cell can hold it
    int sharedPlace(Cell cell) {
        int place = cell.sharedString();
        if (hasLong || place >= strings.size()) {
            demandShort(shared(place));
        }
        return place;
    }

    private Value number(Cell cell) {
        double plain = cell.shortNumber();
        if (!Double.isNaN(plain)) {
            LocalDateTime at = day(cell, plain, plain >= 1);
            if (at != null) {
                return Value.of(at);
            }
        }
        String text = cell.text();
        if (text.isBlank()) {
            return Value.BLANK;
        }
        BigDecimal number = Numbers.decimal(text);
        LocalDateTime at = day(cell, number.doubleValue(), number.compareTo(BigDecimal.ONE) >= 0);
        return at == null ? Value.of(number) : Value.of(at);
    }

    private @Nullable LocalDateTime day(Cell cell, double number, boolean isMoreThanTime) {
        NumberFormats.Shows shows = styles.shows(cell.style);
        boolean mayBeDay = shows == NumberFormats.Shows.DAY || (shows == NumberFormats.Shows.TIME && isMoreThanTime);
        return mayBeDay ? Dates.fromNumber(number, is1904) : null;
    }

    /// A mere time is the part of a day that it is, as where numbers are written.
    private static Value isoDay(LocalDateTime at) {
        boolean noDay =
                !at.toLocalDate().isAfter(Dates.NO_DAY) && !at.toLocalDate().isBefore(Dates.NO_DAY.minusDays(1));
        return noDay ? Value.of(BigDecimal.valueOf(at.toLocalTime().toNanoOfDay() / 86_400e9)) : Value.of(at);
    }

    private String shared(int at) {
        if (at >= strings.size()) {
            throw new DamagedException(ExcelProblem.UNKNOWN_TEXT, "the shared string " + at + " of " + strings.size());
        }
        return strings.get(at);
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new DamagedException("the truth value " + text);
        };
    }

    /// A text that a cell holds.
    ///
    /// @throws DamagedException where no cell can hold it
    static Value text(String text) {
        demandShort(text);
        return Value.of(text);
    }

    private static void demandShort(String text) {
        if (text.length() > MOST_TEXT) {
            throw new DamagedException(ExcelProblem.TEXT_TOO_LONG, "a text of " + text.length() + " characters");
        }
    }
}
