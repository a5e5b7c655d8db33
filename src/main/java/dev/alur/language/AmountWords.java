package dev.alur.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/// Amounts in words, as invoices and receipts have them: *satu juta lima ratus ribu rupiah* (terbilang), *one
/// thousand five hundred US dollars and twenty-five cents*.
public final class AmountWords {
    private AmountWords() {}

    /// An amount in words, in lower case, rounded half up to two decimals where there are more. Beyond a
    /// quintillion it is written in digits.
    public static String text(Language language, Currency currency, BigDecimal amount) {
        BigDecimal size = amount.abs().setScale(2, RoundingMode.HALF_UP);
        BigInteger whole = size.toBigInteger();
        int cents = size.remainder(BigDecimal.ONE).movePointRight(2).intValueExact();
        Name name = name(language, currency);
        StringBuilder text = new StringBuilder(amount.signum() < 0 ? "minus " : "");
        text.append(whole(language, whole)).append(' ').append(whole.equals(BigInteger.ONE) ? name.one : name.many);
        if (cents > 0) {
            text.append(language == Language.EN ? " and " : " ").append(cents(language, name, cents));
        }
        return text.toString();
    }

    /// A whole number in words: *dua puluh satu*, *twenty-one*.
    ///
    /// @param number 0 or more
    public static String whole(Language language, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative: " + number);
        }
        return switch (language) {
            case ID -> Terbilang.words(number);
            case EN -> EnglishWords.words(number);
        };
    }

    private static String whole(Language language, BigInteger number) {
        return number.bitLength() < 60
                ? whole(language, number.longValueExact())
                : Numbers.text(language, new BigDecimal(number));
    }

    private static String cents(Language language, Name name, int cents) {
        if (name.cents.isEmpty()) {
            return cents + "/100";
        }
        return whole(language, cents) + " " + (cents == 1 ? name.cent : name.cents);
    }

    private static Name name(Language language, Currency currency) {
        return switch (language) {
            case ID -> indonesian(currency);
            case EN -> english(currency);
        };
    }

    private static Name indonesian(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "IDR" -> new Name("rupiah", "sen");
            case "USD" -> new Name("dolar Amerika Serikat", "sen");
            case "EUR" -> new Name("euro", "sen");
            case "SGD" -> new Name("dolar Singapura", "sen");
            case "MYR" -> new Name("ringgit Malaysia", "sen");
            case "AUD" -> new Name("dolar Australia", "sen");
            case "GBP" -> new Name("pound sterling", "penny");
            default -> new Name(currency.getDisplayName(Language.ID.locale()), "");
        };
    }

    private static Name english(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "IDR" -> new Name("rupiah", "sen");
            case "USD" -> new Name("US dollar", "US dollars", "cent", "cents");
            case "EUR" -> new Name("euro", "euros", "cent", "cents");
            case "SGD" -> new Name("Singapore dollar", "Singapore dollars", "cent", "cents");
            case "MYR" -> new Name("Malaysian ringgit", "sen");
            case "AUD" -> new Name("Australian dollar", "Australian dollars", "cent", "cents");
            case "GBP" -> new Name("pound sterling", "pounds sterling", "penny", "pence");
            default -> new Name(currency.getDisplayName(Language.EN.locale()), "");
        };
    }

    private record Name(String one, String many, String cent, String cents) {
        Name(String whole, String cents) {
            this(whole, whole, cents, cents);
        }
    }
}
