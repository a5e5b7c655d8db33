package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.plan.Run;
import dev.alur.plan.UndoProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/// Random lives of a real workbook: days, edits, sorts, deletions, copies, applies, undo, void, older
/// copies put back,
/// and processes that die at a border of the protocol. After each undo the workbook is byte for byte
/// what it was
/// wherever that is promised; after each run the next plan is empty but for what waits; no number is
/// given twice.
///
/// 6 lives in an ordinary build, 500 with `-Dalur.proof=full`.
class UndoProperties {
    private static final int LIVES = Proof.times(6, 500);

    /// What happens, with a number that says to what.
    enum Deed {
        APPROVE,
        UNAPPROVE,
        STAGE,
        NOTE,
        SORT,
        DELETE,
        COPY,
        DAYS,
        BILLING,
        APPLY,
        APPLY_WITH_YES,
        UNDO,
        UNDO_OLDER,
        VOID,
        RESTORE,
        DIE_APPLYING,
        DIE_UNDOING
    }

    record Step(Deed deed, int which) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of(Deed.APPLY)),
                net.jqwik.api.Tuple.of(5, Arbitraries.of(Deed.UNDO)),
                net.jqwik.api.Tuple.of(4, Arbitraries.of(Deed.APPROVE, Deed.STAGE)),
                net.jqwik.api.Tuple.of(6, Arbitraries.of(Deed.values())));
        return net.jqwik.api.Combinators.combine(deeds, Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMinSize(6)
                .ofMaxSize(14);
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void theWorkbookIsWhatItHasToBeWhateverHappens(@ForAll("lives") List<Step> first) throws IOException {
        live(first);
        for (int more = 1; more < LIVES / 6; more++) {
            live(lives().sample());
        }
    }

    private static void live(List<Step> steps) throws IOException {
        Proof.tried(1);
        Path folder = Files.createTempDirectory("undo");
        try {
            Lived lived = new Lived(folder);
            for (Step step : steps) {
                lived.live(step);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("The life of " + steps, e);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /// One life.
    private static final class Lived {
        private final Workshop workshop;
        /// The bytes right before a run, as long as nobody touched the workbook after it.
        private final Map<Integer, byte[]> before = new HashMap<>();
        private byte[] older;

        Lived(Path folder) throws IOException {
            workshop = Workshop.of(folder, 2);
            workshop.type("Rules!B2", Value.of("[Project]=\"bill me\""));
        }

        private String name() {
            return workshop.tracker.toString();
        }

        private byte[] bytes() {
            try {
                return Files.readAllBytes(workshop.tracker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void live(Step step) throws IOException {
            int row = 2 + step.which() % 3;
            switch (step.deed()) {
                case APPROVE -> type("Projects!H" + row, Value.of("yes"));
                case UNAPPROVE -> type("Projects!H" + row, Value.BLANK);
                case STAGE -> type("Projects!E" + row, Value.of(step.which() % 2 == 0 ? "Revision" : "Final"));
                case NOTE -> type("Projects!J" + row, Value.of("note " + step.which()));
                case SORT -> {
                    workshop.save(workshop.swapped("Projects", 2, 3));
                    before.clear();
                }
                case DELETE -> {
                    for (char column = 'A'; column <= 'J'; column++) {
                        workshop.type("Projects!" + column + row, Value.BLANK);
                    }
                    before.clear();
                }
                case COPY -> {
                    for (char column = 'B'; column <= 'G'; column++) {
                        workshop.type(
                                "Projects!" + column + "6",
                                workshop.snapshot().value(Address.parse("Projects!" + column + row)));
                    }
                    before.clear();
                }
                case DAYS -> workshop.now = workshop.now.plus(Duration.ofDays(1 + step.which() % 5));
                case BILLING -> type("Rules!B2", Value.of("[Stage]=\"Final\""));
                case APPLY -> apply(Options.NONE);
                case APPLY_WITH_YES ->
                    apply(new Options(null, Set.of("Workflow!C2", "Thank", "Log", "Bill"), null, false));
                case UNDO -> undo(0);
                case UNDO_OLDER -> undo(1 + step.which() % 4);
                case VOID ->
                    refusable(() -> workshop.runner()
                            .voided(name(), "INV-2026-00" + (1 + step.which() % 3), "", Options.NONE, null));
                case RESTORE -> restore();
                case DIE_APPLYING -> die(step, false);
                case DIE_UNDOING -> die(step, true);
            }
            assertWhole();
        }

        private void type(String cell, Value value) {
            if (!Rebase.same(workshop.snapshot().value(Address.parse(cell)), value)) {
                workshop.type(cell, value);
                before.clear();
            }
        }

        private void apply(Options options) {
            byte[] was = bytes();
            Applied applied = workshop.runner().apply(name(), options, null, change -> {});
            if (applied.run() != null) {
                // the first run writes the lineage by itself before
                if (applied.run().serial() > 1 && applied.finished().isEmpty()) {
                    before.put(applied.run().serial(), was);
                }
                older = was;
            }
            assertAtRest(applied.plan().problems());
        }

        private void undo(int serial) {
            List<Run> runs = workshop.runner().runs(name());
            int run = serial == 0 && !runs.isEmpty() ? runs.getLast().serial() : serial;
            boolean billed = runs.stream()
                    .filter(each -> each.serial() == run)
                    .anyMatch(each -> each.documents().size() > 0);
            boolean last = !runs.isEmpty() && runs.getLast().serial() == run;
            if (refusable(() -> workshop.runner().undo(name(), serial, Options.NONE, null, change -> {}))) {
                if (last && !billed && before.containsKey(run)) {
                    assertThat(Arrays.equals(bytes(), before.get(run)))
                            .as("run %d goes back byte for byte", run)
                            .isTrue();
                }
                assertAtRest(List.of());
            }
        }

        /// An older copy is refused, and what is put back in place of it goes on.
        private void restore() throws IOException {
            int runs = workshop.runner().runs(name()).size();
            if (older == null || Arrays.equals(older, bytes()) || runs < 2) {
                return;
            }
            byte[] now = bytes();
            int is = Identity.run(workshop.read());
            Files.write(workshop.tracker, older);
            boolean old = Identity.run(workshop.read()) != is;
            if (old) {
                assertThat(refusable(() -> workshop.plan()))
                        .as("an older copy is refused")
                        .isFalse();
            }
            Files.write(workshop.tracker, now);
        }

        private void die(Step step, boolean undoing) {
            dev.alur.run.Step at = dev.alur.run.Step.values()[step.which() % dev.alur.run.Step.values().length];
            Runner dying = workshop.runner(reached -> {
                if (reached == at) {
                    throw new IllegalStateException("killed");
                }
            });
            try {
                if (undoing) {
                    refusable(() -> dying.undo(name(), 0, Options.NONE, null, change -> {}));
                } else {
                    dying.apply(name(), Options.NONE, null, change -> {});
                }
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
            }
            before.clear();
            workshop.runner().recover(name(), Options.NONE, false);
        }

        /// False where it was refused in a sentence, which is what may happen.
        private static boolean refusable(Runnable command) {
            try {
                command.run();
                return true;
            } catch (ProblemException e) {
                assertThat(e.problems()).extracting(Problem::key).allMatch(Lived::isRefusal);
                return false;
            }
        }

        private static boolean isRefusal(Problem.Key key) {
            return Set.<Problem.Key>of(
                            RunProblem.NOTHING_TO_UNDO,
                            RunProblem.NO_SUCH_RUN,
                            RunProblem.UNDONE_BEFORE,
                            RunProblem.UNDO_OF_UNDO,
                            RunProblem.UNDO_OF_UNDO_NEAR,
                            RunProblem.NO_SUCH_INVOICE,
                            RunProblem.VOID_BEFORE,
                            RunProblem.OLD_COPY,
                            UndoProblem.INVOICE_IS_PAID)
                    .contains(key);
        }

        private void assertAtRest(List<Problem> problems) {
            boolean leftOut =
                    problems.stream().anyMatch(problem -> problem.key().room().equals("plan"));
            if (!leftOut) {
                assertThat(workshop.plan().plan().changes())
                        .as("nothing is left to do")
                        .isEmpty();
            }
        }

        private void assertWhole() {
            List<String> numbers = workshop.numbers();
            assertThat(numbers).doesNotHaveDuplicates();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo("INV-2026-%03d".formatted(i + 1));
            }
            assertThat(workshop.check().problems().stream()
                            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                            .filter(problem -> !problem.key().room().equals("plan")
                                    && !problem.key().room().equals("tracker")))
                    .as("journal, workbook and documents agree")
                    .isEmpty();
        }
    }
}
