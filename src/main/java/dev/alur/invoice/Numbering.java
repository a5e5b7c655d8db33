package dev.alur.invoice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A series that numbers follow which somebody gave by hand: `INV-2026-014`, `014/INV/2026`, `20260014`.
///
/// @param series its pattern; the sequence has as many zeros as the shortest number has digits
/// @param highest the highest number, as it stands there: of the latest year or month the one with the highest
/// sequence
/// @param count how many numbers follow it
public record Numbering(Series series, String highest, int count) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String MONTH = "0[1-9]|1[0-2]";
    private static final Pattern YEAR_BEHIND = Pattern.compile("[^0-9\\p{L}]+(?:19|20)[0-9]{2}(?![0-9])");
    private static final Pattern ROMAN_MONTH =
            Pattern.compile("(?i)(?<![\\p{L}0-9])(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})(?![\\p{L}0-9])");
    private static final Pattern MONTH_WORD = Pattern.compile(
            "(?i)(?<!\\p{L})(?:jan|feb|mar|apr|mei|may|mai|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|des|dec|dez)(?!\\p{L})");
    /// A year, or its two last digits at the end of a number.
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}|[0-9].*[^0-9][0-9]{2}$");
    private static final int MOST_DIGITS = 9;

    /// The series that some numbers follow, the one with the most numbers first. What has no digits, or more of
    /// them than a sequence can have, follows none; nor does what names its month in Roman digits
    /// (`001/INV/X/2026`) or in a word (`001/OKT/2026`), for no series can.
    public static List<Numbering> of(List<String> numbers) {
        return of(numbers, 0);
    }

    /// The same of numbers that may name their year by its last two digits: `INV-26-014`, `014/26`. That is
    /// told by its not counting on while another part does.
    ///
    /// @param year the present one
    public static List<Numbering> of(List<String> numbers, int year) {
        Map<String, List<Shape>> shapes = new LinkedHashMap<>();
        Map<String, Integer> years = ShortYear.of(numbers, year);
        for (String number : numbers) {
            Shape.of(number.strip(), years.getOrDefault(ShortYear.skeleton(number.strip()), -1))
                    .ifPresent(shape -> shapes.computeIfAbsent(
                                    shape.pattern("0").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(shape));
        }
        List<Numbering> found = new ArrayList<>();
        shapes.values().forEach(same -> of(same, found));
        found.sort(Comparator.comparingInt(Numbering::count).reversed());
        return found;
    }

    /// The same series with further numbers; those of another series do not count.
    public Numbering with(List<String> others) {
        List<String> more = others.stream()
                .map(String::strip)
                .filter(number -> series.parsed(number).isPresent())
                .toList();
        return new Numbering(
                series,
                Stream.concat(Stream.of(highest), more.stream())
                        .max(later(series))
                        .orElse(highest),
                count + more.size());
    }

    private static Comparator<String> later(Series series) {
        return Comparator.comparing((String number) -> series.parsed(number).orElseThrow(), LATER);
    }

    private static void of(List<Shape> same, List<Numbering> found) {
        int width = same.stream().mapToInt(shape -> shape.digits.length()).min().orElse(1);
        Series.parse(same.getFirst().pattern("0".repeat(width)))
                .ifPresent(series -> same.stream()
                        .map(shape -> shape.number)
                        .filter(number -> series.parsed(number).isPresent())
                        .max(later(series))
                        .ifPresent(highest -> found.add(new Numbering(series, highest, same.size()))));
    }

    private static final Comparator<Series.Parsed> LATER =
            Comparator.comparing(Series.Parsed::group).thenComparingInt(Series.Parsed::sequence);

    /// A number with its sequence told from its year, its month and its words.
    ///
    /// @param isShort whether its year has two digits only
    private record Shape(String number, String before, String digits, String after, boolean isShort) {
        /// @param year which of its groups of digits is a year of two digits, or -1
        static Optional<Shape> of(String number, int year) {
            return year < 0
                    ? of(number)
                    : of(ShortYear.whole(number, year))
                            .map(shape -> new Shape(number, shape.before, shape.digits, shape.after, true));
        }

        private static Optional<Shape> of(String number) {
            List<int[]> runs = new ArrayList<>();
            Matcher matcher = DIGITS.matcher(number);
            while (matcher.find()) {
                runs.add(new int[] {matcher.start(), matcher.end()});
            }
            if (runs.isEmpty() || number.matches(".*[{}].*") || hasMonthInWords(number)) {
                return Optional.empty();
            }
            int sequence = -1;
            for (int i = 0; i < runs.size(); i++) {
                String run = text(number, runs.get(i));
                sequence = period(run) == null && !isMonth(number, runs, i) ? i : sequence;
            }
            int[] run = runs.get(sequence < 0 ? runs.size() - 1 : sequence);
            // a year right in front of a sequence: 20260014
            boolean glued = sequence >= 0 && text(number, run).matches("(19|20)[0-9]{2}[0-9]{3,}");
            int start = glued ? run[0] + 4 : run[0];
            String digits = number.substring(start, run[1]);
            return digits.length() > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(
                            new Shape(number, number.substring(0, start), digits, number.substring(run[1]), false));
        }

        String pattern(String zeros) {
            String pattern = periods(before) + "{" + zeros + "}" + periods(after);
            return isShort ? pattern.replace("{yyyy}", "{yy}") : pattern;
        }

        private static String periods(String text) {
            StringBuilder pattern = new StringBuilder();
            Matcher runs = DIGITS.matcher(text);
            boolean year = false;
            while (runs.find()) {
                String period = period(runs.group());
                Matcher next = YEAR_BEHIND.matcher(text).region(runs.end(), text.length());
                boolean month = period == null
                        && (year || next.lookingAt())
                        && runs.group().matches(MONTH);
                year = period != null;
                runs.appendReplacement(
                        pattern, Matcher.quoteReplacement(period != null ? period : month ? "{mm}" : runs.group()));
            }
            return runs.appendTail(pattern).toString();
        }

        private static String text(String number, int[] run) {
            return number.substring(run[0], run[1]);
        }

        private static @Nullable String period(String run) {
            return run.matches("(19|20)[0-9]{2}")
                    ? "{yyyy}"
                    : run.matches("(19|20)[0-9]{2}(0[1-9]|1[0-2])") ? "{yyyy}{mm}" : null;
        }

        /// Two digits right behind a year, with a sequence further on, or right in front of one, with a
        /// sequence elsewhere.
        private static boolean isMonth(String number, List<int[]> runs, int i) {
            if (i + 1 == runs.size() || !text(number, runs.get(i)).matches(MONTH)) {
                return false;
            }
            boolean behind = i > 0 && isYear(text(number, runs.get(i - 1)));
            boolean before = runs.size() > 2
                    && isYear(text(number, runs.get(i + 1)))
                    && isGap(number.substring(runs.get(i)[1], runs.get(i + 1)[0]));
            return behind || before;
        }

        private static boolean isYear(String run) {
            return "{yyyy}".equals(period(run));
        }

        private static boolean isGap(String between) {
            return between.codePoints().noneMatch(Character::isLetter);
        }

        private static boolean hasMonthInWords(String number) {
            boolean month = ROMAN_MONTH.matcher(number).find()
                    || MONTH_WORD.matcher(number).find();
            return month && YEAR.matcher(number).find();
        }
    }
}
