package dev.alur.run;

import dev.alur.grid.Shelf;
import dev.alur.grid.Workbooks;
import dev.alur.journal.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a [Runner] stands on: the walls, the state folder, the clock and the source of ids. `app`
/// decides on each.
///
/// @param journals where journals are kept
/// @param shelves the shelf of a place: a folder, which need not exist yet, or one elsewhere, with its scheme
/// @param state the state folder, which need not exist yet
/// @param stateNamed whether a person named it (`ALUR_STATE`): only such a folder may be one for rehearsal
/// @param zone in which formulas of a workbook without settings see the clock
/// @param ids random ones
/// @param patience how long to wait for somebody else's lock
/// @param steps told of each border between two steps of an apply
public record Wiring(
        Workbooks workbooks,
        Function<String, Shelf> shelves,
        Drawing drawing,
        Journals journals,
        Path state,
        boolean stateNamed,
        InstantSource clock,
        ZoneId zone,
        Supplier<UUID> ids,
        Duration patience,
        Consumer<Step> steps) {
    /// Journals as files in the state folder.
    public Wiring(
            Workbooks workbooks,
            Function<String, Shelf> shelves,
            Drawing drawing,
            Path state,
            boolean stateNamed,
            InstantSource clock,
            ZoneId zone,
            Supplier<UUID> ids,
            Duration patience,
            Consumer<Step> steps) {
        this(workbooks, shelves, drawing, Journals.files(state), state, stateNamed, clock, zone, ids, patience, steps);
    }
}
