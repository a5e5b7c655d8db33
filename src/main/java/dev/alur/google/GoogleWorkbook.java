package dev.alur.google;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Editing;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A spreadsheet at Google. Each reading is one call, however many rows there are. A write looks once
/// more, does
/// everything in one batch, whole or not at all, and looks at what came of it: Google cannot be asked
/// to write only where
/// nobody else has written, so what a person did in between is found out and put right afterwards ([Repair]).
final class GoogleWorkbook implements Workbook {
    private static final int REPAIRS = 5;

    private final String id;
    private final Service service;
    private final Calls calls;
    private volatile @Nullable Seen last;
    private volatile List<Problem> notes = List.of();

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

    /// The answer to a write tells what the spreadsheet holds then.
    @Override
    public Snapshot written() {
        Seen seen = last;
        return seen == null ? read() : seen.snapshot();
    }

    @Override
    public boolean calculates() {
        return true;
    }

    @Override
    public List<Problem> notes() {
        return notes;
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        return List.of();
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        Kept.write(known(expected), file);
    }

    @Override
    public Fingerprint write(Fingerprint basis, List<Edit> edits) {
        notes = List.of();
        Seen before = held(basis);
        Editing editing = Editing.of(before.snapshot(), edits);
        List<Request> requests = Batch.of(before, editing);
        if (requests.isEmpty()) {
            return basis;
        }
        Mark mark = Mark.of(key(basis, edits), before.marks());
        Seen after = send(before, requests, mark);
        return repaired(Repair.of(before, editing.strokes(), after), after, mark)
                .fingerprint();
    }

    private static String key(Fingerprint basis, List<Edit> edits) {
        return edits.stream()
                .filter(Edit.Once.class::isInstance)
                .map(edit -> ((Edit.Once) edit).key())
                .findFirst()
                .orElseGet(() -> basis + edits.toString());
    }

    private Seen send(Seen before, List<Request> requests, Mark mark) {
        BatchUpdateSpreadsheetRequest batch = Batch.marked(before, requests, mark);
        Seen after = calls.write(name(), token -> service.write(id, batch, token), token -> {
            Seen seen = service.read(id, token);
            return mark.isIn(seen) ? Optional.of(seen) : Optional.empty();
        });
        last = after;
        return after;
    }

    /// What came of a write, with what rows that moved meanwhile made of it put right.
    private Seen repaired(Repair first, Seen written, Mark mark) {
        Seen after = written;
        Set<Problem> told = new LinkedHashSet<>();
        Repair repair = first;
        for (int i = 1; !repair.isNothing() && i <= REPAIRS; i++) {
            told.addAll(repair.problems());
            List<Request> requests = repair.requests();
            if (requests.isEmpty()) {
                break;
            }
            after = send(after, requests, Mark.of(mark.value() + "/" + i, after.marks()));
            repair = repair.again(after);
        }
        notes = List.copyOf(told);
        return after;
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits) {
        Seen before = known(basis);
        Editing editing = Editing.of(before.snapshot(), edits);
        Batch.of(before, editing);
        return editing.after();
    }

    @Override
    public boolean goesBack() {
        return false;
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        Kept before = Kept.read(kept);
        Seen now = held(basis);
        List<Request> requests = Batch.of(now, before.strokes(now.snapshot()), now::snapshot);
        if (!requests.isEmpty()) {
            send(now, requests, Mark.of("restore " + basis, now.marks()));
        }
    }

    private Seen look() {
        Seen seen = calls.read(name(), token -> service.read(id, token));
        last = seen;
        return seen;
    }

    /// It as it is now.
    ///
    /// @throws ChangedException where that is something else than expected
    private Seen held(Fingerprint expected) {
        Seen seen = look();
        if (!seen.fingerprint().equals(expected)) {
            throw new ChangedException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, name()));
        }
        return seen;
    }

    /// It as it was when it had that fingerprint; asked for only where that is not known any more.
    private Seen known(Fingerprint expected) {
        Seen seen = last;
        return seen != null && seen.fingerprint().equals(expected) ? seen : held(expected);
    }
}
