package dev.alur.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the columns of a list tell about each other.
final class Context {
    private final Columns columns;
    private final Map<Integer, List<Guess>> open;

    private Context(Columns columns, Map<Integer, List<Guess>> open) {
        this.columns = columns;
        this.open = open;
    }

    /// Weighs guesses anew by their neighbours.
    ///
    /// @param open the guesses by column; they are replaced
    /// @param told fields that a person has settled
    static void weigh(Columns columns, Map<Integer, List<Guess>> open, Set<Field> told) {
        Context context = new Context(columns, open);
        context.sumsOfOthers();
        context.plannedOrActual();
        context.daysOfCalendar();
    }

    /// A price that a formula makes of another column is not what a person types.
    private void sumsOfOthers() {
        boolean typed = open.entrySet().stream()
                .anyMatch(entry -> isLikely(entry.getValue(), Field.JOB_PRICE) && !isFormula(entry.getKey()));
        if (typed) {
            each(
                    Field.JOB_PRICE,
                    guess -> isFormula(guess.column()) ? with(guess, -0.3, Evidence.of(Evidence.Kind.FORMULA)) : guess);
        }
    }

    /// Days that also stand at work that is not finished are planned ones; days only at finished work
    /// tell when it
    /// was.
    private void plannedOrActual() {
        Integer stage = open.entrySet().stream()
                .filter(entry -> isLikely(entry.getValue(), Field.JOB_STAGE))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        for (int column : List.copyOf(open.keySet())) {
            boolean either = isLikely(open.getOrDefault(column, List.of()), Field.JOB_DUE)
                    && isLikely(open.getOrDefault(column, List.of()), Field.JOB_DONE);
            if (!either || stage == null) {
                continue;
            }
            int unfinished = 0;
            int withDay = 0;
            int finished = 0;
            for (int row : columns.rows()) {
                var step = Vocabulary.all()
                        .step(columns.block().sheet().value(row, stage).plain());
                boolean dated = !columns.block().sheet().value(row, column).isBlank();
                boolean before =
                        step.isPresent() && step.get() != Vocabulary.Step.DONE && step.get() != Vocabulary.Step.STOPPED;
                unfinished += before ? 1 : 0;
                withDay += before && dated ? 1 : 0;
                finished += step.isPresent() && step.get() == Vocabulary.Step.DONE && dated ? 1 : 0;
            }
            if (unfinished > 0 && withDay * 2 >= unfinished) {
                shift(column, Field.JOB_DUE, 0.5, Field.JOB_DONE, Evidence.Kind.PLANNED);
            } else if (unfinished > 0 && withDay == 0 && finished > 0) {
                shift(column, Field.JOB_DONE, 0.5, Field.JOB_DUE, Evidence.Kind.ACTUAL);
            }
        }
    }

    private void shift(int column, Field to, double by, Field from, Evidence.Kind why) {
        change(column, to, guess -> with(guess, by, Evidence.of(why)));
        change(column, from, guess -> with(guess, -by, Evidence.of(why)));
    }

    /// In a calendar of what is published, the day is when that is due.
    private void daysOfCalendar() {
        String name = HeaderText.fold(columns.block().sheet().name());
        boolean calendar = name.matches(
                ".*\\b(calendar|kalender|schedule|jadwal|plan|planner|content|editorial|konten|redaktionsplan|posting)\\b.*");
        boolean other = open.values().stream()
                .flatMap(List::stream)
                .anyMatch(guess -> guess.field() == Field.JOB_DUE && guess.confidence() >= Scoring.HEADER_POSSIBLY);
        if (calendar && !other) {
            for (int column : List.copyOf(open.keySet())) {
                boolean both = open.getOrDefault(column, List.of()).stream().anyMatch(g -> g.field() == Field.JOB_START)
                        && open.getOrDefault(column, List.of()).stream().anyMatch(g -> g.field() == Field.JOB_DUE);
                if (both) {
                    shift(column, Field.JOB_DUE, 1, Field.JOB_START, Evidence.Kind.PLANNED);
                }
            }
        }
    }

    private boolean isFormula(int column) {
        Profile values = columns.values(column);
        return values.formulas * 2 > Math.max(1, values.filled);
    }

    private static boolean isLikely(List<Guess> guesses, Field field) {
        return guesses.stream().anyMatch(guess -> guess.field() == field && guess.confidence() >= Scoring.ENOUGH);
    }

    private void each(Field field, UnaryOperator<Guess> change) {
        List.copyOf(open.keySet()).forEach(column -> change(column, field, change));
    }

    private void change(int column, Field field, UnaryOperator<Guess> change) {
        open.computeIfPresent(column, (any, guesses) -> {
            List<Guess> changed = new ArrayList<>(guesses);
            changed.replaceAll(guess -> guess.field() == field ? change.apply(guess) : guess);
            return changed;
        });
    }

    private static Guess with(Guess guess, double fit, Evidence evidence) {
        List<Evidence> all = new ArrayList<>(guess.evidence());
        if (!all.contains(evidence)) {
            all.add(evidence);
        }
        return new Guess(guess.field(), guess.column(), guess.header(), Scoring.weighed(guess.confidence(), fit), all);
    }
}
