package dev.alur.excel;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/// What a cell of a sheet means: its type, its number format and the shared strings taken together.
final class CellValues {
    static final int MOST_TEXT = 32_767;

    private final Styles styles;
    private final List<String> strings;
    private final boolean is1904;

    CellValues(Styles styles, List<String> strings, boolean is1904) {
        this.styles = styles;
        this.strings = strings;
        this.is1904 = is1904;
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
            case ISO_DATE -> Value.of(Dates.fromIso(cell.text()));
        };
    }

    /// The number of a cell that is neither a day nor too long for a double; NaN otherwise.
    double plainNumber(Cell cell) {
        boolean number = cell.hasValue && cell.type == Cell.Type.NUMBER;
        return number && styles.shows(cell.style) == NumberFormats.Shows.NUMBER ? cell.shortNumber() : Double.NaN;
    }

    private Value number(Cell cell) {
        String text = cell.text();
        if (text.isBlank()) {
            return Value.BLANK;
        }
        BigDecimal number = Numbers.decimal(text);
        NumberFormats.Shows shows = styles.shows(cell.style);
        boolean mayBeDay = shows == NumberFormats.Shows.DAY
                || (shows == NumberFormats.Shows.TIME && number.compareTo(BigDecimal.ONE) >= 0);
        LocalDateTime at = mayBeDay ? Dates.fromNumber(number.doubleValue(), is1904) : null;
        return at == null ? Value.of(number) : Value.of(at);
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
        if (text.length() > MOST_TEXT) {
            throw new DamagedException(ExcelProblem.TEXT_TOO_LONG, "a text of " + text.length() + " characters");
        }
        return Value.of(text);
    }
}
