package dev.alur.tracker;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers that stand in cells as text: in which style they can be read.
final class TextNumber {
    static final int POINT = 1;
    static final int COMMA = 2;

    private static final Pattern MONEY = Pattern.compile(
            "(rp|idr|usd|eur|gbp|us|[$€£¥])\\.?|,-|(rp|idr|usd|eur|euro|gbp|us|jt|/ ?(hr|hour|jam|h|std)|[$€£¥%])$");
    private static final Pattern WITH_POINT = Pattern.compile("[-+(]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?\\)?");
    private static final Pattern WITH_COMMA = Pattern.compile("[-+(]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?\\)?");

    private static final Pattern UNITS = Pattern.compile("jt|/");

    private TextNumber() {}

    /// The styles in which a text is a number, as a sum of [#POINT] and [#COMMA]; 0 for none. Digits alone,
    /// without any mark, are both.
    static int style(String text) {
        if (text.length() > 30) {
            return 0;
        }
        String bare = bare(text);
        return (WITH_POINT.matcher(bare).matches() ? POINT : 0)
                + (WITH_COMMA.matcher(bare).matches() ? COMMA : 0);
    }

    /// Whether a mark stands in the number, so that its style matters.
    static boolean isMarked(String text) {
        String bare = bare(text);
        return bare.indexOf('.') >= 0 || bare.indexOf(',') >= 0;
    }

    /// The number of a text; empty where it is none in that style, or where a unit stands beside it that would
    /// multiply it. A percentage is its share.
    ///
    /// @param style [#POINT] or [#COMMA]
    static Optional<BigDecimal> parse(String text, int style) {
        String low = text.strip().toLowerCase(Locale.ROOT);
        if ((style(text) & style) == 0 || UNITS.matcher(low).find()) {
            return Optional.empty();
        }
        String bare = bare(text);
        boolean below = bare.startsWith("(") || bare.startsWith("-");
        String digits = bare.replaceAll("[-+()]", "")
                .replace(style == POINT ? "," : ".", "")
                .replace(',', '.');
        BigDecimal number = new BigDecimal(digits);
        BigDecimal signed = below ? number.negate() : number;
        return Optional.of(low.contains("%") ? signed.movePointLeft(2) : signed);
    }

    private static String bare(String text) {
        String low =
                text.strip().toLowerCase(Locale.ROOT).replace('\u00A0', ' ').replace("'", "");
        String money = MONEY.matcher(low).replaceAll("");
        return MONEY.matcher(money.strip()).replaceAll("").replace(" ", "");
    }
}
