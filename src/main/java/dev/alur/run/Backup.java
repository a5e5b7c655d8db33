package dev.alur.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.plan.Run;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One file with all that a tracker's history needs: the workbook, its journal, what is staged and kept, and
/// the documents that the journal knows. It is made between two runs: those that come meanwhile wait for their
/// turn.
final class Backup {
    static final String FACTS = "backup.json";
    static final String JOURNAL = "journal.db";
    static final String WORKBOOK = "workbook/";
    static final String DOCUMENTS = "documents/";
    static final String STAGED = "staged/";
    static final String BEFORE = "before/";
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 20;
    private static final int ATTEMPTS = 20;

    private final Wiring wiring;
    private final StateFolder state;
    private final Workbook workbook;
    private final Instant now;

    Backup(Wiring wiring, String name, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.workbook = wiring.workbooks().open(name);
        this.now = now;
    }

    /// Whether a file's name is the digest of a content.
    static boolean isDigest(String name) {
        return name.matches("[0-9a-f]{64}");
    }

    /// @param file must not be there yet
    BackedUp make(Path file) {
        if (Files.exists(file)) {
            throw new ProblemException(Problem.error(RunProblem.FILE_EXISTS, null, file.toString()));
        }
        try (WorkbookLock lock = WorkbookLock.take(
                state.lock(workbook.id()), workbook.name(), wiring.patience().multipliedBy(PATIENCE), now)) {
            assert lock != null;
            for (int attempt = 1; ; attempt++) {
                try {
                    return make(file.toAbsolutePath(), Reading.tracker(workbook));
                } catch (ChangedException e) {
                    // a person saved between our reading and our copy: look again
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }
    }

    private BackedUp make(Path file, Tracker tracker) {
        Identity identity = new Identity(wiring);
        String lineage = identity.lineage(workbook, tracker)
                .orElseThrow(() ->
                        new ProblemException(Problem.error(RunProblem.NOTHING_TO_BACK_UP, null, workbook.name())));
        try (Journal journal = journal(lineage)) {
            Tracker current = Reading.still(wiring, workbook, tracker);
            identity.demandCurrent(workbook, current, journal);
            return write(file, current, lineage, journal);
        }
    }

    /// A shared journal is held, so that no other machine writes meanwhile; a file's lock is the workbook's.
    private Journal journal(String lineage) {
        if (wiring.journals().isShared()) {
            return wiring.journals().write(lineage, now, WorkbookLock.holder(now));
        }
        return wiring.journals()
                .read(lineage)
                .orElseThrow(() ->
                        new ProblemException(Problem.error(RunProblem.NOTHING_TO_BACK_UP, null, workbook.name())));
    }

    private BackedUp write(Path file, Tracker tracker, String lineage, Journal journal) {
        Path folder = state.lineage(lineage);
        Path copy = Ending.making(folder.resolve("backup.new"));
        Path kept = Ending.making(folder.resolve("workbook.new"));
        Path fresh = Ending.making(file.resolveSibling(file.getFileName() + ".new"));
        Disk.folder(folder);
        Disk.delete(copy);
        try {
            Disk.shared(Disk.parent(file));
            Map<String, Path> parts = new LinkedHashMap<>();
            Disk.delete(kept);
            workbook.keep(tracker.snapshot().fingerprint(), kept);
            parts.put(WORKBOOK + workbook.name(), kept);
            journal.backup(copy);
            parts.put(JOURNAL, copy);
            parts.putAll(documents(journal));
            fetch(lineage, journal);
            files(folder, STAGED, parts);
            files(folder, BEFORE, parts);
            zip(fresh, facts(lineage, journal), parts);
            Disk.settle(fresh, file);
            return new BackedUp(
                    tracker, file, journal.serial(), journal.issued().size(), parts.size());
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        } finally {
            List.of(copy, kept, fresh).forEach(Backup::clear);
        }
    }

    /// What other machines staged and kept is taken along.
    private void fetch(String lineage, Journal journal) {
        journal.stored().forEach((content, isStaged) -> {
            Path file = isStaged ? state.staged(lineage, content) : state.before(lineage, content);
            if (!Files.exists(file)) {
                journal.stored(content).ifPresent(bytes -> Disk.write(file, bytes));
            }
        });
    }

    private static void clear(Path temporary) {
        Disk.delete(temporary);
        Ending.done(temporary);
    }

    private byte[] facts(String lineage, Journal journal) {
        ObjectNode facts = JSON.createObjectNode();
        facts.put("format", FORMAT)
                .put("lineage", lineage)
                .put("serial", journal.serial())
                .put("workbook", workbook.name())
                .put("at", now.toString());
        return facts.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /// The documents of this machine that the journal knows, each once and only as it was made.
    private Map<String, Path> documents(Journal journal) {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Issued issued : journal.issued()) {
            Documents folder = Documents.thawed(wiring, workbook, issued.folder());
            if (!issued.document().isEmpty() && folder.isHere()) {
                keep(found, Path.of(folder.place()).resolve(issued.document()));
            }
        }
        Documents folder = Documents.of(wiring, workbook, null);
        for (Run run : journal.runs()) {
            for (String document : folder.isHere() ? run.documents() : List.<String>of()) {
                keep(found, folder.home().resolve(document));
            }
        }
        journal.open().stream()
                .flatMap(intent -> intent.documents().stream())
                .map(Intent.Staged::name)
                .filter(name -> folder.isHere())
                .forEach(name -> keep(found, Path.of(folder.place()).resolve(name)));
        return found;
    }

    private static void keep(Map<String, Path> found, Path file) {
        if (Files.isRegularFile(file)) {
            found.putIfAbsent(DOCUMENTS + file.getFileName(), file);
        }
    }

    private static void files(Path folder, String kind, Map<String, Path> parts) throws IOException {
        Path from = folder.resolve(kind);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            files.filter(file -> isDigest(file.getFileName().toString()))
                    .sorted()
                    .forEach(file -> parts.put(kind + file.getFileName(), file));
        }
    }

    private static void zip(Path file, byte[] facts, Map<String, Path> parts) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(FACTS));
            zip.write(facts);
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                Ending.stop();
                zip.putNextEntry(new ZipEntry(part.getKey()));
                Files.copy(part.getValue(), zip);
            }
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }
}
