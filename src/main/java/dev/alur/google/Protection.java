package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;

/// What this account may not write in a sheet. A protection that only warns, or that lets the account
/// pass, is none.
///
/// @param isWhole whether the whole sheet is closed, but for what is open
/// @param open ranges of a closed sheet that may be written
/// @param closed ranges of another sheet that may not be written
record Protection(boolean isWhole, List<Range> open, List<Range> closed) {
    static Protection of(JsonNode protections, TabReader tab) {
        boolean whole = false;
        List<Range> open = new ArrayList<>();
        List<Range> closed = new ArrayList<>();
        for (JsonNode each : protections) {
            // an account that may pass is told so; one that may not is told nothing
            boolean passes = each.path("requestingUserCanEdit").asBoolean(false)
                    || each.path("warningOnly").asBoolean(false);
            if (passes) {
                continue;
            }
            if (!each.path("tableId").isMissingNode()) {
                closed.add(tab.table(each.path("tableId").asText()));
            } else if (isOfAll(each.path("range"))) {
                whole = true;
                each.path("unprotectedRanges").forEach(area -> open.add(tab.range(area)));
            } else {
                closed.add(tab.range(each.path("range")));
            }
        }
        return new Protection(whole, open, closed);
    }

    private static boolean isOfAll(JsonNode range) {
        return range.path("startRowIndex").asInt(0) == 0
                && range.path("startColumnIndex").asInt(0) == 0
                && range.path("endRowIndex").isMissingNode()
                && range.path("endColumnIndex").isMissingNode();
    }

    /// Tells which cells of a closed sheet are open.
    void tell(Layout.Builder layout) {
        for (Range range : open) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                for (int row = range.firstRow(); row <= range.lastRow(); row++) {
                    layout.lockedCell(row, column, false);
                }
            }
        }
    }
}
