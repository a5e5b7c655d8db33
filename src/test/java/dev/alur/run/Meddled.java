package dev.alur.run;

import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A workbook into which somebody saves between our reading it and our writing it, so many times.
record Meddled(Workbook workbook, AtomicInteger times, Runnable save) implements Workbook {
    @Override
    public String name() {
        return workbook.name();
    }

    @Override
    public String id() {
        return workbook.id();
    }

    @Override
    public Snapshot read() {
        return workbook.read();
    }

    @Override
    public Fingerprint fingerprint() {
        return workbook.fingerprint();
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        return workbook.preflight(evenIfOpen);
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        workbook.keep(expected, file);
        if (times.getAndDecrement() > 0) {
            save.run();
        }
    }

    @Override
    public Fingerprint write(Fingerprint basis, List<Edit> edits) {
        return workbook.write(basis, edits);
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits) {
        return workbook.preview(basis, edits);
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        workbook.restore(basis, kept);
    }
}
