package dev.alur.grid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What sheets, tables and defined names may be called, as Excel and Google Sheets have it; every wall asks
/// here.
public final class Naming {
    /// The most characters that a sheet's name can have.
    public static final int MOST_SHEET = 31;

    private static final int MOST_NAME = 255;
    private static final int MOST_FORMULA = 8192;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_\\\\][\\p{L}\\p{M}\\p{N}_.\\\\?]*");
    private static final Pattern CELL = Pattern.compile("([A-Za-z]{1,3})0*([0-9]{1,7})");
    private static final Pattern CELL_BY_NUMBERS = Pattern.compile("(?i)r[0-9]*(c[0-9]*)?|c[0-9]*");
    private static final Pattern SHEET = Pattern.compile("'([^']|'')+'|[\\p{L}\\p{M}\\p{N}_. ]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|_xl.*");

    private static final Pattern DOCUMENT = Pattern.compile("[\\p{L}\\p{N}_(][\\p{L}\\p{N} ._()+,-]*");
    private static final int MOST_DOCUMENT = 200;
    private static final Set<String> TAKEN_BY_WINDOWS = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private Naming() {}

    /// Whether a document can be called that, on every kind of system: a plain name that leads nowhere else, of
    /// letters, digits, blanks and a few signs.
    public static boolean isDocumentName(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        return DOCUMENT.matcher(name).matches()
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_DOCUMENT
                && !TAKEN_BY_WINDOWS.contains(stem);
    }

    /// Whether a sheet can be called that: 1 to 31 characters, none of `: \ / ? * [ ]`, no line break, no
    /// apostrophe at either end, and not *History*, which Excel keeps for itself.
    public static boolean isSheetName(String name) {
        boolean allowed = name.chars().allMatch(c -> c >= ' ' && ":\\/?*[]".indexOf(c) < 0 && c < 0xFFFE && c != 0x7F);
        return allowed
                && !name.isBlank()
                && name.length() <= MOST_SHEET
                && !name.startsWith("'")
                && !name.endsWith("'")
                && !name.equalsIgnoreCase("History");
    }

    /// Whether a table or a defined name can be called that: it begins with a letter, `_` or a backslash, has
    /// no blanks, and is neither a cell (`A1`, `R1C1`), nor `R`, `C`, `TRUE`, `FALSE`, nor one of Excel's own
    /// (`_xlnm…`).
    public static boolean isName(String name) {
        return name.length() <= MOST_NAME
                && NAME.matcher(name).matches()
                && !isCell(name)
                && !CELL_BY_NUMBERS.matcher(name).matches()
                && !RESERVED.matcher(name).matches();
    }

    /// A name as it is compared: whatever its case.
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// What a defined name refers to, as files write it: without the `=` in front; a range with a sheet is made
    /// absolute, for a relative one would mean other cells wherever the name is used. Null where it is blank,
    /// too long or does not close what it opens.
    public static @Nullable String reference(String text) {
        String bare = bare(text);
        Range range = range(bare);
        if (range != null) {
            return range.absolute();
        }
        boolean fits =
                !bare.isEmpty() && bare.length() <= MOST_FORMULA && bare.chars().allMatch(c -> c >= ' ');
        return fits && isClosed(bare) ? bare : null;
    }

    /// A formula without the `=` in front of it.
    static String bare(String formula) {
        String bare = formula.strip();
        return bare.startsWith("=") ? bare.substring(1).strip() : bare;
    }

    /// The sheet that a reference to a range names, or null.
    public static @Nullable String sheetOf(String reference) {
        Range range = range(reference);
        return range == null ? null : range.sheet();
    }

    private static @Nullable Range range(String reference) {
        try {
            return SHEET.matcher(reference.substring(0, Math.max(reference.lastIndexOf('!'), 0)))
                            .matches()
                    ? Range.parse(reference)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Whether quotes and brackets come in pairs.
    private static boolean isClosed(String formula) {
        int depth = 0;
        char quote = 0;
        for (char c : formula.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
            }
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0 && quote == 0;
    }

    private static boolean isCell(String name) {
        Matcher matcher = CELL.matcher(name);
        if (!matcher.matches() || Address.column(matcher.group(1)) == 0) {
            return false;
        }
        int row = Integer.parseInt(matcher.group(2));
        return row >= 1 && row <= Address.MAX_ROW;
    }
}
