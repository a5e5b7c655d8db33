package dev.alur.app;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.run.Runner;
import dev.alur.run.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Decides which wall stands behind each interface that a [Runner] needs.
final class Wirings {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Wirings() {}

    /// The runner of this process: Excel workbooks and folders, the state folder of the environment, the
    /// real clock and real chance.
    static Runner runner(Map<String, String> environment) {
        InstantSource clock = InstantSource.system();
        return new Runner(new Wiring(
                new ExcelWorkbooks(clock),
                folder -> new FolderShelf(folder, null),
                new Drawings(),
                state(environment),
                StatePlace.named(environment),
                clock,
                UUID::randomUUID,
                PATIENCE,
                step -> {}));
    }

    /// The state folder of the environment.
    static Path state(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        return StatePlace.of(environment, System.getProperty("os.name"), home);
    }
}
