package dev.alur.tracker;

import dev.alur.formula.Comparison;
import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Nearest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is wrong with conditions that can be computed all the same: they hold never or always, compare days and
/// numbers with words, or ask for words that their column never has.
final class ConditionChecks {
    /// Where a list has more entries, it may have been cut.
    private static final int LONGEST_LIST = 200;

    private static final Set<Field> OF_NAMES =
            Set.of(Field.JOB_CLIENT, Field.JOB_SERVICE, Field.JOB_STAGE, Field.JOB_ASSIGNEE, Field.JOB_PROJECT);

    private final Snapshot snapshot;
    private final Place jobs;
    private final Map<Address, Expression> known;
    private final Findings findings;
    private final Map<Integer, Field> fields = new HashMap<>();
    private final Map<Integer, Map<String, String>> held = new HashMap<>();
    private final Map<Integer, List<String>> offered = new HashMap<>();
    private Set<String> stages = Set.of();

    /// @param known what was found sound in an earlier reading of the workbook, and told of then; it is not
    /// looked at again, for planning reads the workbook in every pass
    ConditionChecks(Snapshot snapshot, Place jobs, Map<Address, Expression> known, Findings findings) {
        this.snapshot = snapshot;
        this.jobs = jobs;
        this.known = known;
        this.findings = findings;
        jobs.columns().forEach((field, column) -> fields.put(column, field));
    }

    /// Conditions that are looked at from now on may ask for these stages.
    void know(Set<String> known) {
        stages = known;
    }

    /// False where a condition cannot be meant as it is, so that nothing may be done for it; what is doubtful
    /// about one that can is reported too.
    boolean isSound(Expression condition) {
        if (isKnown(condition)) {
            return true;
        }
        int before = findings.errors();
        for (Comparison comparison : condition.comparisons()) {
            look(condition, comparison);
        }
        if (findings.errors() > before) {
            return false;
        }
        switch (condition.holds()) {
            case NEVER -> report(condition, Problem.error(TrackerProblem.NEVER_HOLDS, condition.at()));
            case ALWAYS -> {
                if (!condition.columns().isEmpty()) {
                    report(condition, Problem.warning(TrackerProblem.ALWAYS_HOLDS, condition.at()));
                }
            }
            case SOMETIMES -> {}
        }
        return findings.errors() == before;
    }

    /// Whether a condition was looked at in an earlier reading.
    boolean isKnown(Expression condition) {
        Expression earlier = known.get(condition.at());
        return earlier != null && earlier.text().equals(condition.text());
    }

    private void report(Expression condition, Problem problem) {
        findings.add(problem.at(condition.text(), 0, condition.text().length()));
    }

    private void look(Expression condition, Comparison comparison) {
        Field field = fields.get(comparison.column());
        if (comparison.value() instanceof Value.Text text && !text.isBlank()) {
            Field.Kind kind = field == null ? Field.Kind.TEXT : field.kind();
            boolean isMeasured = kind == Field.Kind.DATE
                    || kind == Field.Kind.NUMBER
                    || kind == Field.Kind.AMOUNT
                    || kind == Field.Kind.PERCENT;
            if (isMeasured && !words(comparison.column()).containsKey(Words.fold(text.text()))) {
                TrackerProblem key = kind == Field.Kind.DATE
                        ? TrackerProblem.DAYS_AGAINST_WORDS
                        : TrackerProblem.NUMBERS_AGAINST_WORDS;
                add(condition, comparison, Problem.error(key, condition.at(), comparison.header(), text.text()));
            } else if (comparison.isOfSameness() && !isMeasured) {
                lookForWord(condition, comparison, field, text.text());
            }
        } else if (comparison.value() instanceof Value.Number number && field != null && OF_NAMES.contains(field)) {
            boolean never = !words(comparison.column()).containsKey(Words.fold(number.plain()));
            if (never) {
                Object[] arguments = {comparison.header(), number};
                add(
                        condition,
                        comparison,
                        Problem.error(TrackerProblem.WORDS_AGAINST_NUMBERS, condition.at(), arguments));
            }
        }
    }

    private void add(Expression condition, Comparison comparison, Problem problem) {
        findings.add(problem.at(condition.text(), comparison.from(), comparison.to()));
    }

    /// A word that neither the column's list nor, for a stage, any workflow has, and no cell either.
    private void lookForWord(Expression condition, Comparison comparison, @Nullable Field field, String word) {
        Set<String> known = new LinkedHashSet<>(offered.computeIfAbsent(
                comparison.column(), column -> new Choices(snapshot).of(jobs.sheet(), jobs.headerRow(), column)));
        if (known.size() >= LONGEST_LIST) {
            return;
        }
        if (field == Field.JOB_STAGE) {
            known.addAll(stages);
        }
        boolean isKnown = known.isEmpty()
                || known.stream().anyMatch(each -> Words.fold(each).equals(Words.fold(word)))
                || words(comparison.column()).containsKey(Words.fold(word));
        if (!isKnown) {
            Problem problem = Nearest.to(word, known)
                    .map(near -> Problem.warning(
                            TrackerProblem.WORD_NEVER_THERE_NEAR,
                            condition.at(),
                            comparison.header(),
                            word,
                            near.strip()))
                    .orElseGet(() -> Problem.warning(
                            TrackerProblem.WORD_NEVER_THERE, condition.at(), comparison.header(), word));
            add(condition, comparison, problem);
        }
    }

    /// The words that stand in a column, by their folded form.
    private Map<String, String> words(int column) {
        return held.computeIfAbsent(column, each -> {
            Map<String, String> words = new TreeMap<>();
            Sheet sheet = jobs.sheet();
            for (int row = jobs.headerRow() + 1; row <= jobs.lastRow(); row++) {
                Value value = sheet.value(row, each);
                if (!value.isBlank()) {
                    words.put(Words.fold(value.plain()), value.plain());
                }
            }
            return words;
        });
    }
}
