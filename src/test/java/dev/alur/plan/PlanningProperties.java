package dev.alur.plan;

import dev.alur.Proof;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/// The lines of semantics.md under "Planning" and "What happens once, what happens whenever", in random lives
/// of random small trackers: days pass, people type, sort, clear, change rules, apply with and without a yes,
/// apply what they were shown, and undo.
///
/// 500 lives in an ordinary build, 20,000 with `-Dalur.proof=full`.
class PlanningProperties {
    private static final int LIVES_A_TRY = Proof.times(1, 40);

    @Property(tries = 500)
    @Tag("slow")
    void theLinesHoldWhateverHappens(@ForAll("lives") List<Studios.Story> stories) {
        stories.forEach(story -> live(story, false));
    }

    /// The same with undo of the last run that stands, so of older ones too, and with voids.
    @Property(tries = 500)
    @Tag("slow")
    void theLinesHoldWithUndo(@ForAll("lives") List<Studios.Story> stories) {
        stories.forEach(story -> live(story, true));
    }

    private static void live(Studios.Story story, boolean undoes) {
        Proof.tried(1);
        try {
            Life life = new Life(story.start());
            story.steps().stream()
                    .filter(step ->
                            undoes || !(step instanceof Studios.Step.Undo || step instanceof Studios.Step.VoidInvoice))
                    .forEach(life::live);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("The life of " + story, e);
        }
    }

    @Provide
    Arbitrary<List<Studios.Story>> lives() {
        return Studios.stories().list().ofSize(LIVES_A_TRY);
    }
}
