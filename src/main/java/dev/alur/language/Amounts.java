package dev.alur.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// Amounts of money as people write them: `Rp1.500.000`, `US$1,500.00`. Nothing in them breaks over a line.
///
/// Rupiah have dots in both languages and show cents only where there are some; other currencies show their
/// decimals always and follow the language: `€1.500,00` in Indonesian, `€1,500.00` in English.
public final class Amounts {
    private static final String RUPIAH = "IDR";

    private Amounts() {}

    /// How many decimals a currency is billed in. ISO 4217 gives the rupiah two, but nobody has used them for
    /// decades.
    public static int digits(Currency currency) {
        return isRupiah(currency) ? 0 : Math.max(0, currency.getDefaultFractionDigits());
    }

    /// An amount rounded half up to what a currency is billed in.
    public static BigDecimal rounded(Currency currency, BigDecimal amount) {
        return amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    /// An amount in full. Decimals beyond the currency's own are shown, never rounded away.
    public static String text(Language language, Currency currency, BigDecimal amount) {
        BigDecimal bare = Numbers.bare(amount.abs());
        BigDecimal shown = bare.setScale(decimals(currency, bare), RoundingMode.UNNECESSARY);
        Language marks = isRupiah(currency) ? Language.ID : language;
        String digits = Numbers.grouped(shown, Numbers.groupMark(marks), Numbers.decimalMark(marks));
        return (amount.signum() < 0 ? "\u2212" : "") + symbol(currency) + digits;
    }

    /// An amount in two or three digits, for headlines: `Rp4,2 jt`, in English `Rp4.2 jt` and `US$4.2k`; below
    /// a thousand in full. The space is one that does not break.
    public static String compact(Language language, Currency currency, BigDecimal amount) {
        BigDecimal size = amount.abs();
        int step = 0;
        while (step < 4 && round(size, step).compareTo(BigDecimal.valueOf(1000)) >= 0) {
            step++;
        }
        if (step == 0) {
            return text(language, currency, rounded(currency, amount));
        }
        BigDecimal shown = Numbers.bare(round(size, step));
        String digits = Numbers.grouped(shown, Numbers.groupMark(language), Numbers.decimalMark(language));
        return (amount.signum() < 0 ? "\u2212" : "") + symbol(currency) + digits + unit(language, currency, step);
    }

    /// The sign that stands before an amount: `Rp`, `US$`, `€`; the code and a space where there is no
    /// well-known one.
    public static String symbol(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case RUPIAH -> "Rp";
            case "USD" -> "US$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "JPY" -> "¥";
            case "SGD" -> "S$";
            case "AUD" -> "A$";
            case "MYR" -> "RM";
            default -> currency.getCurrencyCode() + "\u00a0";
        };
    }

    private static boolean isRupiah(Currency currency) {
        return currency.getCurrencyCode().equals(RUPIAH);
    }

    private static int decimals(Currency currency, BigDecimal bare) {
        if (bare.scale() == 0 && isRupiah(currency)) {
            return 0;
        }
        return Math.max(bare.scale(), Math.max(0, currency.getDefaultFractionDigits()));
    }

    /// The size in thousands, millions and so on, with one decimal below a hundred.
    private static BigDecimal round(BigDecimal size, int step) {
        BigDecimal moved = size.movePointLeft(3 * step);
        int decimals = moved.compareTo(new BigDecimal("99.95")) < 0 ? 1 : 0;
        return moved.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String unit(Language language, Currency currency, int step) {
        return isRupiah(currency) || language == Language.ID
                ? "\u00a0" + "rb jt M T".split(" ")[step - 1]
                : "k m bn tn".split(" ")[step - 1];
    }
}
