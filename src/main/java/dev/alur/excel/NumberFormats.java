package dev.alur.excel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Number format codes: the built-in ones by their id (ECMA-376 part 1, 18.8.30), and which of them
/// show a number as a day.
final class NumberFormats {
    /// What a format makes of a number.
    enum Shows {
        NUMBER,
        /// A day, perhaps with a time.
        DAY,
        /// A time of day, without a day.
        TIME,
        /// Hours, minutes or seconds that may go beyond a day: `[h]:mm`.
        ELAPSED
    }

    static final int DAY = 14;
    static final int DAY_AND_TIME = 22;
    static final int TEXT = 49;

    private static final Map<Integer, String> BUILT_IN = Map.ofEntries(
            Map.entry(1, "0"),
            Map.entry(2, "0.00"),
            Map.entry(3, "#,##0"),
            Map.entry(4, "#,##0.00"),
            Map.entry(5, "\"$\"#,##0_);(\"$\"#,##0)"),
            Map.entry(6, "\"$\"#,##0_);[Red](\"$\"#,##0)"),
            Map.entry(7, "\"$\"#,##0.00_);(\"$\"#,##0.00)"),
            Map.entry(8, "\"$\"#,##0.00_);[Red](\"$\"#,##0.00)"),
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(11, "0.00E+00"),
            Map.entry(12, "# ?/?"),
            Map.entry(13, "# ??/??"),
            Map.entry(14, "mm-dd-yy"),
            Map.entry(15, "d-mmm-yy"),
            Map.entry(16, "d-mmm"),
            Map.entry(17, "mmm-yy"),
            Map.entry(18, "h:mm AM/PM"),
            Map.entry(19, "h:mm:ss AM/PM"),
            Map.entry(20, "h:mm"),
            Map.entry(21, "h:mm:ss"),
            Map.entry(22, "m/d/yy h:mm"),
            Map.entry(37, "#,##0 ;(#,##0)"),
            Map.entry(38, "#,##0 ;[Red](#,##0)"),
            Map.entry(39, "#,##0.00;(#,##0.00)"),
            Map.entry(40, "#,##0.00;[Red](#,##0.00)"),
            Map.entry(41, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"),
            Map.entry(42, "_(\"$\"* #,##0_);_(\"$\"* (#,##0);_(\"$\"* \"-\"_);_(@_)"),
            Map.entry(43, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"),
            Map.entry(44, "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00);_(\"$\"* \"-\"??_);_(@_)"),
            Map.entry(45, "mm:ss"),
            Map.entry(46, "[h]:mm:ss"),
            Map.entry(47, "mmss.0"),
            Map.entry(48, "##0.0E+0"),
            Map.entry(49, "@"));

    private final Map<Integer, String> own = new HashMap<>();
    private final Map<Integer, Shows> shows = new HashMap<>();

    void define(int id, String code) {
        own.put(id, code);
    }

    /// The code of a format, or null for General.
    @Nullable
    String code(int id) {
        String code = own.get(id);
        if (code == null) {
            code = BUILT_IN.get(id);
        }
        if (code == null && (isEastAsianDate(id) || isThaiDate(id))) {
            return "yyyy/m/d";
        }
        return code == null || code.equalsIgnoreCase("General") ? null : code;
    }

    /// The id of a code that a workbook's cells can have already, or -1.
    int idOf(String code) {
        for (Map<Integer, String> codes : List.of(own, BUILT_IN)) {
            for (Map.Entry<Integer, String> entry : new TreeMap<>(codes).entrySet()) {
                boolean overridden = codes == BUILT_IN && own.containsKey(entry.getKey());
                if (entry.getValue().equals(code) && !overridden) {
                    return entry.getKey();
                }
            }
        }
        return -1;
    }

    /// Defines a code under a free id (ids below 164 are Excel's own) and gives that.
    int add(String code) {
        int id = Math.max(163, own.keySet().stream().mapToInt(key -> key).max().orElse(0)) + 1;
        own.put(id, code);
        return id;
    }

    Shows shows(int id) {
        return shows.computeIfAbsent(id, key -> {
            String code = code(key);
            return code == null ? Shows.NUMBER : shows(code);
        });
    }

    /// Ids 27 to 36 and 50 to 58 are days in the East Asian editions, which leave their codes out of the file.
    private static boolean isEastAsianDate(int id) {
        return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    }

    /// Ids of days in the Thai edition, which leaves their codes out of the file too.
    private static boolean isThaiDate(int id) {
        return (id >= 71 && id <= 74) || id == 77 || id == 81;
    }

    /// What a format code makes of a positive number: its first section counts.
    static Shows shows(String code) {
        boolean day = false;
        boolean time = false;
        boolean elapsed = false;
        boolean month = false;
        String lower = code.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < lower.length() && lower.charAt(at) != ';') {
            char c = lower.charAt(at);
            switch (c) {
                case '"' -> at = end(lower, at, '"');
                case '\\', '_', '*' -> at++;
                case '[' -> {
                    int close = end(lower, at, ']');
                    elapsed |= lower.substring(at + 1, Math.min(close, lower.length()))
                            .matches("h+|m+|s+");
                    at = close;
                }
                case 'd', 'y' -> day = true;
                case 'm' -> month = true;
                case 'h', 's' -> time = true;
                case 'g' -> {
                    if (lower.startsWith("general", at)) {
                        return Shows.NUMBER;
                    }
                }
                case 'a' -> {
                    boolean halves = lower.startsWith("am/pm", at) || lower.startsWith("a/p", at);
                    at += halves ? (lower.startsWith("am/pm", at) ? 4 : 2) : 0;
                    time |= halves;
                }
                default -> {}
            }
            at++;
        }
        if (elapsed) {
            return Shows.ELAPSED;
        }
        return day || (month && !time) ? Shows.DAY : time ? Shows.TIME : Shows.NUMBER;
    }

    private static int end(String code, int from, char mark) {
        int end = code.indexOf(mark, from + 1);
        return end < 0 ? code.length() : end;
    }
}
