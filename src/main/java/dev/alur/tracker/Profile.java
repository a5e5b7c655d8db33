package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the cells of a column hold, counted over some rows.
final class Profile {
    private static final Set<String> TICKS = Set.of(
            "x", "✓", "✔", "✗", "☑", "☐", "√", "v", "yes", "no", "y", "n", "ya", "tidak", "ja", "nein", "true", "false",
            "sudah", "belum", "t");
    private static final Pattern LINK = Pattern.compile("(https?://|www\\.|drive\\.|file:|\\\\\\\\).+", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{0,8}[-_/. #]?\\d[\\w/.-]*|[A-Za-z]{1,6}([-/]\\w+)+");
    private static final Pattern MONEY_FORMAT = Pattern.compile(".*([$€£¥]|Rp|IDR|USD|EUR|#,##0).*");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]");
    private static final int LONG = 60;

    int filled;
    int texts;
    int days;
    int textDays;
    int weeks;
    int numbers;
    int textNumbers;
    int whole;
    int shares;
    int negatives;
    int money;
    int ticks;
    int links;
    int codes;
    int longs;
    int formulas;
    int faults;
    int ones;
    /// Different values as they are compared, with how often each stands there, in the order of their first.
    final Map<String, Integer> words = new LinkedHashMap<>();
    private final Map<String, Traits> seen = new HashMap<>();
    private BigDecimal last = BigDecimal.ZERO;
    private int rising;

    /// Of no cells.
    static final Profile NONE = new Profile();

    private Profile() {}

    static Profile of(Sheet sheet, int column, Collection<Integer> rows) {
        Profile profile = new Profile();
        rows.forEach(row -> profile.count(sheet, row, column));
        return profile;
    }

    private void count(Sheet sheet, int row, int column) {
        Value value = sheet.value(row, column);
        String formula = sheet.formula(row, column);
        String format = sheet.format(row, column);
        formulas += formula == null ? 0 : 1;
        if (value.isBlank()) {
            return;
        }
        filled++;
        links += sheet.layout().link(row, column) == null ? 0 : 1;
        words.merge(Words.fold(value.plain()), 1, Integer::sum);
        switch (value) {
            case Value.Date date -> days++;
            case Value.Number(BigDecimal number) -> number(number, format);
            case Value.Text(String text) -> text(text);
            case Value.Bool bool -> ticks++;
            case Value.Fault fault -> faults++;
            case Value.Blank blank -> {}
        }
    }

    private void number(BigDecimal number, @Nullable String format) {
        if (format != null && isDayFormat(format) && number.signum() > 0) {
            days++;
            return;
        }
        numbers++;
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        whole += isWhole ? 1 : 0;
        boolean percent = format != null && format.contains("%");
        boolean share = number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
        shares += percent || share ? 1 : 0;
        negatives += number.signum() < 0 ? 1 : 0;
        ones += number.compareTo(BigDecimal.ONE) == 0 || number.signum() == 0 ? 1 : 0;
        money += format != null && !percent && MONEY_FORMAT.matcher(format).matches() ? 1 : 0;
        codes += isWhole && number.signum() > 0 ? 1 : 0;
        rising += isWhole && number.subtract(last).compareTo(BigDecimal.ONE) == 0 ? 1 : 0;
        last = number;
    }

    private void text(String text) {
        Traits traits = seen.computeIfAbsent(text, any -> Traits.of(any.strip()));
        switch (traits.kind) {
            case TICK -> ticks++;
            case DAY -> textDays++;
            case WEEK -> weeks++;
            case NUMBER -> textNumbers++;
            case WORDS -> texts++;
        }
        codes += traits.isCode ? 1 : 0;
        links += traits.isLink ? 1 : 0;
        longs += text.length() > LONG ? 1 : 0;
    }

    private enum Kind {
        TICK,
        DAY,
        WEEK,
        NUMBER,
        WORDS
    }

    /// What a text is.
    private record Traits(Kind kind, boolean isCode, boolean isLink) {
        static Traits of(String text) {
            boolean link = LINK.matcher(text).matches();
            if (TICKS.contains(text.toLowerCase(Locale.ROOT))) {
                return new Traits(Kind.TICK, false, false);
            }
            if (TextDay.is(text)) {
                return new Traits(Kind.DAY, false, false);
            }
            if (TextDay.isWeek(text)) {
                return new Traits(Kind.WEEK, false, false);
            }
            if (TextNumber.style(text) != 0) {
                return new Traits(Kind.NUMBER, !TextNumber.isMarked(text), false);
            }
            return new Traits(
                    Kind.WORDS, text.length() <= 25 && CODE.matcher(text).matches(), link);
        }
    }

    /// Whether a number format shows days, as *yyyy-mm-dd* does.
    static boolean isDayFormat(String format) {
        String bare = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || (bare.contains("d") && bare.contains("m")) || bare.contains("mmm");
    }

    /// The part of the filled cells that a count is, 0 to 1; 0 where none is filled.
    double share(int count) {
        return filled == 0 ? 0 : Math.min(1, (double) count / filled);
    }

    int different() {
        return words.size();
    }

    /// Every value stands there once.
    boolean isUnique() {
        return filled > 1 && words.size() == filled;
    }

    /// Numbers that rise by one from row to row.
    boolean isRunning() {
        return filled > 2 && rising >= filled - 1;
    }

    /// Few words, each more than once on the average.
    boolean isFewWords() {
        return filled >= 3 && words.size() <= Math.max(2, Math.min(12, filled / 2));
    }

    /// Text that is neither a day, a number nor a tick.
    double textual() {
        return share(texts + ticks - bools());
    }

    private int bools() {
        int bools = words.getOrDefault("true", 0) + words.getOrDefault("false", 0);
        return Math.min(bools, ticks);
    }

    double dated() {
        return share(days + textDays + weeks);
    }

    double numeric() {
        return share(numbers + textNumbers);
    }

    /// Different values that a test holds for, as a part of all values.
    double wordShare(Predicate<String> test) {
        int sum = words.entrySet().stream()
                .filter(entry -> test.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return share(sum);
    }
}
