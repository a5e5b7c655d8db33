package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// On which machine a state folder lives. One that is synchronised between two gets damaged, and what was given
/// on one machine the other may not know yet: so the second one is refused, by its system's own id, until a
/// person says that the first is used no more. A journal that is shared needs none of that.
///
/// @param machine the system's id; empty where it has none, as in a container: then nothing is asked
record Home(Path root, String machine) {
    private static final String FILE = "home";

    static Home of(Wiring wiring) {
        return new Home(wiring.state(), wiring.journals().isShared() ? "" : Machine.system());
    }

    /// Notes that it is this machine, where nothing is noted yet.
    ///
    /// @throws ProblemException where it is another one
    void demandOurs(Instant now) {
        if (machine.isEmpty()) {
            return;
        }
        foreign().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            String words = String.join("\n", machine, Machine.name(), now.truncatedTo(ChronoUnit.SECONDS) + "\n");
            Disk.write(file, words.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// That it is another one; empty where it is this one, or where nobody knows.
    Optional<Problem> foreign() {
        Path file = root.resolve(FILE);
        if (machine.isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] lines = Files.readString(file).split("\n", -1);
            return lines.length < 3 || lines[0].equals(machine)
                    ? Optional.empty()
                    : Optional.of(Problem.error(
                            RunProblem.STATE_OF_ANOTHER, null, root.toString(), lines[1], lines[2], file.toString()));
        } catch (IOException e) {
            return Optional.of(
                    Problem.error(RunProblem.FILE_UNREADABLE, null, file.toString(), String.valueOf(e.getMessage())));
        }
    }
}
