package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FunctionNamesTest {
    @Test
    void eachAllowedFunctionHasAGermanAFrenchAndASpanishName() {
        assertThat(FunctionNames.table().keySet()).containsAll(FunctionList.names());
        FunctionNames.table()
                .forEach((name, local) -> assertThat(local)
                        .as(name)
                        .hasSizeGreaterThanOrEqualTo(3)
                        .doesNotContain(""));
    }

    @Test
    void aNameMeansTheSameInEveryLanguage() {
        Map<String, Set<String>> meanings = new HashMap<>();
        FunctionNames.table()
                .forEach((english, local) -> local.forEach(name ->
                        meanings.computeIfAbsent(name, key -> new TreeSet<>()).add(english)));
        assertThat(meanings)
                .allSatisfy((name, functions) -> assertThat(functions).as(name).hasSize(1));
    }

    @Test
    void noNameOfAnotherLanguageIsTheEnglishNameOfAnotherFunction() {
        Set<String> english = new TreeSet<>(FunctionList.known());
        FunctionNames.table()
                .forEach((name, local) -> local.stream()
                        .filter(other -> !other.equals(name))
                        .forEach(other -> assertThat(english).as(name).doesNotContain(other)));
    }

    @Test
    void eachNameIsUnderstood() {
        FunctionNames.table()
                .forEach((english, local) -> local.forEach(name -> {
                    assertThat(FunctionNames.english(name)).isEqualTo(english);
                    assertThat(FunctionNames.english(name.toLowerCase(java.util.Locale.ROOT)))
                            .isEqualTo(english);
                }));
    }

    @Test
    void aNameOfTheWorkbookComesBeforeAWordOfAnotherLanguage() {
        Snapshot named = Studio.usual().name("Benar", "7").snapshot();
        Expression expression = Studio.expression(named, "Benar+1");
        assertThat(new Evaluator(named, Studio.NOW).evaluate(expression, 2).value())
                .isEqualTo(Value.of(8));
    }

    @Test
    void aFormulaOfTheWorkbookItselfIsReadAsFilesHoldIt() {
        Snapshot odd = new Studio()
                .sheet("S", List.of("A", "B", "C"), List.of("2", "=SI(A2>1,5,6)|77", "=IF(A2>1.500,5,6)|0"))
                .snapshot();
        Evaluator after =
                new Evaluator(odd.with(Map.of(new dev.alur.grid.Address("S", 2, 1), Value.of(3))), Studio.NOW);
        assertThat(after.value(new dev.alur.grid.Address("S", 2, 2))).isEqualTo(new Value.Fault("#VALUE!"));
        assertThat(after.value(new dev.alur.grid.Address("S", 2, 3))).isEqualTo(Value.of(5));
    }
}
