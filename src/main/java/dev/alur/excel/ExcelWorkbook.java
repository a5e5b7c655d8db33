package dev.alur.excel;

import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Selection;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A workbook in an .xlsx or .xlsm file.
final class ExcelWorkbook implements Workbook {
    private final Path path;
    private final String name;
    private final Caps caps;
    private final FileCopies files;
    private final InstantSource clock;
    /// What was read to its end without damage.
    private volatile @Nullable Fingerprint understood;
    private volatile @Nullable Held last;

    /// The file's bytes as they were read last.
    ///
    /// @param surveys what is known of their sheets
    private record Held(Bytes bytes, Surveys surveys) {}

    /// @param path the file's real path
    ExcelWorkbook(Path path, String name, Caps caps, FileCopies files, InstantSource clock) {
        this.path = path;
        this.name = name;
        this.caps = caps;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String id() {
        return path.toString();
    }

    @Override
    public Snapshot read() {
        Held held = current();
        Snapshot snapshot = damageTold(() -> ExcelReader.snapshot(book(held), held.bytes.fingerprint(), caps, null));
        understood = snapshot.fingerprint();
        return snapshot;
    }

    @Override
    public Snapshot read(Selection selection) {
        Held held = current();
        Snapshot snapshot =
                damageTold(() -> ExcelReader.snapshot(book(held), held.bytes.fingerprint(), caps, selection));
        if (selection.formulas() > 0) {
            // otherwise sheets may have been passed over
            understood = snapshot.fingerprint();
        }
        return snapshot;
    }

    @Override
    public Fingerprint fingerprint() {
        return damageTold(() -> current().bytes.fingerprint());
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        SystemCalls.Ahead.begin();
        try {
            List<Problem> problems = new ArrayList<>(Obstacles.of(path));
            if (problems.isEmpty()) {
                Leftovers.sweep(path)
                        .ifPresent(aside -> problems.add(
                                Problem.warning(ExcelProblem.SAVE_PUT_ASIDE, null, path.toString(), aside.toString())));
                problems.addAll(damageTold(this::contents));
            }
            Optional<OwnerFile> owner = evenIfOpen ? Optional.empty() : OwnerFile.find(path, clock.instant());
            if (owner.isPresent()) {
                throw new BusyException(owner.get().problem(name()));
            }
            return problems;
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, path.toString(), DiskFault.of(e));
        }
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        keep(expected, List.of(), file);
    }

    @Override
    public void keep(Fingerprint basis, List<Edit> edits, Path file) {
        Held held = held(basis);
        damageTold(() -> {
            Patching patching = edits.isEmpty() ? null : patching(held, basis, edits);
            return patching == null || patching.isEmpty()
                    ? put(file, held.bytes::writeTo, written -> {})
                    : saved(patching, check -> put(file, patching::write, check));
        });
    }

    private static Path put(Path file, SafeSave.Contents contents, SafeSave.Check check) {
        try {
            return SafeSave.put(file, contents, check);
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_WRITE.because(e, file.toString(), DiskFault.of(e));
        }
    }

    @Override
    public Fingerprint write(Fingerprint basis, List<Edit> edits) {
        Held held = held(basis);
        last = null;
        return edits.isEmpty() ? basis : damageTold(() -> write(held, basis, edits));
    }

    private Fingerprint write(Held held, Fingerprint basis, List<Edit> edits) {
        Patching patching = patching(held, basis, edits);
        if (patching.isEmpty()) {
            return basis;
        }
        requireWritable();
        return saved(patching, check -> SafeSave.save(path, basis, held.bytes, patching::write, check));
    }

    private Patching patching(Held held, Fingerprint basis, List<Edit> edits) {
        Book book = book(held);
        if (isSigned(book.archive())) {
            throw ExcelProblem.SIGNED.of(name());
        }
        Patching patching = Revision.of(book, edits);
        if (!basis.equals(understood)) {
            demandWhole(book, patching);
        }
        return patching;
    }

