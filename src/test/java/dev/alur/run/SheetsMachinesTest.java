package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.google.Loading;
import dev.alur.google.Pace;
import dev.alur.grid.Address;
import dev.alur.grid.BusyException;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two machines that know nothing of each other, with journals of their own, on one spreadsheet: what the
/// spreadsheet itself says keeps them apart. One wins, the other writes nothing and says who was first.
class SheetsMachinesTest {
    @TempDir
    Path folder;

    private Cloudshop cloud;
    private Box ani;
    private Box budi;

    /// A machine with a state folder, a folder for documents and a clock.
    private final class Box {
        private final String name;
        private final Workshop shop;
        private Duration ahead = Duration.ZERO;

        Box(String name) {
            this.name = name;
            this.shop = new Workshop(folder.resolve(name));
        }

        private Instant now() {
            return Workshop.NOW.plus(ahead);
        }

        private Runner runner(Consumer<Step> steps) {
            shop.now = now();
            Pace pace = new Pace(this::now, new Random(7), time -> {}, time -> {});
            Workbooks workbooks = Loading.workbooks(cloud.server, pace, name);
            return shop.runner(workbooks, steps);
        }

        Applied apply(Consumer<Step> steps) {
            return runner(steps).apply(cloud.name, options(), null, change -> {});
        }

        Applied apply() {
            return apply(step -> {});
        }

        Options options() {
            return Options.NONE.documents(shop.folder.resolve("documents"));
        }

        List<String> documents() {
            try {
                return Workshop.files(shop.folder.resolve("documents"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /// Takes over everything that another machine knows, as somebody does who copies its folder.
        void become(Box other) throws IOException {
            try (Stream<Path> files = Files.walk(other.shop.state)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = shop.state.resolve(other.shop.state.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void draw() throws IOException {
        cloud = Cloudshop.of(Workshop.of(folder, 2));
        ani = new Box("ani");
        budi = new Box("budi");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static Consumer<Step> at(Step step, Runnable then) {
        return reached -> {
            if (reached == step) {
                then.run();
            }
        };
    }

    /// The other machine cannot, and says who can and since when.
    private void refused(Box box, Class<? extends ProblemException> how, String... keys) {
        List<String> before = box.documents();
        assertThatThrownBy(box::apply).isInstanceOfSatisfying(how, e -> {
            assertThat(keys(e)).hasSize(1).isSubsetOf(keys);
            assertThat(e.problems().getFirst().arguments())
                    .contains(box == ani ? "budi" : "ani")
                    .anyMatch(Instant.class::isInstance);
        });
        assertThat(box.documents()).isEqualTo(before);
    }

    private static List<String> keys(ProblemException e) {
        return e.problems().stream().map(problem -> problem.key().name()).toList();
    }

    /// A third job is approved: there is something to do again.
    private void approve() {
        cloud.runner(step -> {})
                .set(
                        cloud.name,
                        List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))),
                        SetOptions.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STAGED", "INTENDED", "PUBLISHED"})
    void whoComesWhileAnotherMachineWorksIsToldSo(Step step) throws IOException {
        Applied first = ani.apply(at(step, () -> refused(budi, ProblemException.class, "NO_JOURNAL_HERE")));
        refused(budi, ProblemException.class, "NO_JOURNAL_HERE");
        budi.become(ani);
        approve();
        Applied second = ani.apply(at(step, () -> refused(budi, BusyException.class, "HELD_ELSEWHERE")));

        assertThat(first.run()).isNotNull();
        assertThat(second.run()).isNotNull();
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        refused(budi, ProblemException.class, "OLD_JOURNAL_HERE");
    }

    @Test
    void ofTwoFirstRunsAtTheVerySameMomentOneWins() {
        boolean[] came = {false};
        cloud.server.faults().beforeWrite(1, () -> {
            came[0] = true;
            assertThat(budi.apply().run()).isNotNull();
        });

        refused(ani, BusyException.class, "WRITTEN_ELSEWHERE");

        assertThat(came[0]).isTrue();
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(ani.documents()).isEmpty();
        assertThat(budi.documents()).hasSize(2);
    }

    @Test
    void ofTwoThatHaveTheSameJournalOneWins() throws IOException {
        ani.apply();
        budi.become(ani);
        approve();
        cloud.server
                .faults()
                .beforeWrite(1, () -> assertThat(budi.apply().run()).isNotNull());

        refused(ani, BusyException.class, "WRITTEN_ELSEWHERE");
        refused(ani, ProblemException.class, "OLD_JOURNAL_HERE");

        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        assertThat(budi.documents()).containsExactly("INV-2026-003.pdf");
    }

    @Test
    void aMachineThatDiedKeepsNobodyOutForLong() throws IOException {
        ani.apply();
        budi.become(ani);
        approve();
        assertThatThrownBy(() -> ani.apply(at(Step.INTENDED, () -> {
                    throw new Stopped();
                })))
                .isInstanceOf(Stopped.class);

        refused(budi, BusyException.class, "HELD_ELSEWHERE");
        budi.ahead = Duration.ofMinutes(6);
        assertThat(budi.apply().run()).isNotNull();

        refused(ani, ProblemException.class, "MADE_ELSEWHERE");
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
    }

    @Test
    void aMachineThatStoppedGoesOnAtOnceItself() {
        assertThatThrownBy(() -> ani.apply(at(Step.INTENDED, () -> {
                    throw new Stopped();
                })))
                .isInstanceOf(Stopped.class);

        ani.apply();

        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
    }

    /// The clock of the other one is wrong, or this one slept: the order of marks decides, not the time.
    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STAGED", "INTENDED", "PUBLISHED"})
    void whoWasOvertakenWritesNothingHoweverLateItNotices(Step step) throws IOException {
        ani.apply();
        budi.become(ani);
        approve();
        budi.ahead = Duration.ofMinutes(6);
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() ->
                        ani.apply(at(step, () -> assertThat(budi.apply().run()).isNotNull())))
                .isInstanceOfSatisfying(ProblemException.class, e -> told.addAll(keys(e)));

        assertThat(told).containsExactly("MADE_ELSEWHERE");
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        refused(ani, ProblemException.class, "MADE_ELSEWHERE");
    }

    @Test
    void whoIsOvertakenBetweenItsLastLookAndItsWriteWritesNothing() throws IOException {
        ani.apply();
        budi.become(ani);
        approve();
        budi.ahead = Duration.ofMinutes(6);
        cloud.server
                .faults()
                .beforeWrite(2, () -> assertThat(budi.apply().run()).isNotNull());

        assertThatThrownBy(ani::apply)
                .isInstanceOfSatisfying(
                        HalfwayException.class, e -> assertThat(keys(e)).contains("TAKEN_OVER"));
        assertThat(cloud.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
    }

    @Test
    void whatCameToNothingIsGivenBackAtOnce() throws IOException {
        ani.apply();
        budi.become(ani);
        approve();

        assertThatThrownBy(() -> ani.apply(at(Step.STAGED, () -> {
                    throw new Stopped();
                })))
                .isInstanceOf(Stopped.class);

        assertThat(budi.apply().run()).isNotNull();
    }
}
