package dev.alur.report;

import org.jspecify.annotations.Nullable;

/// One number of a report beside what was aimed at and what it was the period before.
///
/// @param target null where Settings name none
/// @param actual null where there was nothing to count, such as a cycle time without a finished job
/// @param last of the period before, by the same formula; null where the tracker cannot know it or there was
/// nothing to count
public record Figure(
        FigureKey key,
        @Nullable Measure target,
        @Nullable Measure actual,
        @Nullable Measure last) {
    /// A figure of now, which has neither a target nor a period before.
    static Figure now(FigureKey key, @Nullable Measure actual) {
        return new Figure(key, null, actual, null);
    }

    /// How much of the target was reached, 1 where all of it; null without a target or without an actual
    /// number.
    public @Nullable Double reached() {
        if (target == null || actual == null || target.number().signum() == 0) {
            return null;
        }
        return actual.number().doubleValue() / target.number().doubleValue();
    }

    /// True where the target was reached or, for a figure that should stay small, not exceeded; also without a
    /// target.
    public boolean isMet() {
        if (target == null || actual == null) {
            return true;
        }
        int order = actual.number().compareTo(target.number());
        return key.isLimit() ? order <= 0 : order >= 0;
    }
}