    /// Saves in some way what has to pass a check; where it does not because what was packed is mended badly,
    /// it is packed anew.
    private <T> T saved(Patching patching, Function<SafeSave.Check, T> save) {
        SafeSave.Check check = written -> Verification.verify(patching.basis(), patching, written, caps);
        try {
            return save.apply(check);
        } catch (ProblemException e) {
            boolean isOtherwise = e.problems().getFirst().key() == ExcelProblem.NOT_AS_PLANNED;
            if (isOtherwise && patching.packAnew()) {
                return save.apply(check);
            }
            throw e;
        }
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits) {
        return previewed(basis, edits, null);
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits, Selection selection) {
        return previewed(basis, edits, selection);
    }

    private Snapshot previewed(Fingerprint basis, List<Edit> edits, @Nullable Selection selection) {
        Held held = held(basis);
        return damageTold(() -> {
            Book book = book(held);
            if (isSigned(book.archive())) {
                throw ExcelProblem.SIGNED.of(name());
            }
            Patching patching = Revision.of(book, edits);
            return ExcelReader.snapshot(patching.book(), basis, caps, selection);
        });
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        Bytes bytes = ExcelReader.bytes(kept, caps, files);
        Fingerprint whole = damageTold(bytes::fingerprint);
        requireWritable();
        Fingerprint restored = SafeSave.save(path, basis, bytes::writeTo, written -> {
            if (!written.fingerprint().equals(whole)) {
                throw ExcelProblem.NOT_AS_PLANNED.of(name(), kept.toString());
            }
        });
        if (!restored.equals(whole)) {
            throw ExcelProblem.NOT_AS_PLANNED.of(name(), kept.toString());
        }
    }

    /// What the contents say against a write, or about it.
    private List<Problem> contents() {
        Bytes bytes = current().bytes;
        if (FileKind.refusal(name(), bytes).isPresent()) {
            return List.of();
        }
        Archive archive = Archive.of(name(), bytes, caps);
        return isSigned(archive)
                ? List.of(Problem.error(ExcelProblem.SIGNED, null, name()))
                : Outward.computer(name(), archive).stream()
                        .map(to -> Problem.warning(ExcelProblem.POINTS_OUTWARD, null, name(), to))
                        .toList();
    }

    /// Whoever reads a part names it where it is damaged; what still comes through is told of the file.
    private <T> T damageTold(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DamagedException e) {
            throw ExcelProblem.DAMAGED_FILE.because(e, name());
        } catch (UncheckedIOException e) {
            throw ExcelProblem.CANNOT_READ.because(
                    e, path.toString(), DiskFault.of(Objects.requireNonNull(e.getCause())));
        } catch (OutOfMemoryError e) {
            // the allowance was too generous; what was read is garbage by now
            throw ExcelProblem.TOO_MUCH_MEMORY.because(
                    e, name(), Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    /// A workbook of which a sheet is damaged is never written, though the edits touch another one.
    private static void demandWhole(Book book, Patching patching) {
        for (Book.SheetPart sheet : book.sheets()) {
            if (!patching.sheets().containsKey(sheet)) {
                new SheetWalker(book, sheet, cell -> {}).walk();
            }
        }
    }

    private static boolean isSigned(Archive archive) {
        return archive.entries().stream()
                .map(entry -> entry.part().toLowerCase(Locale.ROOT))
                .anyMatch(part -> part.startsWith("_xmlsignatures/") || part.endsWith(".sigs"));
    }

    private void requireWritable() {
        try {
            List<Problem> obstacles = Obstacles.of(path);
            if (!obstacles.isEmpty()) {
                throw new ProblemException(obstacles);
            }
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, path.toString(), DiskFault.of(e));
        }
    }

    /// The file as it is now. Where it still is what it was, that is found by comparing, for a digest takes
    /// longer.
    private Held current() {
        Held known = last;
        try {
            if (known != null && known.bytes.isIn(path)) {
                return known;
            }
        } catch (IOException e) {
            // reading it again tells why
        }
        Held fresh = new Held(ExcelReader.bytes(path, caps, files), new Surveys());
        last = fresh;
        return fresh;
    }

    private Book book(Held held) {
        return ExcelReader.book(name(), held.bytes, caps).knowing(held.surveys);
    }

    private Held held(Fingerprint expected) {
        Held held = current();
        if (!held.bytes.fingerprint().equals(expected)) {
            throw new ChangedException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, name()));
        }
        return held;
    }
}
