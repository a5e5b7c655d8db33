package dev.alur.app;

import dev.alur.excel.Caps;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.journal.Journals;
import dev.alur.language.FileSize;
import dev.alur.run.Machine;
import dev.alur.run.Runner;
import dev.alur.run.Step;
import dev.alur.run.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides which wall stands behind each interface that a [Runner] needs.
final class Wirings {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String MAX_SIZE = "ALUR_MAX_SIZE";

    private Wirings() {}

    /// The runner of this process: Excel workbooks and folders, the state folder of the environment, the
    /// real clock and real chance.
    ///
    /// @param maxSize the largest workbook to read, in bytes; 0 for what `ALUR_MAX_SIZE` says, else 64 MiB
    /// @throws ProblemException where that is no size
    static Runner runner(Map<String, String> environment, long maxSize) {
        return runner(environment, maxSize, step -> {});
    }

    /// @param steps told of each border between two steps
    static Runner runner(Map<String, String> environment, long maxSize, Consumer<Step> steps) {
        InstantSource clock = InstantSource.system();
        Path state = state(environment);
        Journals journals = JournalPlace.of(environment, state);
        // whoever shares a journal takes turns by it
        Supplier<String> owner = () -> journals.isShared() ? "shared" : Machine.id(state, UUID::randomUUID);
        Supplier<GoogleSide> google = once(() -> new GoogleSide(environment, state, clock, once(owner)));
        return new Runner(new Wiring(
                new Routed(new ExcelWorkbooks(clock, caps(environment, maxSize)), google::get),
                place ->
                        Routed.isFolderThere(place) ? google.get().shelf(place) : new FolderShelf(Path.of(place), null),
                new Drawings(),
                journals,
                state,
                StatePlace.named(environment),
                clock,
                ZoneId.systemDefault(),
                UUID::randomUUID,
                PATIENCE,
                steps));
    }

    /// Makes something when it is first asked for.
    private static <T> Supplier<T> once(Supplier<T> making) {
        return new Supplier<>() {
            private @Nullable T made;

            @Override
            public synchronized T get() {
                if (made == null) {
                    made = making.get();
                }
                return made;
            }
        };
    }

    private static Caps caps(Map<String, String> environment, long maxSize) {
        String said = environment.getOrDefault(MAX_SIZE, "");
        if (maxSize > 0) {
            return Caps.upTo(maxSize);
        }
        if (said.isBlank()) {
            return Caps.USUAL;
        }
        return Caps.upTo(FileSize.parse(said)
                .orElseThrow(() -> new ProblemException(Problem.error(AppProblem.NO_SIZE, null, MAX_SIZE, said))));
    }

    /// The state folder of the environment.
    static Path state(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        return StatePlace.of(environment, System.getProperty("os.name"), home);
    }
}
