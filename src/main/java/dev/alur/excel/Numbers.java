package dev.alur.excel;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// Numbers as files write them.
final class Numbers {
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /// A plain decimal of at most 15 digits, else NaN. Dividing two integers that a double holds exactly rounds
    /// once, so the result is the double nearest to the decimal.
    static double shortDecimal(byte[] bytes, int length) {
        int at = bytes[0] == '-' ? 1 : 0;
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (; at < length; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + b - '0';
                count++;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (b == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || count > 15) {
            return Double.NaN;
        }
        double number = digits / TENS[Math.max(fraction, 0)];
        return bytes[0] == '-' ? 0 - number : number;
    }

    /// Any number.
    ///
    /// @throws DamagedException where it is none, or not finite
    static BigDecimal decimal(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > 400) {
            throw new DamagedException("the number " + bare);
        }
        try {
            BigDecimal number = new BigDecimal(bare);
            if (number.precision() - (long) number.scale() > 400 || number.scale() > 2000) {
                throw new DamagedException("the number " + bare);
            }
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new DamagedException("the number " + bare + ": " + e.getMessage());
        }
    }

    /// A style's or a string's number.
    ///
    /// @throws DamagedException where it is none, or longer than nine digits
    static int index(byte[] bytes, int from, int to) {
        int index = 0;
        boolean number = from < to && to - from <= 9;
        for (int at = from; at < to && number; at++) {
            int digit = bytes[at] - '0';
            number = digit >= 0 && digit <= 9;
            index = index * 10 + digit;
        }
        if (!number) {
            throw new DamagedException("the index " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return index;
    }

    static int index(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        return index(bytes, 0, bytes.length);
    }
}
