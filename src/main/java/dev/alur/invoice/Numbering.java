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
import org.jspecify.annotations.Nullable;

/// A series that numbers follow which somebody gave by hand: `INV-2026-014`, `014/INV/2026`, `20260014`.
///
/// @param series its pattern; the sequence has as many zeros as the shortest number has digits
/// @param highest the highest number, as it stands there: of the latest year or month the one with the highest
/// sequence
/// @param count how many numbers follow it
public record Numbering(Series series, String highest, int count) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 9;

    /// The series that some numbers follow, the one with the most numbers first. What has no digits, or more of
    /// them than a sequence can have, follows none.
    public static List<Numbering> of(List<String> numbers) {
        Map<String, List<Shape>> shapes = new LinkedHashMap<>();
        for (String number : numbers) {
            Shape.of(number.strip())
                    .ifPresent(shape -> shapes.computeIfAbsent(
                                    shape.pattern("0").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(shape));
        }
        List<Numbering> found = new ArrayList<>();
        shapes.values().forEach(same -> of(same, found));
        found.sort(Comparator.comparingInt(Numbering::count).reversed());
        return found;
    }

    private static void of(List<Shape> same, List<Numbering> found) {
        int width = same.stream().mapToInt(shape -> shape.digits.length()).min().orElse(1);
        Series.parse(same.getFirst().pattern("0".repeat(width)))
                .ifPresent(series -> same.stream()
                        .map(shape -> shape.number)
                        .filter(number -> series.parsed(number).isPresent())
                        .max(Comparator.comparing(
                                (String number) -> series.parsed(number).orElseThrow(), LATER))
                        .ifPresent(highest -> found.add(new Numbering(series, highest, same.size()))));
    }

    private static final Comparator<Series.Parsed> LATER =
            Comparator.comparing(Series.Parsed::group).thenComparingInt(Series.Parsed::sequence);

    /// A number with its sequence told from its year, its month and its words.
    private record Shape(String number, String before, String digits, String after) {
        static Optional<Shape> of(String number) {
            List<int[]> runs = new ArrayList<>();
            Matcher matcher = DIGITS.matcher(number);
            while (matcher.find()) {
                runs.add(new int[] {matcher.start(), matcher.end()});
            }
            if (runs.isEmpty() || number.matches(".*[{}].*")) {
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
                    : Optional.of(new Shape(number, number.substring(0, start), digits, number.substring(run[1])));
        }

        String pattern(String zeros) {
            return periods(before) + "{" + zeros + "}" + periods(after);
        }

        private static String periods(String text) {
            StringBuilder pattern = new StringBuilder();
            Matcher runs = DIGITS.matcher(text);
            boolean year = false;
            while (runs.find()) {
                String period = period(runs.group());
                boolean month = period == null && year && runs.group().matches("0[1-9]|1[0-2]");
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

        /// Two digits right behind a year, with a sequence further on.
        private static boolean isMonth(String number, List<int[]> runs, int i) {
            return i > 0
                    && i + 1 < runs.size()
                    && "{yyyy}".equals(period(text(number, runs.get(i - 1))))
                    && text(number, runs.get(i)).matches("0[1-9]|1[0-2]");
        }
    }
}
