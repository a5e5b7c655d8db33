package dev.alur.tracker;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What each kind of evidence weighs. All weights stand here, so that they can be seen and changed together.
final class Scoring {
    /// A guess below this is no guess.
    static final double ENOUGH = 0.5;
    /// Two columns whose confidence differs by less are as good as each other.
    static final double NEAR_COLUMNS = 0.12;
    /// Two fields of one column whose confidence differs by less are as good as each other.
    static final double NEAR_FIELDS = 0.05;
    /// A guess of which there is no doubt.
    static final double SURE = 0.8;
    /// The confidence in a field by a header that is a usual name of it.
    static final double HEADER_KNOWN = 0.9;
    /// A column of which only the values tell the field.
    static final double VALUES_ALONE = 0.62;
    /// A list of work must weigh as much.
    static final double WORK = 4.2;
    /// A sheet that weighs this part of the best one, with the same headers, is as good.
    static final double NEAR_SHEETS = 0.75;

    private static final double HEADER_POSSIBLE = 0.58;
    private static final double HEADER_UNLIKELY = 0.2;
    /// The confidence in a due day above which no other day is taken for one.
    static final double HEADER_POSSIBLY = 0.55;

    private static final double HEADER_NEAR = 0.72;
    private static final double SUPPORT = 0.35;
    private static final double CONTRADICTION = 0.7;
    private static final double NO_VALUES = 0.95;
    private static final double BLANK_AMONG_FILLED = 0.88;

    /// What a field adds to the weight of a list as one of work.
    private static final Map<Field, Double> WEIGHTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Field.JOB_STAGE, 3.0),
            Map.entry(Field.JOB_DUE, 2.5),
            Map.entry(Field.JOB_PROJECT, 2.5),
            Map.entry(Field.JOB_CLIENT, 2.0),
            Map.entry(Field.JOB_DONE, 1.5),
            Map.entry(Field.JOB_PAID, 1.5),
            Map.entry(Field.JOB_REVISIONS, 1.5),
            Map.entry(Field.JOB_INVOICE, 1.5),
            Map.entry(Field.JOB_SERVICE, 1.0),
            Map.entry(Field.JOB_START, 1.0),
            Map.entry(Field.JOB_PRICE, 1.0),
            Map.entry(Field.JOB_QUANTITY, 0.7),
            Map.entry(Field.JOB_ASSIGNEE, 1.0),
            Map.entry(Field.JOB_APPROVED, 1.0),
            Map.entry(Field.JOB_BILLED, 0.5),
            Map.entry(Field.JOB_ID, 0.5),
            Map.entry(Field.JOB_NOTES, 0.5),
            Map.entry(Field.JOB_LINK, 0.5)));
    /// What a column of something else takes away.
    private static final double ELSEWHERE = 1.2;

    private Scoring() {}

    /// The weight of a field in a list of work.
    static double weight(Field field) {
        return WEIGHTS.getOrDefault(field, 1.0);
    }

    /// What columns of something else take away from a list: more where they are a great part of it.
    static double elsewhere(long columns, int all) {
        return columns * (columns * 4 >= all ? ELSEWHERE : ELSEWHERE / 3);
    }

    /// The confidence that a header alone gives.
    static double ofHeader(Vocabulary.Meaning meaning) {
        return switch (meaning.way()) {
            case KNOWN -> HEADER_KNOWN;
            case POSSIBLE -> HEADER_POSSIBLE;
            case PART -> 0.58 + 0.3 * meaning.share();
            case POSSIBLE_PART -> 0.22 + 0.2 * meaning.share();
            case NEAR -> HEADER_NEAR;
            case UNLIKELY -> HEADER_UNLIKELY;
        };
    }

    /// A confidence after evidence was weighed.
    ///
    /// @param fit from -1, which speaks against it, to 1, which speaks for it
    static double weighed(double confidence, double fit) {
        double weighed = fit >= 0
                ? confidence + (1 - confidence) * SUPPORT * Math.min(1, fit)
                : confidence * (1 + CONTRADICTION * Math.max(-1, fit));
        return Math.min(0.99, weighed);
    }

    /// A confidence where the column holds nothing.
    ///
    /// @param rows how many rows of the list hold something
    static double withoutValues(double confidence, int rows) {
        return confidence * (rows < 3 ? NO_VALUES : BLANK_AMONG_FILLED);
    }

    /// The best of some by a number, the first of equals.
    static <T> T best(List<T> all, ToDoubleFunction<T> by) {
        return all.stream().max(Comparator.comparingDouble(by)).orElseThrow();
    }
}
