package dev.alur.run;

import dev.alur.formula.Recalculation;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Selection;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Reading and setting single cells of any workbook: lock and safe save, no journal, nothing left behind.
final class CellEdits {
    private static final int WRITES = 20;

    private final Wiring wiring;
    private final Workbook workbook;

    CellEdits(Wiring wiring, String name) {
        this.wiring = wiring;
        this.workbook = wiring.workbooks().open(name);
    }

    /// The cells that are asked for, each area by itself.
    List<Block> get(List<Area> areas) {
        List<Range> reaches = new ArrayList<>();
        areas.forEach(area -> area.reach().ifPresent(reaches::add));
        boolean isKnown = reaches.size() == areas.size();
        Lookup lookup = new Lookup(isKnown ? workbook.read(new Selection(reaches, 0)) : workbook.read());
        return areas.stream().map(lookup::find).toList();
    }

    /// Does what is wanted, or says only what would be done.
    Written set(Intended.Intention wanted, SetOptions options, Instant now) {
        Path out = options.out();
        if (out != null) {
            demandSameKind(out);
        }
        if (options.dryRun()) {
            return rehearse(wanted).with(out == null ? workbook.preflight(options.evenIfOpen()) : List.of());
        }
        if (out != null) {
            Path copy = out.toAbsolutePath();
            return written(wanted, now, (read, edits) -> workbook.keep(read, edits, copy));
        }
        Path lock = new StateFolder(wiring.state()).lock(workbook.id());
        try (WorkbookLock held = WorkbookLock.take(lock, workbook.name(), wiring.patience(), now)) {
            wiring.steps().accept(Step.LOCKED);
            List<Problem> found = Preflight.pass(workbook, options.evenIfOpen());
            return written(wanted, now, (read, edits) -> {
                        if (!edits.isEmpty()) {
                            workbook.write(read, edits);
                        }
                    })
                    .with(found);
        }
    }

    /// A workbook with another ending is opened by no program: nothing is converted here.
    private void demandSameKind(Path out) {
        if (!workbook.isFile()) {
            throw new ProblemException(Problem.error(RunProblem.NO_FILE, null, workbook.id(), out.toString()));
        }
        String ending = ending(String.valueOf(out.getFileName()));
        String ours = ending(workbook.name());
        if (ours.isEmpty() || (!ending.isEmpty() && !ending.equalsIgnoreCase(ours))) {
            throw new ProblemException(
                    Problem.error(RunProblem.OTHER_KIND, null, out.toString(), ending, workbook.name(), ours));
        }
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot);
    }

    /// Says what would be done; what the workbook would refuse, it refuses here too.
    private Written rehearse(Intended.Intention wanted) {
        Snapshot snapshot = read(wanted, 0);
        Intended intended = wanted.against(snapshot);
        workbook.preview(snapshot.fingerprint(), intended.edits(), new Selection(List.of(), 1));
        return intended.written();
    }

    /// Reads what an intention has to know, and what the drop-down lists of its cells offer.
    ///
    /// @param formulas how many formulas of a sheet are wanted at most
    private Snapshot read(Intended.Intention wanted, int formulas) {
        List<Range> cells = wanted.reads();
        if (cells == null) {
            return workbook.read();
        }
        Snapshot snapshot = workbook.read(new Selection(cells, formulas));
        Set<Range> sources = Offered.sources(snapshot, cells);
        if (sources.isEmpty()) {
            return snapshot;
        }
        List<Range> all = new ArrayList<>(cells);
        all.addAll(sources);
        return workbook.read(new Selection(all, formulas));
    }

    /// @param writing is told what was read, by its fingerprint, and what is to be done to it
    private Written written(Intended.Intention wanted, Instant now, BiConsumer<Fingerprint, List<Edit>> writing) {
        LocalDateTime moment = now.atZone(wiring.zone()).toLocalDateTime();
        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = read(wanted, Recalculation.MAX_FORMULAS);
            Supplier<Snapshot> whole = () -> wanted.reads() == null ? snapshot : workbook.read();
            Intended intended = wanted.against(snapshot);
            Ending.stop();
            try {
                writing.accept(
                        snapshot.fingerprint(), CachedValues.with(workbook, snapshot, whole, intended.edits(), moment));
                return intended.written();
            } catch (ChangedException e) {
                if (attempt == WRITES) {
                    throw e;
                }
            }
        }
    }
}
