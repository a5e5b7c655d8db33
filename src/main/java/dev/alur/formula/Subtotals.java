package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SUBTOTAL of a workbook's own formulas, such as totals under a table: where no row of its areas is hidden and
/// no cell there is a subtotal itself, it is a plain function.
final class Subtotals {
    private static final Map<Integer, String> FUNCTIONS =
            Map.of(1, "AVERAGE", 2, "COUNT", 3, "COUNTA", 4, "MAX", 5, "MIN", 6, "PRODUCT", 9, "SUM");
    private static final Pattern CALL = Pattern.compile("SUBTOTAL\\(([0-9]{1,3})((?:,[^,()]+)+)\\)");
    private static final Pattern AREA =
            Pattern.compile(",(s_[a-z0-9_]+)!\\$([A-Z]+)\\$([0-9]+)(?::\\$([A-Z]+)\\$([0-9]+))?");
    private static final Pattern NAMED = Pattern.compile("\\((s_[^()]*)\\)");
    private static final Pattern NESTED = Pattern.compile("\\b(?:SUBTOTAL|AGGREGATE)\\(", Pattern.CASE_INSENSITIVE);

    private Subtotals() {}

    /// The call as a plain function, or null where it is not told what it gives.
    ///
    /// @param plain the call as POI would get it
    static @Nullable String plain(String plain, Snapshot snapshot) {
        // a defined name stands in parentheses of its own
        Matcher call = CALL.matcher(NAMED.matcher(plain).replaceAll("$1"));
        String name = call.matches() ? FUNCTIONS.get(Integer.parseInt(call.group(1)) % 100) : null;
        if (name == null) {
            return null;
        }
        Matcher area = AREA.matcher(call.group(2));
        int end = 0;
        while (area.find() && area.start() == end) {
            end = area.end();
            if (!isShown(area, snapshot)) {
                return null;
            }
        }
        return end == call.group(2).length() ? name + "(" + call.group(2).substring(1) + ")" : null;
    }

    private static boolean isShown(Matcher area, Snapshot snapshot) {
        Sheet sheet = snapshot.sheets().stream()
                .filter(each -> Codes.sheet(each.name()).equals(area.group(1)))
                .findFirst()
                .orElseThrow();
        boolean one = area.group(4) == null;
        int lastRow = Math.min(Integer.parseInt(area.group(one ? 3 : 5)), sheet.lastRow());
        int lastColumn = Math.min(Address.column(area.group(one ? 2 : 4)), sheet.lastColumn());
        for (int row = Integer.parseInt(area.group(3)); row <= lastRow; row++) {
            if (sheet.layout().isRowHidden(row)) {
                return false;
            }
            for (int column = Address.column(area.group(2)); column <= lastColumn; column++) {
                String formula = sheet.formula(row, column);
                if (formula != null && NESTED.matcher(formula).find()) {
                    return false;
                }
            }
        }
        return true;
    }
}
