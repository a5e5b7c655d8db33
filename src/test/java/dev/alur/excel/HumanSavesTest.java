package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody saves at a random moment of each save of ours, by renaming or in place. Afterwards the file holds
/// their save: ours went in before it, or was taken back and refused; never ours without having seen theirs.
class HumanSavesTest {
    private static final List<Edit> EDIT = List.of(new Edit.SetCell(new Address("Notes", 1, 1), Value.of("ours")));
    private static final int TRIALS = Proof.times(100, 3_000);
    private static final int MOST_ROUNDS = 30;

    @TempDir
    private Path folder;

    /// How our side saves; true where it said that somebody else did.
    private interface Ours {
        boolean refused(Path file, Fingerprint basis) throws IOException;
    }

    private record Count(int lost, int refused) {}

    @Test
    @Tag("slow")
    void noneIsLost() throws Exception {
        Count count = trials(TRIALS, (file, basis) -> {
            try {
                new ExcelWorkbooks(Clock.systemUTC()).open(file).write(basis, EDIT);
                return false;
            } catch (ChangedException e) {
                return true;
            }
        });

        Proof.note(count.refused + " fell into ours");
        assertThat(count.lost).isZero();
        assertThat(count.refused).as("saves that fell into ours").isPositive();
    }

    /// The control: looking and then renaming loses those that fall between the two.
    @Test
    @Tag("slow")
    void withoutTheExchangeSomeAreLost() throws Exception {
        Ours blind = (file, basis) -> {
            Path fresh = Files.write(file.resolveSibling("fresh"), new byte[1 << 16]);
            if (!Leftovers.digest(file).equals(basis)) {
                return true;
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return false;
        };

        // about one or two in a hundred: a few rounds, so that chance alone does not decide
        Count count = trials(TRIALS, blind);
        for (int round = 1; count.lost == 0 && round < MOST_ROUNDS; round++) {
            count = trials(TRIALS, blind);
        }

        Proof.note(count.lost + " lost, as it must be");
        assertThat(count.lost).as("a check that cannot fail is none").isPositive();
    }

    private Count trials(int trials, Ours ours) throws Exception {
        Path file = DrawnWorkbooks.draw(
                folder.resolve("studio.xlsx"),
                SheetDraft.of("Notes").row("a", 1).row("b", 2));
        byte[] original = Files.readAllBytes(file);
        Fingerprint basis = Fingerprint.of(original);
        long usual = usual(file, original, ours);
        Random random = new Random(20261124);
        int lost = 0;
        int refused = 0;
        for (int trial = 0; trial < trials; trial++) {
            Files.write(file, original);
            byte[] theirs = ("their save " + trial).getBytes(StandardCharsets.UTF_8);
            long pause = (long) (random.nextDouble() * usual * 1.3);
            boolean inPlace = trial % 2 == 0;
            CountDownLatch start = new CountDownLatch(1);
            Thread person = Thread.ofPlatform().start(() -> save(file, theirs, inPlace, start, pause));
            start.countDown();
            refused += ours.refused(file, basis) ? 1 : 0;
            person.join();
            lost += Arrays.equals(Files.readAllBytes(file), theirs) ? 0 : 1;
        }
        Proof.tried(trials);
        return new Count(lost, refused);
    }

    /// How many nanoseconds a save of ours takes where nobody disturbs it: the median of some.
    private static long usual(Path file, byte[] original, Ours ours) throws IOException {
        long[] spent = new long[15];
        for (int i = 0; i < spent.length; i++) {
            Files.write(file, original);
            long started = System.nanoTime();
            boolean refused = ours.refused(file, Fingerprint.of(original));
            spent[i] = System.nanoTime() - started;
            assertThat(refused).isFalse();
        }
        Arrays.sort(spent);
        return spent[spent.length / 2];
    }

    private static void save(Path file, byte[] theirs, boolean inPlace, CountDownLatch start, long pause) {
        try {
            Path other = file.resolveSibling("theirs");
            if (!inPlace) {
                Files.write(other, theirs);
            }
            start.await();
            long from = System.nanoTime();
            while (System.nanoTime() - from < pause) {
                Thread.onSpinWait();
            }
            if (inPlace) {
                Files.write(file, theirs);
            } else {
                Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
