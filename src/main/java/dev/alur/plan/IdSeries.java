package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final Pattern WHOLE = Pattern.compile("([0-9]+)[.]0+");

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
        return Series.parse(pattern).map(series -> new IdSeries(series, new Reason(cell, pattern), false));
    }

    /// Where no cell names a series, the header of the ids stands for it.
    private static Address header(Tracker tracker) {
        return tracker.jobs().stream()
                .findFirst()
                .map(Job::place)
                .map(place -> place.at(Field.JOB_ID, place.headerRow()))
                .orElse(new Address("Settings", 1, 1));
    }

    /// The series of most ids of the column: what stands before their last digits, whatever its case, and as
    /// many digits as the highest one has.
    private static Optional<IdSeries> seen(Tracker tracker) {
        Map<String, List<Job>> alike = new LinkedHashMap<>();
        int numbers = 0;
        int all = 0;
        for (Job job : tracker.jobs()) {
            Matcher counted = COUNTED.matcher(bare(job.id()));
            all += job.id().isEmpty() ? 0 : 1;
            numbers += job.value(Field.JOB_ID) instanceof Value.Number ? 1 : 0;
            if (counted.matches()) {
                alike.computeIfAbsent(Job.key(counted.group(1)), key -> new ArrayList<>())
                        .add(job);
            }
        }
        List<Job> most =
                alike.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        if (most.isEmpty() || 2 * most.size() <= all) {
            return Optional.empty();
        }
        Job highest = most.stream()
                .max(Comparator.comparingInt(job -> Integer.parseInt(digits(job))))
                .orElseThrow();
        Matcher spelt = COUNTED.matcher(bare(most.getFirst().id()));
        Address at = highest.at(Field.JOB_ID);
        if (!spelt.matches() || at == null) {
            return Optional.empty();
        }
        String prefix = spelt.group(1);
        boolean asNumbers = prefix.isEmpty() && 2 * numbers > all;
        return Series.parse(prefix + '{' + "0".repeat(digits(highest).length()) + '}')
                .map(series -> new IdSeries(series, new Reason(at, highest.id()), asNumbers));
    }

    private static String digits(Job job) {
        Matcher counted = COUNTED.matcher(bare(job.id()));
        return counted.matches() ? counted.group(2) : "0";
    }

    /// An id without the `.0` that programs write behind a number.
    private static String bare(String id) {
        String stripped = id.strip();
        Matcher whole = WHOLE.matcher(stripped);
        return whole.matches() ? whole.group(1) : stripped;
    }

    /// An id as the column writes ids.
    Value written(String id) {
        return asNumbers && id.matches("[0-9]+") ? Value.of(new BigDecimal(id)) : Value.of(id);
    }
}
