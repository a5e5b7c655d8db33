package dev.alur.report;

import dev.alur.plan.JobRecord;
import dev.alur.tracker.Job;
import dev.alur.tracker.Transition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where unfinished jobs stand and for how long, the latter as far as runs have seen it: a record says on which
/// day a job last entered each stage.
final class StageTimes {
    private final Material material;
    private final List<Job> open;

    StageTimes(Material material, List<Job> open) {
        this.material = material;
        this.open = open;
    }

    /// One line for each stage that holds an unfinished job, in the order of the workflows; stages that no
    /// workflow knows come last.
    List<Report.StageLine> lines() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Transition step : steps()) {
            names.putIfAbsent(key(step.stage()), step.stage().strip());
            if (step.next() != null) {
                names.putIfAbsent(key(step.next()), step.next().strip());
            }
        }
        open.forEach(job -> names.putIfAbsent(key(job.stage()), job.stage()));
        List<Report.StageLine> lines = new ArrayList<>();
        names.forEach((key, name) -> {
            List<Job> here =
                    open.stream().filter(job -> key(job.stage()).equals(key)).toList();
            if (!here.isEmpty()) {
                lines.add(line(name, here));
            }
        });
        return lines;
    }

    private List<Transition> steps() {
        return material.tracker.transitions().entrySet().stream()
                .sorted(Comparator.comparing(entry -> firstRow(entry.getValue())))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .toList();
    }

    private static int firstRow(List<Transition> steps) {
        return steps.stream().mapToInt(step -> step.at().row()).min().orElse(0);
    }

    private Report.StageLine line(String stage, List<Job> here) {
        Integer longest = null;
        String slowest = null;
        for (Job job : here) {
            Integer days = daysHere(job);
            if (days != null && (longest == null || days > longest)) {
                longest = days;
                slowest = job.label();
            }
        }
        return new Report.StageLine(stage, here.size(), longest, typical(stage), planned(stage, here), slowest);
    }

    private @Nullable Integer daysHere(Job job) {
        JobRecord record = material.records.get(job.id());
        if (record == null || !Material.same(record.stage(), job.stage())) {
            return null;
        }
        LocalDate since = since(record, job.stage());
        return since == null ? null : (int) Math.max(0, ChronoUnit.DAYS.between(since, material.today));
    }

    private static @Nullable LocalDate since(JobRecord record, String stage) {
        return record.since().entrySet().stream()
                .filter(entry -> Material.same(entry.getKey(), stage))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// The days from entering the stage to entering the next one, on average over all jobs (finished ones too)
    /// that went on.
    private @Nullable BigDecimal typical(String stage) {
        List<Long> stays = new ArrayList<>();
        for (Job job : material.jobs) {
            List<Map.Entry<String, LocalDate>> path = path(job);
            for (int i = 0; i + 1 < path.size(); i++) {
                if (Material.same(path.get(i).getKey(), stage)) {
                    stays.add(ChronoUnit.DAYS.between(
                            path.get(i).getValue(), path.get(i + 1).getValue()));
                }
            }
        }
        long sum = stays.stream().mapToLong(Long::longValue).sum();
        return stays.isEmpty()
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(stays.size()), 1, RoundingMode.HALF_UP);
    }

    /// The stages that a job entered, with the days; those of one day in the order of the workflow.
    private List<Map.Entry<String, LocalDate>> path(Job job) {
        JobRecord record = material.records.get(job.id());
        if (record == null) {
            return List.of();
        }
        List<String> order =
                material.steps(job).stream().map(step -> key(step.stage())).toList();
        return record.since().entrySet().stream()
                .sorted(Map.Entry.<String, LocalDate>comparingByValue()
                        .thenComparing(entry -> rank(order, entry.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static int rank(List<String> order, String stage) {
        int place = order.indexOf(key(stage));
        return place < 0 ? order.size() : place;
    }

    /// The most that a workflow of these jobs allows for the stage.
    private @Nullable Integer planned(String stage, List<Job> here) {
        return here.stream()
                .flatMap(job -> material.steps(job).stream())
                .filter(step ->
                        Material.same(step.stage(), stage) && step.days().isPresent())
                .map(step -> step.days().getAsInt())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static String key(String stage) {
        return stage.strip().toLowerCase(Locale.ROOT);
    }
}
