package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the ids of a tracker are made: as Settings say, else as most of those in the column are (`JIRA-1001`,
/// `20210001`, `07`), else `PRJ-001`.
///
/// @param reason the cell that says so, and what it says
/// @param asNumbers whether ids are numbers and no texts
record IdSeries(Series series, Reason reason, boolean asNumbers) {
    private static final Pattern COUNTED = Pattern.compile("([^{}]*?)([0-9]{1,9})");

    /// Empty where Settings have something that is no series; what is wrong with it is told elsewhere.
    static Optional<IdSeries> of(Tracker tracker) {
        if (tracker.settings().text(Setting.JOB_SERIES).isEmpty()) {
            Optional<IdSeries> seen = seen(tracker);
            if (seen.isPresent()) {
                return seen;
            }
        }
        Address at = tracker.settings().cells().get(Setting.JOB_SERIES);
        Address cell = at == null ? header(tracker) : at;
        String pattern = tracker.settings().jobSeries();
        return Series.parse(pattern)
                .map(series -> new IdSeries(series, new Reason(cell, pattern), false));
    }

    /// Where no cell names a series, the header of the ids stands for it.
    private static Address header(Tracker tracker) {
        return tracker.jobs().stream()
                .findFirst()
                .map(Job::place)
                .map(place -> place.at(Field.JOB_ID, place.headerRow()))
                .orElse(new Address("Settings", 1, 1));
    }

    /// The series of most ids of the column, told by the highest of them.
    private static Optional<IdSeries> seen(Tracker tracker) {
        Map<String, Integer> count = new HashMap<>();
        Map<String, Job> highest = new HashMap<>();
        int numbers = 0;
        int all = 0;
        for (Job job : tracker.jobs()) {
            Matcher counted = COUNTED.matcher(bare(job.id()));
            all += job.id().isEmpty() ? 0 : 1;
            numbers += job.value(Field.JOB_ID) instanceof Value.Number ? 1 : 0;
            if (counted.matches()) {
                count.merge(counted.group(1), 1, Integer::sum);
                highest.merge(counted.group(1), job, (one, other) -> sequence(one) >= sequence(other) ? one : other);
            }
        }
        String prefix = count.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        Job told = prefix == null ? null : highest.get(prefix);
        Address at = told == null ? null : told.at(Field.JOB_ID);
        if (told == null || at == null || 2 * count.getOrDefault(prefix, 0) <= all) {
            return Optional.empty();
        }
        Matcher counted = COUNTED.matcher(bare(told.id()));
        if (!counted.matches()) {
            return Optional.empty();
        }
        boolean asNumbers = prefix.isEmpty() && 2 * numbers > all;
        String pattern = prefix + '{' + "0".repeat(counted.group(2).length()) + '}';
        return Series.parse(pattern).map(series -> new IdSeries(series, new Reason(at, told.id()), asNumbers));
    }

    private static int sequence(Job job) {
        Matcher counted = COUNTED.matcher(bare(job.id()));
        return counted.matches() ? Integer.parseInt(counted.group(2)) : 0;
    }

    /// An id without the `.0` that programs write behind a number.
    private static String bare(String id) {
        return id.strip().replaceFirst("^([0-9]+)[.]0+$", "$1");
    }

    /// An id as the column writes ids.
    Value written(String id) {
        return asNumbers && id.matches("[0-9]+") ? Value.of(new BigDecimal(id)) : Value.of(id);
    }
}
