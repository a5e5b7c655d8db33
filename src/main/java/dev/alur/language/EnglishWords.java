package dev.alur.language;

/// Whole numbers in English words.
final class EnglishWords {
    private static final String[] ONES = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] STEPS = {"thousand", "million", "billion", "trillion", "quadrillion"};

    private EnglishWords() {}

    static String words(long number) {
        if (number < 20) {
            return ONES[(int) number];
        }
        if (number < 100) {
            String ten = TENS[(int) (number / 10)];
            return number % 10 == 0 ? ten : ten + "-" + ONES[(int) (number % 10)];
        }
        if (number < 1000) {
            return with(ONES[(int) (number / 100)] + " hundred", number % 100);
        }
        long size = 1000;
        int step = 0;
        while (step + 1 < STEPS.length && number / size >= 1000) {
            size *= 1000;
            step++;
        }
        return with(words(number / size) + " " + STEPS[step], number % size);
    }

    private static String with(String words, long rest) {
        return rest == 0 ? words : words + " " + words(rest);
    }
}
