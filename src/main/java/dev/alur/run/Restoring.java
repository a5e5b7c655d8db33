package dev.alur.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Puts back what [Backup] made: workbook and documents into a folder, journal and kept files into the state
/// folder. Nothing that is there is written over; the journal comes last, so that a restore that was stopped
/// can be begun again.
final class Restoring {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN = Pattern.compile("[^/\\\\:*?\"<>|\\x00-\\x1f]{1,200}");
    private static final long LARGEST = 1L << 30;

    private final Wiring wiring;
    private final StateFolder state;
    private final Path file;
    private final Instant now;

    Restoring(Wiring wiring, Path file, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.file = file;
        this.now = now;
    }

    /// @param folder is made where it does not exist
    Restored into(Path folder) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode facts = JSON.readTree(bytes(zip, Backup.FACTS));
            String lineage = facts.path("lineage").asText();
            if (facts.path("format").asInt() != Backup.FORMAT || !StateFolder.isLineage(lineage)) {
                throw noBackup("format");
            }
            if (wiring.journals().exists(lineage)) {
                throw new ProblemException(Problem.error(
                        RunProblem.JOURNAL_IN_THE_WAY,
                        null,
                        facts.path("workbook").asText(),
                        state.lineage(lineage).toString()));
            }
            Map<Path, byte[]> targets = targets(zip, folder.toAbsolutePath().normalize(), lineage);
            targets.forEach(Restoring::demandFree);
            targets.forEach((target, bytes) -> {
                if (!Files.exists(target)) {
                    boolean isOurs = target.startsWith(state.root());
                    place(target, bytes, isOurs);
                }
            });
            journal(bytes(zip, Backup.JOURNAL), lineage);
            share(targets.keySet(), lineage);
            return new Restored(
                    folder.toAbsolutePath()
                            .normalize()
                            .resolve(facts.path("workbook").asText()),
                    facts.path("serial").asInt(),
                    facts.path("at").asText());
        } catch (IOException e) {
            throw noBackup(String.valueOf(e.getMessage()));
        }
    }

    /// Where machines share the journal, the others find there what was staged and kept.
    private void share(Set<Path> targets, String lineage) {
        if (!wiring.journals().isShared()) {
            return;
        }
        try (Journal journal = wiring.journals().write(lineage, now, WorkbookLock.holder(now))) {
            for (Path file : targets) {
                if (file.startsWith(state.lineage(lineage))) {
                    Fingerprint content = new Fingerprint(String.valueOf(file.getFileName()));
                    journal.store(content, file, Disk.parent(file).endsWith("staged"));
                }
            }
        }
    }

    private void journal(byte[] bytes, String lineage) {
        Path copy = state.lineage(lineage).resolve("journal.restored");
        Disk.write(copy, bytes);
        wiring.journals().restore(lineage, copy, now);
        Disk.delete(copy);
    }

    /// Where each file goes. What a backup does not hold is refused, and so is a file that is not what
    /// its name says.
    private Map<Path, byte[]> targets(ZipFile zip, Path folder, String lineage) throws IOException {
        Map<Path, byte[]> targets = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (name.equals(Backup.FACTS) || name.equals(Backup.JOURNAL)) {
                continue;
            }
            byte[] bytes = bytes(zip, name);
            targets.put(target(name, bytes, folder, lineage).orElseThrow(() -> noBackup(name)), bytes);
        }
        return targets;
    }

    private Optional<Path> target(String name, byte[] bytes, Path folder, String lineage) {
        int slash = name.indexOf('/');
        String kind = name.substring(0, slash + 1);
        String last = name.substring(slash + 1);
        if (!PLAIN.matcher(last).matches() || last.startsWith(".")) {
            return Optional.empty();
        }
        boolean isWhole =
                Backup.isDigest(last) && Fingerprint.of(bytes).sha256().equals(last);
        return switch (kind) {
            case Backup.WORKBOOK -> Optional.of(folder.resolve(last));
            case Backup.DOCUMENTS -> Optional.of(folder.resolve("documents").resolve(last));
            case Backup.STAGED, Backup.BEFORE ->
                isWhole ? Optional.of(state.lineage(lineage).resolve(kind).resolve(last)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static void demandFree(Path target, byte[] bytes) {
        try {
            if (Files.exists(target)
                    && !Fingerprint.of(Files.readAllBytes(target)).equals(Fingerprint.of(bytes))) {
                throw new ProblemException(Problem.error(RunProblem.FILE_EXISTS, null, target.toString()));
            }
        } catch (IOException e) {
            throw Disk.unwritable(target, e);
        }
    }

    private static void place(Path target, byte[] bytes, boolean isOurs) {
        if (!isOurs) {
            Disk.shared(Disk.parent(target));
        }
        Disk.write(target, bytes);
    }

    private byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > LARGEST) {
            throw noBackup(name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes((int) LARGEST);
        }
    }

    private ProblemException noBackup(String why) {
        return new ProblemException(Problem.error(RunProblem.NO_BACKUP, null, file.toString(), why));
    }
}
