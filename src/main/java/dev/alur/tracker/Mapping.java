package dev.alur.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which column of a block holds which field. The best guess is taken first, then the next one of the fields
/// and columns that are left; where another column is nearly as good, or a column is as well another field,
/// there is a question and no guess.
final class Mapping {
    private static final Set<Field> SUBJECTS = EnumSet.of(Field.JOB_CLIENT, Field.JOB_PROJECT, Field.JOB_INVOICE);
    private static final Set<Field> COURSE = EnumSet.of(
            Field.JOB_STAGE,
            Field.JOB_DUE,
            Field.JOB_DONE,
            Field.JOB_START,
            Field.JOB_PRICE,
            Field.JOB_PAID,
            Field.JOB_QUANTITY);
    private static final Set<Field> PROGRESS = EnumSet.of(Field.JOB_STAGE, Field.JOB_DUE);

    private final Columns columns;
    private final Map<Field, Guess> fields = new EnumMap<>(Field.class);
    private final List<Question> questions = new ArrayList<>();

    private Mapping(Columns columns) {
        this.columns = columns;
    }

    /// @param told what a person said of columns, by column; null for a column that is no field
    static Mapping of(Columns columns, Map<Integer, Field> told, Set<Integer> dropped) {
        Mapping mapping = new Mapping(columns);
        told.forEach((column, field) -> mapping.fields.put(
                field,
                new Guess(field, column, columns.block().header(column), 1, List.of(Evidence.of(Evidence.Kind.TOLD)))));
        Set<Integer> settled = new HashSet<>(told.keySet());
        settled.addAll(dropped);
        mapping.assign(settled);
        return mapping;
    }

    Map<Field, Guess> fields() {
        return fields;
    }

    List<Question> questions() {
        return questions;
    }

    Columns columns() {
        return columns;
    }

    /// How much the block is a list of work.
    double weight() {
        Block block = columns.block();
        double weight = fields.values().stream()
                .mapToDouble(guess -> Scoring.weight(guess.field()) * guess.confidence())
                .sum();
        for (Question question : questions) {
            weight += Scoring.weight(question.field()) * 0.7;
        }
        Collection<Integer> taken = fields.values().stream().map(Guess::column).toList();
        long elsewhere = block.headers().entrySet().stream()
                .filter(header -> !taken.contains(header.getKey()))
                .filter(header -> Vocabulary.all().elsewhere(header.getValue()).isPresent())
                .count();
        return weight - Scoring.elsewhere(elsewhere, block.headers().size());
    }

    /// Whether there is something that work is about, and something that tells how it goes. Where no stage and
    /// no due day tell that, the header must leave no doubt that there is a client, a project or an invoice.
    boolean isWork() {
        boolean subject = asked(SUBJECTS) || asked(EnumSet.of(Field.JOB_SERVICE));
        boolean sure = fields.values().stream()
                .anyMatch(guess -> SUBJECTS.contains(guess.field()) && guess.confidence() >= Scoring.SURE);
        return (subject && asked(PROGRESS)) || (sure && asked(COURSE));
    }

    private boolean asked(Set<Field> some) {
        return some.stream().anyMatch(fields::containsKey)
                || questions.stream().anyMatch(question -> some.contains(question.field()));
    }

    private void assign(Set<Integer> settled) {
        Map<Integer, List<Guess>> open = new HashMap<>();
        for (int column : columns.block().headers().keySet()) {
            if (!settled.contains(column)) {
                List<Guess> likely = new ArrayList<>(columns.guesses(column).stream()
                        .filter(guess -> !fields.containsKey(guess.field()))
                        .toList());
                open.put(column, likely);
            }
        }
        Context.weigh(columns, open);
        open.values().forEach(guesses -> guesses.removeIf(guess -> guess.confidence() < Scoring.ENOUGH));
        Set<Field> asked = EnumSet.noneOf(Field.class);
        while (true) {
            Guess best = open.values().stream()
                    .flatMap(List::stream)
                    .filter(guess -> !fields.containsKey(guess.field()) && !asked.contains(guess.field()))
                    .max(Comparator.comparingDouble(Guess::confidence)
                            .thenComparing(
                                    Comparator.comparingInt(Guess::column).reversed()))
                    .orElse(null);
            if (best == null) {
                return;
            }
            settle(best, open, asked);
        }
    }

    private void settle(Guess best, Map<Integer, List<Guess>> open, Set<Field> asked) {
        List<Guess> columnsAsGood = new ArrayList<>();
        open.forEach((column, guesses) -> guesses.stream()
                .filter(guess -> guess.field() == best.field())
                .filter(guess ->
                        guess.confidence() >= best.confidence() - Scoring.NEAR_COLUMNS || isSameHeader(guess, best))
                .filter(guess -> isNoBetter(guesses, guess, asked))
                .forEach(columnsAsGood::add));
        if (columnsAsGood.size() > 1) {
            columnsAsGood.sort(
                    Comparator.comparingDouble(Guess::confidence).reversed().thenComparing(Guess::column));
            questions.add(new Question(Question.About.COLUMN, best.field(), columnsAsGood, List.of()));
            asked.add(best.field());
            columnsAsGood.forEach(guess -> open.remove(guess.column()));
            return;
        }
        List<Guess> fieldsAsGood = open.getOrDefault(best.column(), List.of()).stream()
                .filter(guess -> !fields.containsKey(guess.field()) && !asked.contains(guess.field()))
                .filter(guess -> guess.confidence() >= best.confidence() - Scoring.NEAR_FIELDS)
                .filter(guess -> isFree(guess.field(), best.column(), open))
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
        open.remove(best.column());
        if (fieldsAsGood.size() > 1) {
            questions.add(new Question(Question.About.MEANING, best.field(), fieldsAsGood, List.of()));
            fieldsAsGood.forEach(guess -> asked.add(guess.field()));
            return;
        }
        fields.put(best.field(), best);
    }

    private static boolean isSameHeader(Guess one, Guess other) {
        return Words.fold(one.header()).equals(Words.fold(other.header()));
    }

    /// Whether a column has no field that is left and much likelier than this one.
    private boolean isNoBetter(List<Guess> guesses, Guess guess, Set<Field> asked) {
        return guesses.stream()
                .filter(other -> !fields.containsKey(other.field()) && !asked.contains(other.field()))
                .noneMatch(other -> other.confidence() > guess.confidence() + Scoring.NEAR_FIELDS);
    }

    /// Whether no other column is likelier to be a field.
    private static boolean isFree(Field field, int column, Map<Integer, List<Guess>> open) {
        return open.entrySet().stream()
                .filter(entry -> entry.getKey() != column)
                .flatMap(entry -> entry.getValue().stream())
                .noneMatch(guess -> guess.field() == field && guess.confidence() >= Scoring.HEADER_KNOWN * 0.8);
    }
}
