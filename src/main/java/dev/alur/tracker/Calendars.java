package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.util.Locale;
import java.util.Set;

/// Knows calendars as they hang on walls: the days of the week side by side.
final class Calendars {
    private static final int ROWS = 40;
    private static final int COLUMNS = 60;
    private static final int DAYS = 5;
    private static final int FEW = 3;
    private static final Set<String> WEEKDAYS = Set.of(
            "mon",
            "monday",
            "tue",
            "tues",
            "tuesday",
            "wed",
            "wednesday",
            "thu",
            "thur",
            "thurs",
            "thursday",
            "fri",
            "friday",
            "sat",
            "saturday",
            "sun",
            "sunday",
            "mo",
            "tu",
            "we",
            "th",
            "fr",
            "sa",
            "su",
            "senin",
            "sen",
            "selasa",
            "sel",
            "rabu",
            "rab",
            "kamis",
            "kam",
            "jumat",
            "jum",
            "jum'at",
            "sabtu",
            "sab",
            "minggu",
            "min",
            "ahad",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonnabend",
            "sonntag",
            "so");

    private Calendars() {}

    /// Whether a sheet is such a calendar.
    static boolean is(Sheet sheet) {
        for (int row = 1; row <= Math.min(ROWS, sheet.lastRow()); row++) {
            if (isWeek(sheet, row)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a row has five days of the week or more, one after the other, or three and nothing else.
    static boolean isWeek(Sheet sheet, int row) {
        int run = 0;
        int days = 0;
        int others = 0;
        for (int column = 1; column <= Math.min(sheet.lastColumn(), COLUMNS) && run < DAYS; column++) {
            Value value = sheet.value(row, column);
            if (value.isBlank() && (run == 0 || sheet.layout().merged(row, column) != null)) {
                continue;
            }
            boolean day = value instanceof Value.Text(String text) && isWeekday(text);
            run = day ? run + 1 : 0;
            days += day ? 1 : 0;
            others += day || value.isBlank() ? 0 : 1;
        }
        return run >= DAYS || (days >= FEW && others == 0);
    }

    private static boolean isWeekday(String text) {
        return WEEKDAYS.contains(text.strip().replace(".", "").toLowerCase(Locale.ROOT));
    }
}
