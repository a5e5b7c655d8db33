package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.journal.JournalProblem;
import dev.alur.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A journal that is damaged anywhere, cut short, or out of reach: a sentence and a way out each time, nothing
/// invented, and no number used twice.
class DamagedJournalTest {
    private static final long SEED = 20261124;
    private static final int RUNS = 5;
    private static final int USUAL = 12;
    private static final int FULL = 200;

    @TempDir
    static Path original;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawTracker() throws IOException {
        Workshop workshop = Workshop.of(original, 2);
        workshop.apply();
        for (int run = 2; run <= RUNS; run++) {
            approve(workshop, run + 1);
            workshop.apply();
        }
    }

    @Test
    void whereverAJournalIsDamagedNoNumberIsUsedTwice() throws IOException {
        Random random = new Random(SEED);
        int times = Proof.times(USUAL, FULL);
        int refused = 0;
        for (int i = 0; i < times; i++) {
            Workshop workshop = copied(folder.resolve(Integer.toString(i)));
            Path journal = journal(workshop);
            String what = damage(journal, random);
            if (!survives(workshop, "seed " + SEED + ", " + i + ": " + what)) {
                refused++;
            }
        }
        Proof.tried(times);
        Proof.note(refused + " refused, then rebuilt");
        assertThat(refused).as("not every damage passes unnoticed").isPositive();
    }

