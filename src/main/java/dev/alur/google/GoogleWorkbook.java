package dev.alur.google;

import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spreadsheet at Google. Each reading is one call, however many rows there are; a write looks once
/// more, then does
/// everything in one batch.
final class GoogleWorkbook implements Workbook {
    private final String id;
    private final Service service;
    private final Calls calls;
    private volatile @Nullable Seen last;

    GoogleWorkbook(String id, Service service, Calls calls) {
        this.id = id;
        this.service = service;
        this.calls = calls;
    }

    /// Its title, once it was read.
    @Override
    public String name() {
        Seen seen = last;
        return seen == null ? id() : seen.title();
    }

    @Override
    public String id() {
        return SpreadsheetName.SCHEME + id;
    }

    @Override
    public Snapshot read() {
        return look().snapshot();
    }

    @Override
    public Fingerprint fingerprint() {
        return look().fingerprint();
    }

    private Seen look() {
        Seen seen = calls.read(name(), token -> service.read(id, token));
        last = seen;
        return seen;
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        return List.of();
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        throw onlyRead();
    }

    @Override
    public Fingerprint write(Fingerprint basis, List<Edit> edits) {
        throw onlyRead();
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits) {
        throw onlyRead();
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        throw onlyRead();
    }

    private static UnsupportedOperationException onlyRead() {
        return new UnsupportedOperationException("spreadsheets are only read so far");
    }
}
