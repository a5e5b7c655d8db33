package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/// Whatever people do to Inbox, and meanwhile to jobs and rules: nothing is applied twice, nothing to a wrong
/// row, nothing after its reasons changed, and a yes that is left alone is done.
///
/// 200 sequences in an ordinary build, 2,000 and more with `-Dalur.proof=full`.
class InboxProperties {
    private static final int SEQUENCES_A_TRY = Proof.times(1, 20);

    private static long links;

    @AfterContainer
    static void linksWereThere() {
        Proof.note(links + " links looked at");
        assertThat(links).as("links were looked at").isGreaterThan(200);
    }

    @Property(tries = 200)
    @Tag("slow")
    void answersCountOnceAndForTheirReasons(@ForAll("lives") List<Story> stories) {
        for (Story story : stories) {
            Proof.tried(1);
            try {
                InboxLife life = new InboxLife(story.start());
                life.live(new InboxLife.Step.Apply());
                story.steps().forEach(life::live);
                life.live(new InboxLife.Step.Apply());
                links += life.links();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("The life of " + story, e);
            }
        }
    }

    record Story(Studios.Start start, List<InboxLife.Step> steps) {}

    @Provide
    Arbitrary<List<Story>> lives() {
        return Combinators.combine(
                        Studios.starts(Arbitraries.of(true, true, true, false)),
                        steps().list().ofMinSize(3).ofMaxSize(14))
                .as(Story::new)
                .list()
                .ofSize(SEQUENCES_A_TRY);
    }

    private static Arbitrary<InboxLife.Step> steps() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 7);
        Arbitrary<Integer> line = Arbitraries.integers().between(0, 5);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(line, small).as(InboxLife.Step.Answer::new)),
                Tuple.of(5, Arbitraries.create(InboxLife.Step.Apply::new)),
                Tuple.of(3, line.map(InboxLife.Step.AnswerAtOnce::new)),
                Tuple.of(4, Studios.steps().map(InboxLife.Step.Other::new)),
                Tuple.of(2, Combinators.combine(line, line).as(InboxLife.Step.Sort::new)),
                Tuple.of(1, line.map(InboxLife.Step.Copy::new)),
                Tuple.of(2, small.map(InboxLife.Step.Paste::new)),
                Tuple.of(1, Combinators.combine(line, small).as(InboxLife.Step.Note::new)),
                Tuple.of(1, Combinators.combine(line, small).as(InboxLife.Step.Spoil::new)));
    }
}
