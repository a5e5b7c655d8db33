package dev.alur.run;

import dev.alur.Proof;
import dev.alur.Seeded;
import dev.alur.plan.Studios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The property test of semantics.md with the real planner, protocol and journal: days, edits, sorts,
/// deletions, applies, undo of the last run and of older ones, voids, payments, commands that die at each
/// border of the protocol and recoveries that die as well, people who type in between, older versions put back,
/// and moves.
///
/// In an ordinary build 40 lives in memory and 6 over files; with `-Dalur.proof=full` 20,000 and 500.
class UndoProperties {
    private static final int IN_MEMORY = Proof.times(40, 20_000);
    private static final int ON_DISK = Proof.times(6, 500);

    @Test
    @Tag("slow")
    void theWorkbookIsWhatTheModelSaysInMemory() {
        Seeded.live(Act.stories(), IN_MEMORY, story -> live(story, true));
    }

    @Test
    @Tag("slow")
    void theWorkbookIsWhatTheModelSaysOnDisk() {
        Seeded.live(Act.stories(), ON_DISK, story -> live(story, false));
    }

    private static void live(Act.Story story, boolean inMemory) throws IOException {
        Path folder = Files.createTempDirectory("undo");
        try {
            Bench bench = inMemory
                    ? new Bench.InMemory(Studios.drafts(story.start()))
                    : new Bench.OnDisk(folder, Studios.drafts(story.start()));
            UndoLife life = new UndoLife(bench, folder);
            story.acts().forEach(life::live);
            life.check();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
