package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.formula.Part;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Explanation.Outcome;
import dev.alur.plan.Explanation.Verdict;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about a job is what the plan does to it, with the values by which it was judged.
class ExplainerTest {
    private static final Saying ENGLISH = new Saying(Language.EN);

    private static Explanation explained(Desks desk) {
        Tracker tracker = desk.tracker();
        return new Explainer(tracker, desk.situation, Planner.plan(tracker, desk.situation))
                .explain(tracker.jobs().getFirst());
    }

    private static Verdict rule(String stage, String rule) {
        return explained(Desks.job(stage, rule)).rules().getFirst();
    }

    /// The parts as lines, each with its depth, its value and the values of cells put in.
    private static List<String> lines(Part part) {
        List<String> lines = new ArrayList<>();
        add(lines, part, "");
        return lines;
    }

    private static void add(List<String> lines, Part part, String indent) {
        lines.add(indent + ENGLISH.held(part.value()) + " " + ENGLISH.filled(part));
        part.parts().forEach(each -> add(lines, each, indent + "  "));
    }

    @Test
    void aConditionIsTakenApartWithTheValuesPutIn() {
        Verdict verdict =
                rule("Brief", "A | AND([Due]<TODAY();OR([Stage]=\"Final\";[Quantity]*2>=3)) | add note | | \"x\" |");

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_NOW);
        assertThat(lines(verdict.condition()))
                .containsExactly(
                        "FALSE AND(20 Nov 2026<24 Nov 2026;OR(\"Brief\"=\"Final\";1*2>=3))",
                        "  TRUE 20 Nov 2026<24 Nov 2026",
                        "  FALSE OR(\"Brief\"=\"Final\";1*2>=3)",
                        "    FALSE \"Brief\"=\"Final\"",
                        "    FALSE 1*2>=3",
                        "      2 1*2");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("NOT([Due]=\"\")", "TRUE NOT(20 Nov 2026=\"\")"),
                Arguments.of("([Quantity]=1)", "TRUE 1=1"),
                Arguments.of("IF([Quantity]=1,[Stage]=\"Brief\",FALSE)", "TRUE IF(1=1,\"Brief\"=\"Brief\",FALSE)"),
                Arguments.of("COUNTIF(Projects!C:C,[Project])=1", "TRUE COUNTIF(Projects!C:C,\"Flyer\")=1"),
                Arguments.of("[Link]<>\"\"", "FALSE (blank)<>\"\""),
                Arguments.of(
                        "XLOOKUP([Client];Clients[Name];Clients[Terms])>7",
                        "TRUE XLOOKUP(\"Bu Sri\";Clients[Name];Clients[Terms])>7"),
                Arguments.of("1<2", "TRUE 1<2"),
                Arguments.of("-[Quantity]<0", "TRUE -1<0"),
                Arguments.of("[Quantity]&\"\"=\"1\"", "TRUE 1&\"\"=\"1\""),
                Arguments.of("Clients!A2=[Client]", "TRUE \"Bu Sri\"=\"Bu Sri\""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachFormIsShownAsItWasTyped(String condition, String line) {
        Verdict verdict = rule("Brief", "A | " + condition + " | add note | | \"x\" |");
        assertThat(lines(verdict.condition()).getFirst()).isEqualTo(line);
        assertThat(condition).contains(verdict.condition().text());
    }

    @Test
    void everyPartThatCanBeJudgedHasTheValueThatCounted() {
        Verdict verdict =
                rule("Brief", "A | OR([Quantity]>1,5;AND([Stage]=\"Brief\";[Quantity]>0,5)) | add note | | \"x\" |");

        assertThat(verdict.outcome()).isEqualTo(Outcome.FIRES);
        assertThat(lines(verdict.condition())).contains("  FALSE 1>1,5", "    TRUE 1>0,5");
    }

    @Test
    void whatARuleDoesIsSaidOfIt() {
        Verdict verdict = rule("Brief", "A | [Stage]=\"Brief\" | set field | Due | [Start]+3 |");

        assertThat(verdict.outcome()).isEqualTo(Outcome.WAITS);
        assertThat(verdict.why()).isEqualTo(Waiting.Why.PERSON);
        assertThat(verdict.changes())
                .extracting(change -> ENGLISH.what(change, false))
                .hasSize(1);
        assertThat(rule("Brief", "A | [Stage]=\"Brief\" | add note | | \"hello\" |")
                        .outcome())
                .isEqualTo(Outcome.FIRES);
        assertThat(rule("Brief", "A | [Stage]=\"Brief\" | add note | | \"hello\" | ask")
                        .why())
                .isEqualTo(Waiting.Why.ASKS);
        assertThat(rule("Brief", "A | [Stage]=\"Brief\" | set field | Due | [Due] |")
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(rule("Brief", "A | 1/([Quantity]-1)>0 | add note | | \"hello\" |")
                        .outcome())
                .isEqualTo(Outcome.UNJUDGED);
    }

    @Test
    void aRuleThatActsOnlyBecauseOfThePlanIsJudgedAfterIt() {
        Desks desk = Desks.job("Brief", "A | [Stage]=\"Revision\" | add note | | \"on\" |")
                .type("Projects!M2", "x");

        Explanation explanation = explained(desk);

        assertThat(explanation.steps().getFirst().outcome()).isEqualTo(Outcome.FIRES);
        Verdict rule = explanation.rules().getFirst();
        assertThat(rule.outcome()).isEqualTo(Outcome.FIRES);
        assertThat(rule.later()).isTrue();
        assertThat(lines(rule.condition())).containsExactly("TRUE \"Revision\"=\"Revision\"");
    }

    @Test
    void aRuleIsNotJudgedByWhatItDidItself() {
        Desks desk = Desks.job("Brief", "A | AND([Stage]=\"Revision\",[Notes]=\"\") | set field | Notes | \"on\" |")
                .type("Projects!M2", "x");

        Verdict rule = explained(desk).rules().getFirst();

        assertThat(rule.outcome()).isEqualTo(Outcome.FIRES);
        assertThat(rule.later()).isTrue();
        assertThat(lines(rule.condition())).contains("  TRUE \"Revision\"=\"Revision\"", "  TRUE (blank)=\"\"");
    }

    @Test
    void theStepsAreThoseOfTheStage() {
        assertThat(explained(Desks.job("Archived", "")).steps())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.LAST);
        assertThat(explained(Desks.job("Final", "")).steps())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PERSONS);
        Desks two = Desks.job("Brief", "")
                .type("Projects!M2", "x")
                .type("Workflow!A6", "Orders")
                .type("Workflow!B6", "Brief")
                .type("Workflow!C6", "[Start]<>\"\"")
                .type("Workflow!D6", "Archived");
        assertThat(explained(two).steps())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.FIRES, Outcome.LATER_STEP);
        assertThat(explained(Desks.job("Brief", ""))
                        .steps()
                        .getFirst()
                        .condition()
                        .value())
                .isEqualTo(Value.of(false));
    }

    @Test
    void aStepWaitsForARuleThatReadsTheStage() {
        Desks desk = Desks.job("Brief", "A | [Stage]=\"Brief\" | issue invoice | | | ask")
                .type("Projects!M2", "x");
        Explanation explanation = explained(desk);
        assertThat(explanation.rules().getFirst().outcome()).isEqualTo(Outcome.WAITS);
        assertThat(explanation.steps().getFirst().outcome()).isEqualTo(Outcome.WAITS);
        assertThat(ENGLISH.outcome(explanation.steps().getFirst(), true)).contains("still waits for your yes");
    }

    @Test
    void aRuleThatCannotBeReadStandsAmongTheProblems() {
        Explanation explanation = explained(Desks.job("Brief", "A | [Stag]=\"Brief\" | add note | | \"x\" |"));
        assertThat(explanation.rules()).isEmpty();
        assertThat(explanation.problems()).hasSize(1);
        assertThat(explanation.problems().getFirst().address()).hasToString("Rules!B2");
    }

    @Test
    void everyOutcomeHasItsSentenceInEveryLanguage() {
        for (Language language : Language.values()) {
            for (Outcome outcome : Outcome.values()) {
                for (boolean step : new boolean[] {true, false}) {
                    Verdict verdict = new Verdict("", Address.parse("Rules!B2"), null, outcome, false, List.of(), null);
                    assertThat(new Saying(language).outcome(verdict, step)).isNotBlank();
                    for (Waiting.Why why : Waiting.Why.values()) {
                        assertThat(new Saying(language)
                                        .outcome(
                                                new Verdict(
                                                        "", verdict.at(), null, Outcome.WAITS, false, List.of(), why),
                                                step))
                                .isNotBlank();
                    }
                }
            }
        }
    }
}
