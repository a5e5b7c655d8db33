package dev.alur.report;

import dev.alur.grid.Problem;

/// What keeps a report from being made.
public enum ReportProblem implements Problem.Key {
    /// Arguments: what was written as a week.
    NO_SUCH_WEEK,
    /// Arguments: what was written as a day.
    NO_SUCH_DAY,
    /// Arguments: the first day, the last day.
    DAYS_REVERSED,
    /// Arguments: the number of days asked for, the most that can be had.
    PERIOD_TOO_LONG,
    /// Arguments: what was written as a client, the names that the tracker knows.
    NO_SUCH_CLIENT
}
