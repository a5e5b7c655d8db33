package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private final Snapshot studio = Studio.usual().snapshot();
    private final Evaluator evaluator = new Evaluator(studio, Studio.NOW);

    private Evaluated evaluate(String text) {
        return evaluator.evaluate(Studio.expression(studio, text), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPT(\"x\",1E9)",
                "REPT(REPT(\"x\",32767),32767)",
                "SUBSTITUTE(REPT(\"a\",32767),\"a\",REPT(\"b\",32767))",
                "TEXT(1,REPT(\"0\",32767))",
            })
    void aTextThatWouldBeTooLongIsNotMade(String bomb) {
        assertThat(evaluate(bomb).value()).isEqualTo(new Value.Fault("#VALUE!"));
    }

    @Test
    void aResultLongerThanACellIsAProblem() {
        Problem problem = evaluate("REPT(\"x\",30000)&REPT(\"y\",30000)").problem();
        assertThat(Objects.requireNonNull(problem).key()).isEqualTo(FormulaProblem.RESULT_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNTIF(Projects!A1:J1000000,\"x\")",
                "SEARCH(\"*a*a*a*a*a*b\",[Client])",
            })
    void whatCostsTooMuchIsGivenUp(String bomb) {
        Problem problem = evaluate(bomb).problem();
        assertThat(Objects.requireNonNull(problem).key()).isEqualTo(FormulaProblem.FORMULA_TOO_EXPENSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORKDAY(1,1E9)", "WORKDAY.INTL(1,1E15)", "NETWORKDAYS(1,1E9)", "DATE(2026,1E9,1)"})
    void aDayBeyondTheCalendarIsNone(String bomb) {
        assertThat(evaluate(bomb).value()).isEqualTo(new Value.Fault("#NUM!"));
    }

    @Test
    void countingMillionsOfWorkingDaysTakesNoMillionsOfSteps() {
        assertThat(evaluate("NETWORKDAYS(1,2958465)").value()).isEqualTo(Value.of(2_113_190));
        assertThat(evaluate("WORKDAY.INTL(2,2113188)>2900000").value()).isEqualTo(Value.of(true));
    }

    @Test
    void aFormulaThatReadsAColumnForEachRowIsGivenUpAtTheSameRowEverywhere() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Client", "Stage")));
        for (int row = 2; row <= 12_000; row++) {
            rows.add(List.of("C" + row, "x"));
        }
        Snapshot large =
                new Studio().sheet("Projects", rows.toArray(List[]::new)).snapshot();
        Expression each = Studio.expression(large, "COUNTIF(A1:A12000, \">\"&ROW())=0");
        Evaluator evaluated = new Evaluator(large, Studio.NOW);
        int row = 2;
        while (evaluated.truth(each, row).problem() == null) {
            row++;
        }
        assertThat(row).isBetween(4_100, 4_200);
        for (String text : List.of("COUNTIF(A1:A12000,\"C7\")=1", "COUNTIF(A1:A12000,[Client])=1")) {
            Expression once = Studio.expression(large, text);
            for (int other = 2; other <= 12_000; other++) {
                assertThat(evaluated.truth(once, other)).isEqualTo(new Evaluated(Value.of(true), null));
            }
        }
    }

    @Test
    void oneBadFormulaLeavesTheOthersAlone() {
        assertThat(evaluate("WORKDAY(1,1E9)").problem()).isNotNull();
        assertThat(evaluate("WORKDAY([Due],1)").problem()).isNull();
    }
}
