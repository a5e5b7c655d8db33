package dev.alur.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lives that random ones found to go wrong once, as short as they got, each named by what it showed. [Life]
/// says after each step what has to hold.
class FoundLivesTest {
    private static final int BILL_FINAL = 0;
    private static final int RAISE_QUANTITY = 16;

    private static List<@Nullable Object> job(String id, String stage, int quantity) {
        return Arrays.asList(id, "Bu Sri", "Work", "Design", stage, null, null, null, quantity, "yes", "", "", "x", "");
    }

    private static void live(Studios.Start start, Studios.Step... steps) {
        Life life = new Life(start);
        List.of(steps).forEach(life::live);
    }

    /// Run 1 gave an id; undoing it held also that the other job goes on, stage by stage, because a row of
    /// stage Final counts. A new row frees that: the job goes all the way, not only as far as the new row's
    /// reason goes.
    @Test
    void whatAPersonFreedIsFreeForTheWholePlan() {
        live(
                new Studios.Start(
                        List.of(job("", "Brief", 0), job("id", "Brief", 1)),
                        List.of("COUNTIF(E2:E9,\"Final\")>0", "[Link]<>\"\"", "[Link]<>\"\"", "[Link]<>\"\""),
                        List.of(new Studios.Rule(BILL_FINAL, false))),
                new Studios.Step.ApplyShown(new Studios.Step.Type(0, 4, 3)),
                new Studios.Step.Undo(),
                new Studios.Step.NewJob(job("", "Brief", 0)),
                new Studios.Step.Apply(0));
    }

    /// The invoice of run 1 was voided by its undo, after its rule's condition had been rewritten. The
    /// rule as it
    /// is now would bill the job again as soon as a yes to everything lets the other rule act: it may not.
    @Test
    void whatIsUndoneIsHeldThoughItsConditionWasRewritten() {
        live(
                new Studios.Start(
                        List.of(job("id", "Brief", 1)),
                        List.of("[Link]<>\"\"", "[Link]<>\"\"", "[Link]<>\"\"", "[Link]<>\"\""),
                        List.of(new Studios.Rule(RAISE_QUANTITY, true), new Studios.Rule(BILL_FINAL, false))),
                new Studios.Step.Apply(0),
                new Studios.Step.Rewrite(1, 2),
                new Studios.Step.Type(0, 4, 0),
                new Studios.Step.Undo());
    }
}
