package dev.alur.run;

import dev.alur.plan.Studios;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// What happens to a tracker over which commands really run.
sealed interface Act {
    /// Days, people and Alur, as for a plan alone.
    record Usual(Studios.Step step) implements Act {}

    /// Whichever run is undone, the last one or one of long ago.
    record UndoOlder(int run) implements Act {}

    /// A person notes a payment.
    record Pay(int invoice) implements Act {}

    /// The service comes by, twice.
    record Tick() implements Act {}

    /// A command dies at a border of the protocol, a person may type something, and the recovery may die too.
    record Die(
            Verb verb,
            Step at,
            Studios.Step.@Nullable Type meanwhile,
            @Nullable Step again) implements Act {}

    /// An older version of the workbook is put back: where it may not stay, it is adopted or the newest
    /// comes back.
    record Restore(int which, boolean adopted) implements Act {}

    /// The workbook is moved.
    record Move() implements Act {}

    /// What dies.
    enum Verb {
        APPLY,
        UNDO,
        VOID
    }

    /// A tracker, and what happens to it.
    record Story(Studios.Start start, List<Act> acts) {}

    static Arbitrary<Story> stories() {
        return Combinators.combine(
                        Studios.starts(Arbitraries.of(false, false, false, true)),
                        acts().list().ofMinSize(3).ofMaxSize(9))
                .as(Story::new);
    }

    private static Arbitrary<Act> acts() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 7);
        Arbitrary<Studios.Step.Type> type = Combinators.combine(
                        small, Arbitraries.of(4, 5, 6, 7, 8, 9, 11, 12, 13), small)
                .as(Studios.Step.Type::new);
        Arbitrary<Act> die = Combinators.combine(
                        Arbitraries.of(Verb.APPLY, Verb.UNDO, Verb.UNDO, Verb.VOID),
                        Arbitraries.of(Step.values()),
                        type.injectNull(0.5),
                        Arbitraries.of(Step.values()).injectNull(0.6))
                .as(Die::new);
        return Arbitraries.frequencyOf(
                Tuple.of(12, Studios.steps().map(Usual::new)),
                Tuple.of(3, Arbitraries.create(() -> new Usual(new Studios.Step.Undo()))),
                Tuple.of(1, small.map(UndoOlder::new)),
                Tuple.of(1, small.map(Pay::new)),
                Tuple.of(1, Arbitraries.create(Tick::new)),
                Tuple.of(4, die),
                Tuple.of(
                        1,
                        Combinators.combine(small, Arbitraries.of(true, false)).as(Restore::new)),
                Tuple.of(1, Arbitraries.create(Move::new)));
    }
}
