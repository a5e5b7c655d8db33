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
import dev.alur.grid.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A spreadsheet at Google. Each reading is one call, however many rows there are. A write looks once more,
/// does everything in one batch, whole or not at all, and looks at what came of it: Google cannot be asked to
/// write only where nobody else has written, so what a person did in between is found out and put right
/// afterwards ([Repair]).
final class GoogleWorkbook implements Workbook {
    private static final int REPAIRS = 5;

    private final String id;
    private final Service service;
    private final Calls calls;
    private final Turn turn;
    private volatile @Nullable Seen last;
    private volatile List<Problem> notes = List.of();

    GoogleWorkbook(String id, Service service, Calls calls, Turn turn) {
        this.id = id;
        this.service = service;
        this.calls = calls;
        this.turn = turn;
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
    public boolean isFile() {
        return false;
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
        turn.demandHeld(name(), before);
        return done(before, editing, requests, key(basis, edits), false).fingerprint();
    }

    @Override
    public Fingerprint claim(Fingerprint basis, List<Edit> edits) {
        Seen before = edits.isEmpty() ? known(basis) : held(basis);
        turn.demandFree(name(), before);
        Editing editing = Editing.of(before.snapshot(), edits);
        List<Request> requests = edits.isEmpty() ? List.of() : Batch.of(before, editing);
        return done(before, editing, requests, "claim " + key(basis, edits), true)
                .fingerprint();
    }

    @Override
    public void release() {
        Seen seen = last;
        if (turn.isClaimed() && seen != null) {
            BatchUpdateSpreadsheetRequest batch = Batch.marked(seen, List.of(), turn.mark(seen, "release", false));
            calls.once(token -> service.write(id, batch, token));
        }
    }

    @Override
    public Optional<Writer> lastWriter() {
        Seen seen = last;
        return seen == null ? Optional.empty() : seen.last().map(Mark::writer);
    }

    @Override
    public Optional<Writer> lastRival() {
        Seen seen = last;
        return seen == null
                ? Optional.empty()
                : seen.last().filter(mark -> !turn.isOurs(mark)).map(Mark::writer);
    }

    @Override
    public Optional<Writer> elsewhere(Edit.Once once) {
        return turn.elsewhere(last, once);
    }

    private static String key(Fingerprint basis, List<Edit> edits) {
        return edits.stream()
                .filter(Edit.Once.class::isInstance)
                .map(edit -> ((Edit.Once) edit).key())
                .findFirst()
                .orElseGet(() -> basis + edits.toString());
    }

    /// @throws ChangedException where another write took the place of this one: nothing was written
    private Seen send(Seen before, List<Request> requests, Mark mark) {
        BatchUpdateSpreadsheetRequest batch = Batch.marked(before, requests, mark);
        Seen after = calls.write(name(), token -> service.write(id, batch, token), token -> {
            Seen seen = service.read(id, token);
            if (mark.isLate(seen.marks())) {
                last = seen;
                throw mark.until() == null ? turn.late(name(), seen) : turn.lateClaim(name(), seen);
            }
            return mark.isIn(seen.marks()) ? Optional.of(seen) : Optional.empty();
        });
        last = after;
        turn.done(mark);
        return after;
    }

    /// What came of a write, with what rows that moved meanwhile made of it put right.
    ///
    /// @param claims whether others are to be kept out after it
    private Seen done(Seen before, Editing editing, List<Request> first, String key, boolean claims) {
        Seen after = send(before, first, turn.mark(before, key, claims));
        Repair repair = Repair.of(before, editing.strokes(), after);
        Set<Problem> told = new LinkedHashSet<>();
        for (int i = 1; !repair.isNothing() && i <= REPAIRS; i++) {
            told.addAll(repair.problems());
            List<Request> requests = repair.requests();
            if (requests.isEmpty()) {
                break;
            }
            try {
                after = send(after, requests, turn.mark(after, key + "/" + i, claims));
                repair = repair.again(after);
            } catch (ChangedException e) {
                // another machine wrote in between: what is wrong by now?
                after = look();
                repair = repair.against(after);
            }
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
            send(now, requests, turn.mark(now, "restore " + basis, false));
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
