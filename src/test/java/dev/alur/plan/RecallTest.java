package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecallTest {
    private static final String NOTE = "Note | CHANGED([Quantity]) | add note | | \"was \"&PREVIOUS([Quantity]) |";

    private static List<String> notes(Plan plan) {
        return plan.changes().stream()
                .filter(Change.AddNote.class::isInstance)
                .map(change -> ((Change.AddNote) change).text())
                .toList();
    }

    private static Map<String, JobRecord.Kept> kept(Desks desk) {
        return Objects.requireNonNull(desk.situation.records().get("PRJ-001")).kept();
    }

    @Test
    void eachChangeIsNotedOnceAlsoBackAndForth() {
        Desks desk = Desks.job("Brief", NOTE);
        assertThat(notes(desk.apply())).as("first sight").isEmpty();
        assertThat(notes(desk.apply())).as("unchanged").isEmpty();
        assertThat(notes(desk.type("Projects!I2", 2).apply())).containsExactly("was 1");
        assertThat(notes(desk.apply())).as("right after").isEmpty();
        assertThat(notes(desk.type("Projects!I2", 1).apply())).containsExactly("was 2");
        assertThat(notes(desk.type("Projects!I2", 2).apply())).containsExactly("was 1");
        assertThat(kept(desk)).containsExactly(Map.entry("Quantity", new JobRecord.Kept(Value.of(2), 3)));
    }

    @Test
    void whatChangedTwiceBetweenTwoLooksWasNotSeen() {
        Desks desk = Desks.job("Brief", NOTE);
        desk.apply();
        desk.type("Projects!I2", 2).type("Projects!I2", 1);
        assertThat(notes(desk.apply())).isEmpty();
    }

    @Test
    void aChangeThatThePlanMakesCountsInThatPlan() {
        Desks desk = Desks.job("Brief", "Note | CHANGED([Stage]) | add note | | PREVIOUS([Stage])&\" > \"&[Stage] |");
        desk.apply();
        desk.type("Projects!M2", "https://x.example");
        assertThat(notes(desk.apply())).containsExactly("Brief > Revision");
        assertThat(notes(desk.apply())).isEmpty();
    }

    @Test
    void whileItWaitsForAYesThePastStaysAndOtherRulesActOnce() {
        Desks desk = Desks.job(
                "Final", NOTE + "\nAsk | CHANGED([Quantity]) | set field | Link | PREVIOUS([Quantity]) | ask");
        desk.apply();
        desk.type("Projects!I2", 2);
        Plan first = desk.apply();
        assertThat(notes(first)).containsExactly("was 1");
        assertThat(first.waiting()).hasSize(1);
        assertThat(kept(desk)).containsExactly(Map.entry("Quantity", new JobRecord.Kept(Value.of(1), 0)));
        Plan second = desk.apply("Ask");
        assertThat(notes(second)).isEmpty();
        assertThat(second.changes()).hasSize(1);
        assertThat(kept(desk)).containsExactly(Map.entry("Quantity", new JobRecord.Kept(Value.of(2), 1)));
        assertThat(desk.apply().changes().stream().filter(Change.AddNote.class::isInstance))
                .isEmpty();
    }

    @Test
    void whatMayNotBeDoneIsNotForgotten() {
        Desks desk = Desks.job("Brief", NOTE);
        desk.apply();
        desk.type("Projects!I2", 2);
        Plan wanted = desk.plan();
        Plan refused = Planner.plan(
                desk.tracker(),
                desk.situation,
                Set.of(wanted.changes().getFirst().identity()));
        assertThat(refused.changes()).isEmpty();
        assertThat(Objects.requireNonNull(refused.memory().records().get("PRJ-001"))
                        .kept())
                .containsExactly(Map.entry("Quantity", new JobRecord.Kept(Value.of(1), 0)));
    }

    @Test
    void aRuleThatCannotBeJudgedDoesNotForget() {
        Desks desk = Desks.job("Brief", "Note | AND(CHANGED([Quantity]),[Done]<>\"\") | add note | | \"x\" |");
        desk.apply();
        desk.type("Projects!I2", 2).type("Projects!H2", "#REF!");
        desk.apply();
        desk.type("Projects!H2", "2026-11-24");
        assertThat(notes(desk.apply())).containsExactly("x");
    }

    @Test
    void aColumnThatIsAskedForLaterIsFirstSeenThen() {
        Desks desk = Desks.job("Brief", "Note | FALSE | add note | | \"x\" |");
        desk.apply();
        assertThat(kept(desk)).isEmpty();
        desk.type("Projects!I2", 7).type("Rules!B2", "CHANGED([Quantity])");
        assertThat(notes(desk.apply())).isEmpty();
        assertThat(notes(desk.type("Projects!I2", 8).apply())).containsExactly("x");
    }
}
