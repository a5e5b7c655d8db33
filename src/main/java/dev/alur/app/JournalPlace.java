package dev.alur.app;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.journal.Access;
import dev.alur.journal.Journals;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// Where journals are kept: in the state folder, or in the PostgreSQL database that `ALUR_JOURNAL` names,
/// either by its address (user and password in `ALUR_JOURNAL_USER` and `ALUR_JOURNAL_PASSWORD`) or by a file
/// with `url`, `user` and `password` that only its owner can read.
final class JournalPlace {
    private static final String WHERE = "ALUR_JOURNAL";
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private JournalPlace() {}

    /// @throws ProblemException where the setting means nothing, or others can read the file with the password
    static Journals of(Map<String, String> environment, Path state) {
        String said = environment.getOrDefault(WHERE, "").strip();
        if (said.isEmpty()) {
            return Journals.files(state);
        }
        if (Access.isAddress(said)) {
            return Journals.shared(new Access(
                    said,
                    environment.getOrDefault("ALUR_JOURNAL_USER", ""),
                    environment.getOrDefault("ALUR_JOURNAL_PASSWORD", "")));
        }
        Path file = Path.of(said);
        if (said.startsWith("jdbc:") || !Files.isRegularFile(file)) {
            throw new ProblemException(Problem.error(AppProblem.NO_JOURNAL_PLACE, null, WHERE));
        }
        return Journals.shared(read(file));
    }

    private static Access read(Path file) {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw new ProblemException(Problem.error(AppProblem.SECRET_OPEN, null, file.toString()));
            }
            settings.load(reader);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(AppProblem.SECRET_UNREADABLE, null, file.toString(), DiskFault.of(e)), e);
        }
        String url = settings.getProperty("url", "").strip();
        if (!Access.isAddress(url)) {
            throw new ProblemException(Problem.error(AppProblem.NO_JOURNAL_PLACE, null, file.toString()));
        }
        return new Access(url, settings.getProperty("user", ""), settings.getProperty("password", ""));
    }
}
