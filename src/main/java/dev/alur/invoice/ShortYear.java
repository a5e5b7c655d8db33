package dev.alur.invoice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the year in numbers that name it by its last two digits.
final class ShortYear {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern WHOLE_YEAR = Pattern.compile("(?:19|20)[0-9]{2}.*");
    /// Years that numbers may still be of.
    private static final int BACK = 5;
    private static final int LONG = 3;

    private ShortYear() {}

    /// A number with its groups of digits left open.
    static String skeleton(String number) {
        return DIGITS.matcher(number).replaceAll("#");
    }

    /// Which group of digits is the year, by the skeleton of the numbers; those without one are not there.
    ///
    /// @param year the present one
    static Map<String, Integer> of(List<String> numbers, int year) {
        Map<String, List<List<String>>> alike = new LinkedHashMap<>();
        for (String number : numbers) {
            List<String> runs = runs(number.strip());
            if (runs.size() > 1) {
                alike.computeIfAbsent(skeleton(number.strip()), key -> new ArrayList<>())
                        .add(runs);
            }
        }
        Map<String, Integer> years = new HashMap<>();
        alike.forEach((skeleton, all) -> {
            int at = group(all, year % 100);
            if (at >= 0) {
                years.put(skeleton, at);
            }
        });
        return years;
    }

    private static int group(List<List<String>> all, int last) {
        int found = -1;
        for (int at = 0; at < all.getFirst().size(); at++) {
            int group = at;
            if (all.stream()
                    .anyMatch(runs -> WHOLE_YEAR.matcher(runs.get(group)).matches())) {
                return -1;
            }
            boolean years = all.stream().allMatch(runs -> isYear(runs.get(group), last));
            if (years && isBesideASequence(all, group)) {
                if (found >= 0) {
                    return -1;
                }
                found = group;
            }
        }
        return found;
    }

    private static boolean isYear(String run, int last) {
        int value = run.length() == 2 ? Integer.parseInt(run) : -1;
        return value >= 0 && value <= last && value >= last - BACK;
    }

    /// Whether another group counts: it is longer, or has more different values.
    private static boolean isBesideASequence(List<List<String>> all, int group) {
        long different = different(all, group);
        for (int other = 0; other < all.getFirst().size(); other++) {
            int at = other;
            boolean longer = all.stream().allMatch(runs -> runs.get(at).length() >= LONG);
            if (other != group && (longer || different(all, other) > different)) {
                return true;
            }
        }
        return false;
    }

    private static long different(List<List<String>> all, int group) {
        return all.stream().map(runs -> runs.get(group)).distinct().count();
    }

    /// The number with its year in four digits.
    static String whole(String number, int group) {
        List<MatchResult> runs = DIGITS.matcher(number).results().toList();
        int at = runs.get(group).start();
        return number.substring(0, at) + "20" + number.substring(at);
    }

    private static List<String> runs(String number) {
        return DIGITS.matcher(number).results().map(MatchResult::group).toList();
    }
}
