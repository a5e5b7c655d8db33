package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps made-up days away from real numbers: a writing command takes a day that is not today only with a state
/// folder that was made for it. The mark is the folder's first file; such a folder stays one and remembers the
/// last day.
final class Rehearsal {
    private static final String MARK = "rehearsal";

    private Rehearsal() {}

    /// The day for a command that only reads: what was said, else what the folder remembers, else null
    /// for the real one.
    static @Nullable LocalDate reading(Path state, @Nullable LocalDate said) {
        return said == null ? remembered(state).orElse(null) : said;
    }

    /// The same for a command that would write into these journals. What others share is none for rehearsal.
    static @Nullable LocalDate writing(Wiring wiring, @Nullable LocalDate said) {
        if (wiring.journals().isShared() && reading(wiring.state(), said) != null) {
            throw new ProblemException(Problem.error(RunProblem.REHEARSAL_IN_DATABASE, null));
        }
        return writing(wiring.state(), wiring.stateNamed(), said);
    }

    /// The day for a command that writes; marks the folder, or refuses.
    ///
    /// @param named whether a person named the folder
    static @Nullable LocalDate writing(Path state, boolean named, @Nullable LocalDate said) {
        Optional<LocalDate> remembered = remembered(state);
        if (said == null) {
            return remembered.orElse(null);
        }
        if (!named) {
            throw new ProblemException(Problem.error(RunProblem.REHEARSAL_WITHOUT_FOLDER, null, said));
        }
        if (remembered.isEmpty() && !isEmpty(state)) {
            throw new ProblemException(
                    Problem.error(RunProblem.REHEARSAL_IN_REAL_FOLDER, null, said, state.toString()));
        }
        if (!Objects.equals(remembered.orElse(null), said)) {
            Disk.write(state.resolve(MARK), (said + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return said;
    }

    private static Optional<LocalDate> remembered(Path state) {
        try {
            return Optional.of(
                    LocalDate.parse(Files.readString(state.resolve(MARK)).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Path state) {
        try (Stream<Path> files = Files.list(state)) {
            // the mark's own temporary file may have stayed after a crash
            return files.allMatch(file -> file.getFileName().toString().equals(MARK + ".new"));
        } catch (IOException e) {
            return !Files.exists(state);
        }
    }
}
