package dev.alur.app;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.Workbooks;
import dev.alur.run.Runner;
import dev.alur.run.Step;
import dev.alur.run.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;

/// A runner as the program has it, but for the clock, which a test sets.
public final class Clockwork {
    private Clockwork() {}

    public static Runner runner(Path state, InstantSource clock, Consumer<Step> steps) {
        return runner(new ExcelWorkbooks(clock), state, clock, steps);
    }

    /// The same over other workbooks.
    public static Runner runner(Workbooks workbooks, Path state, InstantSource clock, Consumer<Step> steps) {
        return new Runner(new Wiring(
                workbooks,
                folder -> new FolderShelf(Path.of(folder), null),
                new Drawings(),
                state,
                true,
                clock,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofMillis(100),
                steps));
    }
}
