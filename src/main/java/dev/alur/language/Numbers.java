package dev.alur.language;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them: `1.234,5` in Indonesian, `1,234.5` in English. The minus is U+2212, as wide as
/// a plus.
public final class Numbers {
    private Numbers() {}

    /// A number with all the decimals that it has, without needless zeros.
    public static String text(Language language, BigDecimal number) {
        return grouped(bare(number), groupMark(language), decimalMark(language));
    }

    /// A whole number.
    public static String text(Language language, long number) {
        return text(language, BigDecimal.valueOf(number));
    }

    /// A number rounded half up to at most so many decimals, without needless zeros.
    public static String rounded(Language language, BigDecimal number, int decimals) {
        return text(language, number.setScale(decimals, RoundingMode.HALF_UP));
    }

    /// A share (0 to 1) in per cent with at most so many decimals: `11%`, `12,5%`.
    public static String percent(Language language, BigDecimal share, int decimals) {
        return rounded(language, share.movePointRight(2), decimals) + "%";
    }

    /// Digits in groups of three.
    ///
    /// @param number written with exactly the decimals that it has
    static String grouped(BigDecimal number, char group, char decimal) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder(plain.length() + 8);
        if (number.signum() < 0) {
            text.append('\u2212');
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(group);
            }
            text.append(whole.charAt(i));
        }
        if (point >= 0) {
            text.append(decimal).append(plain, point + 1, plain.length());
        }
        return text.toString();
    }

    static char groupMark(Language language) {
        return switch (language) {
            case ID -> '.';
            case EN -> ',';
        };
    }

    static char decimalMark(Language language) {
        return switch (language) {
            case ID -> ',';
            case EN -> '.';
        };
    }

    static BigDecimal bare(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
    }
}
