package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workbook's lineage with its journal, opened for writing; or neither yet, where it has no history.
final class Book implements AutoCloseable {
    private final StateFolder state;
    private final Journals journals;
    private final Home home;
    private @Nullable String lineage;
    private @Nullable Journal journal;

    /// @param lineage of the workbook, or null
    Book(Wiring wiring, @Nullable String lineage, Instant now) {
        this.state = new StateFolder(wiring.state());
        this.journals = wiring.journals();
        this.home = Home.of(wiring);
        if (lineage != null) {
            open(lineage, now);
        }
    }

    /// Opens the journal of a lineage, and makes it where it is not there yet. What is written from here
    /// on nobody else can be beside of.
    void open(String id, Instant now) {
        home.demandOurs(now);
        Disk.folder(state.lineage(id));
        Journal opened = journals.write(id, now, WorkbookLock.holder(now));
        try {
            opened.begin();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        lineage = id;
        journal = opened;
    }

    boolean isNew() {
        return journal == null;
    }

    String lineage() {
        if (lineage == null) {
            throw new IllegalStateException("the workbook has no lineage yet");
        }
        return lineage;
    }

    Journal journal() {
        if (journal == null) {
            throw new IllegalStateException("the workbook has no journal yet");
        }
        return journal;
    }

    @Nullable
    Journal journalOrNull() {
        return journal;
    }

    /// Where a staged document lies; fetched where another machine staged it.
    Path staged(Fingerprint content) {
        return here(state.staged(lineage(), content), content);
    }

    /// Where a kept workbook lies; fetched where another machine kept it.
    Path before(Fingerprint content) {
        return here(state.before(lineage(), content), content);
    }

    private Path here(Path file, Fingerprint content) {
        if (!Files.exists(file)) {
            journal().stored(content).ifPresent(bytes -> Disk.write(file, bytes));
        }
        return file;
    }

    /// Asks whether it is still we who may write.
    void demandHeld() {
        if (journal != null) {
            journal.demandHeld();
        }
    }

    /// Closes the journal and looks from outside whether an intent stands that could not be written: a commit
    /// that failed at its flush may stand all the same. Also true where nobody can tell.
    boolean mayStand(Intent intent) {
        close();
        try (Journal outside = journals.read(lineage()).orElse(null)) {
            Optional<Intent> open = outside == null ? Optional.empty() : outside.open();
            return open.isPresent() && open.get().serial() == intent.serial();
        } catch (ProblemException e) {
            return true;
        }
    }

    List<Issued> issued() {
        return journal == null ? List.of() : journal.issued();
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
