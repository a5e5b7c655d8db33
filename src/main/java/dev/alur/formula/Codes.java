package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.Locale;

/// How sheets are called in the text that POI gets: by words of letters and digits only, so that no sheet's
/// name can be misread. Three of them are no sheets of the workbook.
final class Codes {
    /// Its first row is the row that the formula is evaluated over.
    static final String ROW = "r_";
    /// Its column A holds the results of the parts that are computed once.
    static final String AGGREGATES = "g_";
    /// Where the formula itself stands.
    static final String SELF = "f_";

    private Codes() {}

    static String sheet(String name) {
        StringBuilder code = new StringBuilder("s_");
        for (char sign : name.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
            if (plain) {
                code.append(sign);
            } else {
                code.append('_').append(Integer.toHexString(sign)).append('_');
            }
        }
        return code.toString();
    }

    static String area(Range range) {
        String code = sheet(range.sheet());
        if (range.firstRow() == 1 && range.lastRow() == Address.MAX_ROW) {
            return code + "!$" + Address.letters(range.firstColumn()) + ":$" + Address.letters(range.lastColumn());
        }
        return area(code, range.firstRow(), range.firstColumn(), range.lastRow(), range.lastColumn());
    }

    static String area(String code, int firstRow, int firstColumn, int lastRow, int lastColumn) {
        String first = code + "!$" + Address.letters(firstColumn) + "$" + firstRow;
        boolean one = firstRow == lastRow && firstColumn == lastColumn;
        return one ? first : first + ":$" + Address.letters(lastColumn) + "$" + lastRow;
    }
}
