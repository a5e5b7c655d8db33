package dev.alur.tracker;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells rows of a user's own sheet that are no entries, though something stands in them: the name of a group,
/// totals, prose, a repeated header, and pre-made rows that hold a first stage, a number or unticked boxes.
final class Strays {
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sub total",
            "sum",
            "jumlah",
            "total keseluruhan",
            "summe",
            "gesamt",
            "gesamtsumme",
            "zwischensumme");
    /// A range of cells one below the other that moves with its formula: `C5:C9`, not `$C$5:$C$9`.
    private static final Pattern RANGE =
            Pattern.compile("(?<![A-Za-z0-9_$!'.])\\$?[A-Z]{1,3}([0-9]+):\\$?[A-Z]{1,3}([0-9]+)");

    private Strays() {}

    /// Whether a row that something stands in is no entry.
    static boolean isOne(Place place, int row) {
        return isWithoutName(place, row) || isAlone(place, row) || isTotal(place, row) || isHeader(place, row);
    }

    /// Whether a row is no job in any tracker: totals, a repeated header, a title over merged cells.
    static boolean isBetweenJobs(Place place, int row) {
        return isTotal(place, row) || isHeader(place, row) || isBanner(place, row);
    }

    private static boolean isBanner(Place place, int row) {
        if (place.sheet().layout().merged().isEmpty()) {
            return false;
        }
        int filled = 0;
        boolean wide = false;
        for (int column : place.headers().values()) {
            boolean says = !place.sheet().value(row, column).isBlank();
            Range merged = says ? place.sheet().layout().merged(row, column) : null;
            filled += says ? 1 : 0;
            wide |= merged != null && merged.lastColumn() > merged.firstColumn();
        }
        return wide && filled == 1;
    }

    /// A job has a client or a project, in a sheet that has such columns.
    private static boolean isWithoutName(Place place, int row) {
        boolean named = place.has(Field.JOB_CLIENT) || place.has(Field.JOB_PROJECT);
        return named
                && place.value(Field.JOB_CLIENT, row).isBlank()
                && place.value(Field.JOB_PROJECT, row).isBlank();
    }

    /// One cell alone is the name of a group or a sentence.
    private static boolean isAlone(Place place, int row) {
        Integer id = place.columns().get(Field.JOB_ID);
        int filled = 0;
        for (int column : place.headers().values()) {
            String formula = place.sheet().formula(row, column);
            boolean counts = !place.sheet().value(row, column).isBlank() && (formula == null || !sumsUp(formula));
            filled += counts && !Integer.valueOf(column).equals(id) ? 1 : 0;
        }
        return filled < 2;
    }

    private static boolean sumsUp(String formula) {
        Matcher ranges = RANGE.matcher(formula);
        boolean sums = false;
        while (ranges.find()) {
            sums |= !ranges.group(1).equals(ranges.group(2));
        }
        return sums;
    }

    private static boolean isTotal(Place place, int row) {
        Sheet sheet = place.sheet();
        for (int column : place.headers().values()) {
            Value value = sheet.value(row, column);
            if (value instanceof Value.Text(String text)) {
                String words = Words.fold(text);
                return TOTALS.contains(
                        words.endsWith(":")
                                ? words.substring(0, words.length() - 1).stripTrailing()
                                : words);
            }
        }
        return false;
    }

    private static boolean isHeader(Place place, int row) {
        int same = 0;
        for (Map.Entry<String, Integer> header : place.headers().entrySet()) {
            Value value = place.sheet().value(row, header.getValue());
            String above =
                    place.sheet().value(place.headerRow(), header.getValue()).plain();
            boolean isFigure = value instanceof Value.Number || value instanceof Value.Date;
            if (!isFigure || !Words.beginsWithLetter(above)) {
                String text = value.plain();
                same += !text.isBlank() && Words.same(text, above) ? 1 : 0;
            }
        }
        return same >= 2;
    }
}
