package dev.alur.report;

import java.util.Locale;

/// Every figure of a report. Each has one formula, which stands in the guide under [#id]; a test holds the
/// guide to this list.
public enum FigureKey {
    FINISHED,
    ON_TIME,
    CYCLE_MEDIAN,
    CYCLE_P85,
    REVISIONS,
    OVER_ALLOWANCE,
    FINISHED_BY_WEEK,
    IN_PROGRESS,
    STAGE_DAYS,
    OVERDUE,
    DUE_NEXT,
    PRODUCTION,
    PROMOTION,
    RHYTHM,
    OTHER_TIME,
    TIME_BY_DAY,
    HOURLY_RATE,
    INVOICED_NET,
    INVOICED,
    PAID,
    OUTSTANDING,
    OUTSTANDING_BY_AGE,
    OUTSTANDING_LATE,
    LARGEST_CLIENT,
    UNBILLED,
    RUNS,
    CHANGES;

    /// The key in lower case with hyphens: `on-time`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// True where the target is a limit and less is better.
    public boolean isLimit() {
        return this == REVISIONS;
    }
}
