package dev.alur.language;

/// Whole numbers in Indonesian words.
final class Terbilang {
    private static final String[] ONES = {
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"
    };
    private static final String[] STEPS = {"ribu", "juta", "miliar", "triliun", "kuadriliun"};

    private Terbilang() {}

    static String words(long number) {
        return number == 0 ? "nol" : join(number);
    }

    private static String join(long number) {
        if (number < 12) {
            return ONES[(int) number];
        }
        if (number < 20) {
            return ONES[(int) number - 10] + " belas";
        }
        if (number < 100) {
            return with(ONES[(int) (number / 10)] + " puluh", number % 10);
        }
        if (number < 1000) {
            return with(number < 200 ? "seratus" : ONES[(int) (number / 100)] + " ratus", number % 100);
        }
        if (number < 2000) {
            return with("seribu", number - 1000);
        }
        long size = 1000;
        int step = 0;
        while (step + 1 < STEPS.length && number / size >= 1000) {
            size *= 1000;
            step++;
        }
        return with(join(number / size) + " " + STEPS[step], number % size);
    }

    private static String with(String words, long rest) {
        return rest == 0 ? words : words + " " + join(rest);
    }
}
