package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.journal.Account;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at what lies beside the journal: kept workbooks as they were kept, the last one there, what an open
/// run needs to be finished, and nothing that no run needs.
final class LineageFolder {
    private final StateFolder state;
    private final String lineage;
    private final List<Problem> problems = new ArrayList<>();

    LineageFolder(StateFolder state, String lineage) {
        this.state = state;
        this.lineage = lineage;
    }

    List<Problem> check(Journal journal, List<Account> accounts, @Nullable Intent open) {
        kept(journal, accounts);
        Set<String> needed = new HashSet<>();
        if (open != null) {
            for (Intent.Staged document : open.documents()) {
                needed.add(document.content().sha256());
                staged(journal, document);
            }
        }
        for (Path file : state.filesOf(lineage)) {
            String name = file.getFileName().toString();
            boolean isStaged = Disk.parent(file).endsWith("staged");
            boolean isNeeded = isStaged ? needed.contains(name) : Backup.isDigest(name);
            if (!isNeeded) {
                problems.add(Problem.warning(RunProblem.LEFT_OVER, null, file.toString()));
            }
        }
        return problems;
    }

    private void kept(Journal journal, List<Account> accounts) {
        for (Path file : state.kept(lineage)) {
            if (!digest(file).equals(file.getFileName().toString())) {
                problems.add(Problem.error(RunProblem.KEPT_CHANGED, null, file.toString()));
            }
        }
        Ended last = accounts.isEmpty() ? null : accounts.getLast().ended();
        // a run that stands for a rebuilt journal's past exchanged nothing
        if (last != null && !last.before().equals(last.after())) {
            Path file = state.before(lineage, last.before());
            if (!Files.exists(file) && journal.stored(last.before()).isEmpty()) {
                problems.add(Problem.warning(RunProblem.KEPT_MISSING, null, last.serial(), file.toString()));
            }
        }
    }

    private void staged(Journal journal, Intent.Staged document) {
        Path file = state.staged(lineage, document.content());
        if (Files.exists(file)) {
            if (!digest(file).equals(document.content().sha256())) {
                problems.add(Problem.error(RunProblem.STAGED_CHANGED, null, document.name(), file.toString()));
            }
        } else if (journal.stored(document.content()).isEmpty()) {
            problems.add(Problem.error(RunProblem.STAGED_MISSING, null, document.name(), file.toString()));
        }
    }

    private static String digest(Path file) {
        MessageDigest digest = Fingerprint.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return "";
        }
    }
}
