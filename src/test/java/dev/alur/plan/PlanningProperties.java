package dev.alur.plan;

import dev.alur.Proof;
import dev.alur.Seeded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lines of semantics.md under "Planning" and "What happens once, what happens whenever", in random lives
/// of random small trackers: days pass, people type, sort, clear, change rules, apply with and without a yes,
/// apply what they were shown, and undo.
///
/// 500 lives in an ordinary build, 20,000 with `-Dalur.proof=full`.
class PlanningProperties {
    private static final int LIVES = Proof.times(500, 20_000);

    @Test
    @Tag("slow")
    void theLinesHoldWhateverHappens() {
        Seeded.live(Studios.stories(), LIVES, story -> live(story, false));
    }

    /// The same with undo of the last run that stands, so of older ones too, and with voids.
    @Test
    @Tag("slow")
    void theLinesHoldWithUndo() {
        Seeded.live(Studios.stories(), LIVES, story -> live(story, true));
    }

    private static void live(Studios.Story story, boolean undoes) {
        Life life = new Life(story.start());
        story.steps().stream()
                .filter(step ->
                        undoes || !(step instanceof Studios.Step.Undo || step instanceof Studios.Step.VoidInvoice))
                .forEach(life::live);
    }
}
