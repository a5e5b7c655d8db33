package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the stages of a list from its stage column.
final class StageFinder {
    private static final int MOST = 20;
    private static final StageOrder NONE = new StageOrder(List.of(), List.of(), List.of());
    private static final double MOSTLY = 0.6;
    private static final Pattern CELL = Pattern.compile("(?<![A-Za-z!'\\]])\\$?([A-Z]{1,3})\\$?(\\d+)(?![\\d(])");
    private static final Pattern RANGE = Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d+):\\$?([A-Z]{1,3})\\$?(\\d+)");
    private static final Pattern FIELD = Pattern.compile("\\[(?:@|#This Row],)?\\[?([^\\[\\]#@]+)]?]");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    private final Columns columns;
    private final Block block;
    private final List<Integer> rows;

    private final Map<Field, Guess> fields;

    /// @param fields what is known of the list, its days among them
    StageFinder(Columns columns, List<Integer> jobs, Map<Field, Guess> fields) {
        this.columns = columns;
        this.fields = fields;
        this.block = columns.block();
        this.rows = jobs;
    }

    /// The stages of a column.
    Recognition.Stages of(int column) {
        Profile values = Profile.of(block.sheet(), column, rows.subList(0, Math.min(rows.size(), 2000)));
        String formula = formula(column, values);
        if (formula != null) {
            List<Integer> inputs = inputs(formula, column);
            if (!inputs.isEmpty()) {
                return stages(Recognition.Stages.Source.FORMULA, results(formula, column), inputs);
            }
        }
        List<String> list = columns.choices(column).stream()
                .filter(entry -> !JobRows.isTotal(entry))
                .toList();
        boolean ticks = values.filled > 0 && values.share(values.ticks) >= MOSTLY;
        if (list.size() >= 2 && !ticks) {
            return stages(Recognition.Stages.Source.LIST, StageOrder.listed(list, spans(column)), List.of());
        }
        if (values.numeric() >= MOSTLY) {
            return stages(Recognition.Stages.Source.SHARE, NONE, List.of());
        }
        if (ticks || (values.filled == 0 && isTick(list))) {
            return stages(Recognition.Stages.Source.TICK, NONE, List.of());
        }
        return stages(Recognition.Stages.Source.VALUES, StageOrder.of(seen(column), spans(column)), List.of());
    }

    private static Recognition.Stages stages(Recognition.Stages.Source source, StageOrder order, List<Integer> inputs) {
        return new Recognition.Stages(source, order.values(), inputs, order.ends(), order.guessed());
    }

    /// The days on which the jobs of each stage began, or are due where no column says when they began.
    private Map<String, StageOrder.Span> spans(int column) {
        Guess day = fields.get(fields.containsKey(Field.JOB_START) ? Field.JOB_START : Field.JOB_DUE);
        List<Map.Entry<String, LocalDate>> jobs = new ArrayList<>();
        for (int row : day == null ? List.<Integer>of() : rows) {
            if (day != null && block.sheet().value(row, day.column()) instanceof Value.Date(LocalDateTime at)) {
                jobs.add(Map.entry(block.sheet().value(row, column).plain(), at.toLocalDate()));
            }
        }
        return StageOrder.spans(jobs);
    }

    private static boolean isTick(List<String> list) {
        return list.size() == 1;
    }

    /// The formula of the first job that has one, where most have.
    private @Nullable String formula(int column, Profile values) {
        if (values.formulas * 2 <= Math.max(1, rows.size() < 2 ? 1 : values.filled)) {
            return null;
        }
        return rows.stream()
                .map(row -> block.sheet().formula(row, column))
                .filter(formula -> formula != null)
                .findFirst()
                .orElse(null);
    }

    /// The columns of the same row that a formula reads and that hold what people tick or type.
    private List<Integer> inputs(String formula, int stage) {
        SortedSet<Integer> read = new TreeSet<>();
        String bare = LITERAL.matcher(formula).replaceAll("\"\"");
        Matcher range = RANGE.matcher(bare);
        while (range.find()) {
            int last = Address.column(range.group(3));
            for (int column = Address.column(range.group(1));
                    column <= last && range.group(2).equals(range.group(4));
                    column++) {
                read.add(column);
            }
        }
        Matcher cell = CELL.matcher(bare);
        while (cell.find()) {
            read.add(Address.column(cell.group(1)));
        }
        Matcher field = FIELD.matcher(bare);
        while (field.find()) {
            String name = Words.fold(field.group(1).replace("'", ""));
            block.headers().forEach((column, header) -> {
                if (Words.fold(header).equals(name)) {
                    read.add(column);
                }
            });
        }
        read.removeIf(column -> column == stage || !block.headers().containsKey(column) || isComputed(column));
        return List.copyOf(read);
    }

    private boolean isComputed(int column) {
        Profile values = columns.values(column);
        return values.formulas > 0 && values.formulas >= values.filled;
    }

    /// What a formula can come to: the texts seen, then the other texts in it.
    private StageOrder results(String formula, int column) {
        Map<String, String> results = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        Matcher literal = LITERAL.matcher(formula);
        while (literal.find()) {
            String text = literal.group(1).replace("\"\"", "\"");
            boolean compared =
                    formula.substring(0, literal.start()).stripTrailing().matches("(?s).*[=<>]");
            boolean counted = formula.substring(literal.end()).stripLeading().startsWith(")")
                    && formula.substring(0, literal.start()).matches("(?s).*COUNTIF\\([^()]*");
            if (!text.isBlank() && !compared && !counted) {
                texts.add(text);
            }
        }
        if (texts.size() > 1 && rank(texts.getFirst()) > rank(texts.getLast())) {
            Collections.reverse(texts);
        }
        texts.forEach(text -> results.putIfAbsent(Words.fold(text), text));
        seen(column).forEach(text -> results.putIfAbsent(Words.fold(text), text));
        StageOrder order = StageOrder.of(List.copyOf(results.values()), Map.of());
        return new StageOrder(order.values(), order.ends(), List.of());
    }

    /// The words that stand in a column, each as it stands there most often.
    private List<String> seen(int column) {
        Map<String, Integer> written = new LinkedHashMap<>();
        for (int row : rows) {
            Value value = block.sheet().value(row, column);
            if (!value.isBlank() && !(value instanceof Value.Fault)) {
                written.merge(value.plain(), 1, Integer::sum);
            }
        }
        Map<String, String> usual = new LinkedHashMap<>();
        written.forEach((text, times) -> usual.merge(
                Words.fold(text),
                text,
                (one, other) -> written.getOrDefault(other, 0) > written.getOrDefault(one, 0) ? other : one));
        return usual.values().stream().limit(MOST).toList();
    }

    private static int rank(String stage) {
        return Vocabulary.all().step(stage).map(Enum::ordinal).orElse(0);
    }
}
