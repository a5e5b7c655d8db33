package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.document.Judge;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A condition holds for a row exactly where LibreOffice says so, or is refused.
@Tag("judge")
class ConditionsJudgeTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 12, 0);
    /// Functions that the other program lacks, or that give the same always.
    private static final Set<String> UNJUDGED = Set.of("FALSE", "TODAY", "NOW");

    private static final int CONDITIONS = 1_000;
    private static final int SEEDS = 20;
    /// Cells and nothing else; brackets around them mean nothing.
    private static final Pattern AREA = Pattern.compile("\\(*([^()]*:[^()]*)\\)*");

    @TempDir
    private Path folder;

    private Snapshot snapshot = Studio.usual().snapshot();
    private Evaluator ours = new Evaluator(snapshot, NOW);
    private Spreadsheet theirs = Spreadsheet.EMPTY;

    private final Map<String, List<String>> found = new TreeMap<>();
    private final Map<Deviations, Integer> excused = new EnumMap<>(Deviations.class);
    private final Map<String, Integer> refused = new TreeMap<>();
    private int compared;

    @Test
    void aConditionHoldsWhereLibreOfficeSaysSo() throws Exception {
        judge(Long.getLong("alur.seed", 20_261_124));
        tell();
    }

    /// Other conditions over other rows, again and again.
    @Test
    @Tag("slow")
    void conditionsHoldWhereLibreOfficeSaysSo() throws Exception {
        Assumptions.assumeTrue(Proof.isFull(), "skipped: only make proof looks for more");
        int unanswered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try {
                judge(seed);
                Proof.tried(CONDITIONS);
            } catch (Judge.NoAnswer noAnswer) {
                // with some formulas LibreOffice never comes to an end (7.4: those of seed 8)
                unanswered++;
                System.out.println("seed " + seed + ": " + noAnswer.getMessage());
            }
        }
        Proof.note(unanswered + " workbooks that LibreOffice does not finish");
        assertThat(unanswered).isLessThan(SEEDS / 4);
        tell();
    }

    private void judge(long seed) throws Exception {
        RandomConditions random = new RandomConditions(seed);
        List<Sheet> sheets = random.sheets();
        snapshot = new Snapshot("conditions.xlsx", Fingerprint.of(new byte[0]), sheets, Map.of());
        Map<String, Formed> steps = new LinkedHashMap<>();
        List<Formed> conditions = new ArrayList<>();
        while (conditions.size() < CONDITIONS) {
            Formed condition = random.condition();
            switch (Studio.check(snapshot, condition.text())) {
                case Expression _ -> {
                    conditions.add(condition);
                    collect(condition, steps);
                }
                case Wrong wrong -> refuse(condition.text(), wrong.problems().getFirst());
            }
        }
        theirs = Spreadsheet.of(Files.createDirectories(folder.resolve("s" + seed)), sheets, steps.values());
        ours = new Evaluator(snapshot, NOW);
        for (int row = RandomConditions.FIRST_ROW; row <= RandomConditions.LAST_ROW; row++) {
            for (Formed condition : conditions) {
                judgeTruth(condition, row);
            }
        }
        for (Formed step : steps.values()) {
            Expression expression = Studio.expression(snapshot, step.text());
            for (int row = RandomConditions.FIRST_ROW; row <= RandomConditions.LAST_ROW; row++) {
                Evaluated evaluated = ours.evaluate(expression, row);
                if (evaluated.problem() == null
                        || evaluated.problem().key().id().contains("fault")) {
                    compare(step, row, evaluated.value(), theirs.value(step, row));
                } else {
                    refused.merge(evaluated.problem().key().id(), 1, Integer::sum);
                }
            }
        }
    }

    /// A condition holds where the spreadsheet's value is TRUE or a number other than 0.
    private void judgeTruth(Formed condition, int row) {
        Evaluated truth = ours.truth(Studio.expression(snapshot, condition.text()), row);
        Value value = condition.isLeaf() ? truth.value() : theirs.value(condition, row);
        boolean alike = truth.problem() == null
                && (condition.isLeaf()
                        || same(
                                ours.evaluate(Studio.expression(snapshot, condition.text()), row)
                                        .value(),
                                value));
        if (alike && number(value) instanceof Double number) {
            assertThat(truth.value()).as(condition.text()).isEqualTo(Value.of(number != 0));
        }
    }

    @Test
    void everyFunctionThatMayBeCalledIsJudged() {
        Set<String> judged = new TreeSet<>(FunctionList.names());
        judged.removeIf(name -> RandomConditions.all().contains(name + "("));
        assertThat(judged).isSubsetOf(UNJUDGED);
    }

    /// What is refused must be so for its function.
    private void refuse(String text, Problem problem) {
        assertThat(problem.key())
                .as(text)
                .isIn(
                        FormulaProblem.UNSUPPORTED_FUNCTION,
                        FormulaProblem.UNSUPPORTED_FUNCTION_INSTEAD,
                        FormulaProblem.AREA_FOR_ONE_VALUE,
                        FormulaProblem.AMBIGUOUS_DECIMALS,
                        FormulaProblem.FORMULA_TOO_MANY_PARTS);
        refused.merge(String.valueOf(problem.arguments().getFirst()), 1, Integer::sum);
    }

    private void tell() {
        Proof.note(String.format(Locale.ROOT, "%,d steps", compared));
        assertThat(found).as("%s refused, deviations: %s", refused, excused).isEmpty();
    }

    /// Compares what a step gives, where its parts give the same.
    private void compare(Formed step, int row, Value our, Value their) {
        compared++;
        if (same(our, their)) {
            return;
        }
        List<Value> values = new ArrayList<>();
        for (Formed part : step.parts()) {
            Matcher area = AREA.matcher(part.text());
            if (part.isLeaf() && area.matches()) {
                values.addAll(held(area.group(1)));
                continue;
            }
            Value one =
                    ours.evaluate(Studio.expression(snapshot, part.text()), row).value();
            if (!part.isLeaf() && !same(one, theirs.value(part, row))) {
                return;
            }
            values.add(one);
        }
        Deviations.Step told = new Deviations.Step(step, values, our, their);
        for (Deviations deviation : Deviations.values()) {
            if (deviation.excuses(told)) {
                excused.merge(deviation, 1, Integer::sum);
                return;
            }
        }
        found.computeIfAbsent(step.ours(), form -> new ArrayList<>())
                .add(step.text() + " over row " + row + " with " + values + ": " + our + ", but LibreOffice: " + their);
    }

    private List<Value> held(String area) {
        Range range = Range.parse(area);
        List<Value> values = new ArrayList<>();
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                values.add(snapshot.need(range.sheet()).value(row, column));
            }
        }
        return values;
    }

    private static boolean same(Value ours, Value theirs) {
        if (number(ours) instanceof Double one && number(theirs) instanceof Double other) {
            return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
        }
        return switch (ours) {
            case Value.Fault(String code) ->
                theirs instanceof Value.Fault(String other) && code.equals("#N/A") == other.equals("#N/A");
            case Value.Blank() -> theirs.isBlank() || (number(theirs) instanceof Double zero && zero == 0);
            default -> ours.equals(theirs);
        };
    }

    private static @Nullable Double number(Value value) {
        return switch (value) {
            case Value.Number(BigDecimal number) -> number.doubleValue();
            case Value.Bool(boolean bool) -> bool ? 1.0 : 0.0;
            case Value.Date(LocalDateTime at) -> Serial.of(at);
            default -> null;
        };
    }

    private static void collect(Formed node, Map<String, Formed> nodes) {
        node.parts().forEach(part -> collect(part, nodes));
        if (!node.isLeaf()) {
            nodes.putIfAbsent(node.text(), node);
        }
    }
}