    @Test
    void aLogThatWasCutOffIsNoWorse() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < Proof.times(4, 40); i++) {
            Workshop after = crashed(folder.resolve(Integer.toString(i)));
            Path log = log(after);
            byte[] bytes = Files.readAllBytes(log);
            Files.write(log, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            Files.deleteIfExists(log.resolveSibling("journal.db-shm"));
            survives(after, "log cut off, " + i);
        }
    }

    @Test
    void aLogWithRubbishInItIsNoWorse() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < Proof.times(2, 40); i++) {
            Workshop after = crashed(folder.resolve(Integer.toString(i)));
            Path log = log(after);
            byte[] bytes = Files.readAllBytes(log);
            byte[] rubbish = new byte[Math.min(bytes.length, 1 << random.nextInt(12))];
            random.nextBytes(rubbish);
            System.arraycopy(rubbish, 0, bytes, random.nextInt(bytes.length - rubbish.length + 1), rubbish.length);
            Files.write(log, bytes);
            Files.deleteIfExists(log.resolveSibling("journal.db-shm"));
            survives(after, "rubbish in the log, " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatIsNotTheOneItWasIsRefusedAndComesBackByARebuild(Loss loss) throws IOException {
        Workshop workshop = crashed(folder);
        loss.happens.to(journal(workshop));
        byte[] before = Files.readAllBytes(workshop.tracker);
        assertThatThrownBy(workshop::apply).isInstanceOfSatisfying(ProblemException.class, refused -> {
            isSaid(refused);
            assertThat(refused.problems()).extracting(Problem::key).containsExactly(loss.said);
        });
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(before);
        assertThat(survives(workshop, loss.name())).isFalse();
        assertThat(workshop.numbers()).as("it goes on after the rebuild").contains("INV-2026-008");
    }

    /// What may come of a journal as a whole.
    enum Loss {
        REMOVED(RunProblem.NO_JOURNAL, journal -> {
            Files.delete(journal);
            Files.delete(journal.resolveSibling("journal.db-wal"));
            Files.deleteIfExists(journal.resolveSibling("journal.db-shm"));
        }),
        EMPTIED(JournalProblem.JOURNAL_DAMAGED, journal -> {
            Files.write(journal, new byte[0]);
            Files.delete(journal.resolveSibling("journal.db-wal"));
            Files.deleteIfExists(journal.resolveSibling("journal.db-shm"));
        }),
        WITHOUT_ITS_LOG(RunProblem.OLD_JOURNAL, journal -> {
            Files.delete(journal.resolveSibling("journal.db-wal"));
            Files.deleteIfExists(journal.resolveSibling("journal.db-shm"));
        }),
        OF_SOMETHING_ELSE(JournalProblem.JOURNAL_DAMAGED, journal -> {
            Files.writeString(journal, "no database at all, but long enough to have a head\n".repeat(20));
            Files.delete(journal.resolveSibling("journal.db-wal"));
            Files.deleteIfExists(journal.resolveSibling("journal.db-shm"));
        });

        private final Problem.Key said;
        private final Happening happens;

        Loss(Problem.Key said, Happening happens) {
            this.said = said;
            this.happens = happens;
        }

        private interface Happening {
            void to(Path journal) throws IOException;
        }
    }

    /// A copy of what lies on the disk the instant a run was committed, as a power cut leaves it: the log is
    /// not in the file yet.
    private Workshop crashed(Path to) {
        Workshop workshop = copied(to.resolve("before"));
        Path crashed = to.resolve("crashed");
        approve(workshop, RUNS + 2);
        workshop.apply(step -> {
            if (step == Step.COMMITTED) {
                copy(workshop.folder, crashed);
            }
        });
        return new Workshop(crashed);
    }

    private static Path log(Workshop workshop) {
        Path log = journal(workshop).resolveSibling("journal.db-wal");
        assertThat(log).exists();
        return log;
    }

    @Test
    void aJournalThatIsAFolderIsSaidToBeOutOfReach() throws IOException {
        Workshop workshop = copied(folder.resolve("x"));
        Path journal = journal(workshop);
        Files.delete(journal);
        Files.createDirectory(journal);
        assertThatThrownBy(workshop::apply).isInstanceOfSatisfying(ProblemException.class, this::isSaid);
    }

    /// Root may write where permissions forbid it, so a file system that nobody can write stands in.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aStateFolderThatCannotBeWrittenIsSaid() throws IOException {
        Workshop workshop = Workshop.of(Files.createDirectory(folder.resolve("y")), 1);
        Workshop unwritable = new Workshop(workshop.folder, Path.of("/proc/alur"));
        byte[] before = Files.readAllBytes(workshop.tracker);
        assertThatThrownBy(unwritable::apply).isInstanceOfSatisfying(ProblemException.class, this::isSaid);
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(before);
    }

    /// @return whether the next run could go on at once
    private boolean survives(Workshop workshop, String what) throws IOException {
        List<String> before = workshop.numbers();
        Set<String> documents = documents(workshop);
        approve(workshop, RUNS + 3);
        boolean goesOn = true;
        try {
            workshop.apply();
        } catch (ProblemException e) {
            goesOn = false;
            isSaid(e);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        nothingTwice(workshop, before, documents, what);
        Checked checked = workshop.check();
        if (checked.hasErrors()) {
            try {
                workshop.runner().rebuild(workshop.tracker.toString(), Options.NONE, false);
            } catch (ProblemException e) {
                throw new AssertionError(what + ": " + checked.problems(), e);
            }
            assertThat(workshop.check().problems())
                    .as(what)
                    .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                    .isEmpty();
            approve(workshop, RUNS + 4);
            workshop.apply();
            nothingTwice(workshop, before, documents, what);
        }
        return goesOn;
    }

    private static void nothingTwice(Workshop workshop, List<String> before, Set<String> documents, String what)
            throws IOException {
        assertThat(workshop.numbers()).as(what).doesNotHaveDuplicates().containsAll(before);
        assertThat(workshop.logged()).as(what).doesNotHaveDuplicates();
        assertThat(documents(workshop)).as(what).containsAll(documents);
    }

    private void isSaid(ProblemException e) {
        for (Problem problem : e.problems()) {
            for (Language language : Language.values()) {
                assertThat(Sentences.detail(problem, language)).isNotBlank().doesNotContain("Exception");
            }
        }
    }

    private static String damage(Path journal, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 << random.nextInt(13));
        int kind = random.nextInt(5);
        switch (kind) {
            case 0 -> Files.write(journal, Arrays.copyOf(bytes, at));
            case 1 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 2 -> {
                byte[] rubbish = new byte[length];
                random.nextBytes(rubbish);
                System.arraycopy(rubbish, 0, bytes, at, length);
            }
            case 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            default -> {
                // another page stands in the place of one
                int page = at / 4096 * 4096;
                int other = random.nextInt(bytes.length / 4096) * 4096;
                System.arraycopy(bytes, other, bytes, page, 4096);
            }
        }
        if (kind > 0) {
            Files.write(journal, bytes);
        }
        return "kind " + kind + " at " + at + ", " + length + " bytes";
    }

    private static Workshop copied(Path to) {
        copy(original, to);
        return new Workshop(to);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                boolean isElsewhere = file.startsWith(from.resolve("state/paths"));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!isElsewhere) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void approve(Workshop workshop, int job) {
        String row = Integer.toString(job + 1);
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A" + row), Value.of(Workshop.id(job))),
                new Assignment(Address.parse("Projects!B" + row), Value.of("Bu Sri")),
                new Assignment(Address.parse("Projects!C" + row), Value.of("Menu " + job)),
                new Assignment(Address.parse("Projects!D" + row), Value.of("Design")),
                new Assignment(Address.parse("Projects!E" + row), Value.of("Revision")),
                new Assignment(Address.parse("Projects!H" + row), Value.of("yes"))));
    }

    private static Set<String> documents(Workshop workshop) throws IOException {
        Path documents = workshop.folder.resolve("documents");
        Set<String> all = new HashSet<>();
        for (String file : Workshop.files(documents)) {
            all.add(file + " " + Fingerprint.of(Files.readAllBytes(documents.resolve(file))));
        }
        return all;
    }

    private static Path journal(Workshop workshop) {
        return workshop.state.resolve(workshop.read().settings().alurId()).resolve("journal.db");
    }
}
