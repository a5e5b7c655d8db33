package dev.alur.excel;

import dev.alur.grid.Edit;
import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits of a workbook, understood as changes of some of its parts.
final class Patching {
    private final Book book;
    private final Structure structure;
    private final Styles styles;
    private final Map<Book.SheetPart, SheetPatch> sheets = new LinkedHashMap<>();
    private final Map<Book.SheetPart, Condensed> condensed = new HashMap<>();
    private final Map<Archive.Entry, ArchiveWriter.Part> replaced = new HashMap<>();
    private final List<Archive.Entry> without = new ArrayList<>();
    private boolean hasFormulas;
    private boolean calculated;
    /// Whether no formula can give anything else than before.
    private boolean plain;
    private @Nullable StringPool pool;
    private @Nullable MovedReferences opened;
    private final List<Growth> growths = new ArrayList<>();
    private final boolean streams;
    private boolean recodes = true;

    private Patching(Structure structure, boolean streams) {
        this.streams = streams;
        this.structure = structure;
        this.book = structure.book();
        this.styles = structure.styles();
        this.hasFormulas = structure.hasFormulas();
    }

    /// Understands edits.
    ///
    /// @throws ProblemException where one of them cannot be done truly
    static Patching of(Book book, List<Edit> edits) {
        return of(book, edits, null, false);
    }

    /// Understands edits.
    ///
    /// @param opened the rows that were just opened for the first of them, or null
    /// @throws ProblemException where one of them cannot be done truly
    /// @throws RoomNeededException where something has to move down first
    static Patching of(Book book, List<Edit> edits, @Nullable MovedReferences opened) {
        return of(book, edits, opened, false);
    }

    /// The same, with every changed sheet copied as a stream, also where splices are known.
    static Patching streamed(Book book, List<Edit> edits) {
        return of(book, edits, null, true);
    }

    private static Patching of(Book book, List<Edit> edits, @Nullable MovedReferences opened, boolean streams) {
        Patching patching = new Patching(Structure.of(book, edits), streams);
        patching.opened = opened;
        Map<Book.SheetPart, List<Edit.OfCells>> bySheet = new LinkedHashMap<>();
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.OfCells cells ->
                    bySheet.computeIfAbsent(patching.structure.sheet(cells.sheet()), key -> new ArrayList<>())
                            .add(cells);
                case Edit.Calculated _ -> patching.calculated = true;
                case Edit.Once _ -> {}
                case Edit.AddSheet _, Edit.AddColumn _, Edit.AddTable _, Edit.AddName _ -> {}
            }
        }
        patching.plain = bySheet.isEmpty() && !patching.structure.changesFormulas();
        bySheet.forEach(patching::understand);
        patching.added();
        patching.parts();
        return patching;
    }

    /// Whether nothing is to be changed, as when a blank cell is cleared.
    boolean isEmpty() {
        return replaced.isEmpty() && !book.archive().isOverlaid();
    }

    Map<Book.SheetPart, SheetPatch> sheets() {
        return sheets;
    }

    /// The tables that grow over free rows.
    List<Growth> growths() {
        return growths;
    }

    /// The book that is patched.
    Book basis() {
        return book;
    }

    /// The workbook with the edits made, not written yet.
    Book book() {
        Map<String, Overlay> contents = new HashMap<>();
        replaced.forEach((entry, part) -> {
            try {
                contents.put(entry.part(), Overlay.of(part));
            } catch (IOException | DamagedException e) {
                throw ExcelProblem.DAMAGED_PART.because(e, book.file(), entry.part());
            }
        });
        return Book.of(book.file(), book.archive().laidOver(contents).without(without));
    }

    /// Writes the workbook with the edits made.
    void write(FileChannel channel) throws IOException {
        ArchiveWriter.write(book.archive(), replaced, without, recodes, channel);
    }

    /// Packs all that changes anew from now on, instead of mending what is packed.
    ///
    /// @return false where that was done before
    boolean packAnew() {
        boolean did = recodes;
        recodes = false;
        return did;
    }

    /// How a part is changed where that is known as splices, or null.
    @Nullable
    Spliced spliced(Archive.Entry entry) {
        return replaced.get(entry) instanceof Spliced spliced ? spliced : null;
    }

    /// The shared strings that edited cells refer to, or null.
    @Nullable
    StringPool texts() {
        return pool;
    }

    /// Whether a part is to stay as it is, to the byte.
    boolean isUntouched(Archive.Entry entry) {
        return !replaced.containsKey(entry)
                && !without.contains(entry)
                && book.archive().overlaid(entry) == null;
    }

    /// Whether a part is written anew by what was understood of the cells.
    boolean isReplaced(Archive.Entry entry) {
        return replaced.containsKey(entry);
    }

    boolean isRemoved(Archive.Entry entry) {
        return without.contains(entry);
    }

    /// Sheets that get something without an edit of their cells.
    private void added() {
        for (Book.SheetPart part : book.sheets()) {
            SheetPatch planned = structure.planned(part.name());
            if (planned != null) {
                sheets.putIfAbsent(part, planned);
            }
        }
    }

    private void understand(Book.SheetPart part, List<Edit.OfCells> edits) {
        Set<Integer> rows = new HashSet<>();
        for (Edit.OfCells edit : edits) {
            switch (edit) {
                case Edit.SetCell set -> rows.add(set.at().row());
                case Edit.AppendRow append -> {
                    rows.add(append.row());
                    rows.add(append.row() - 1);
                }
                case Edit.InsertRow insert -> {
                    for (int row = insert.row() - 1; row <= insert.row() + 2; row++) {
                        rows.add(row);
                    }
                }
                case Edit.SetLink link -> rows.add(link.at().row());
                case Edit.SetCached cached -> rows.add(cached.at().row());
            }
        }
        Survey survey = Survey.of(book, part, rows, onlyCells(edits));
        Set<TablePart> tables = new LinkedHashSet<>(TablePart.of(book, part));
        SheetPatch planned = structure.planned(part.name());
        SheetEdits understood =
                new SheetEdits(book, part, survey, styles, tables, planned == null ? new SheetPatch() : planned);
        if (opened != null && opened.sheet().equalsIgnoreCase(part.name())) {
            understood.opened(opened);
        }
        for (Edit.OfCells edit : edits) {
            switch (edit) {
                case Edit.SetCell set -> understood.set(set);
                case Edit.AppendRow append -> understood.append(append);
                case Edit.InsertRow insert -> understood.insert(insert);
                case Edit.SetLink link -> understood.link(link);
                case Edit.SetCached _ -> {}
            }
        }
        hasFormulas |= survey.hasFormulas() || tables.stream().anyMatch(TablePart::hasFormulas);
        SheetPatch patch = understood.patch();
        CachedEdits values = new CachedEdits(patch, survey, book.is1904());
        for (Edit.OfCells edit : edits) {
            if (edit instanceof Edit.SetCached cached) {
                values.lay(cached);
            }
        }
        sheets.put(part, patch);
        Condensed kept = survey.condensed();
        if (kept != null && !streams) {
            condensed.put(part, kept);
        }
        understood.grown().forEach((table, row) -> {
            growths.add(Growth.of(table.table(), row - table.table().lastDataRow()));
            byte[] bytes = table.grownTo(row);
            replaced.put(table.entry(), out -> out.write(bytes));
        });
    }

    /// The cells that edits of single cells look at, in order; null where rows are looked at as well.
    private static long @Nullable [] onlyCells(List<Edit.OfCells> edits) {
        long[] cells = new long[edits.size()];
        for (int i = 0; i < cells.length; i++) {
            switch (edits.get(i)) {
                case Edit.SetCell set ->
                    cells[i] = Survey.key(set.at().row(), set.at().column());
                case Edit.SetLink link ->
                    cells[i] = Survey.key(link.at().row(), link.at().column());
                case Edit.SetCached cached ->
                    cells[i] = Survey.key(cached.at().row(), cached.at().column());
                case Edit.AppendRow _, Edit.InsertRow _ -> {
                    return null;
                }
            }
        }
        Arrays.sort(cells);
        return cells;
    }

    private void parts() {
        Set<String> texts = sharedTexts();
        StringPool strings = new StringPool(book, texts);
        pool = texts.isEmpty() ? null : strings;
        CellXml cells = new CellXml(strings, book.is1904(), styles.canGrow());
        sheets.forEach((part, patch) -> {
            if (!patch.rows().isEmpty() || !patch.frame().isEmpty()) {
                // what is laid over the part is not what the file has packed
                boolean whole = !patch.frame().isEmpty() || book.archive().overlaid(part.entry()) != null;
                Spliced spliced = whole ? null : SheetPatcher.patch(book, part, patch, cells, condensed.get(part));
                replaced.put(
                        part.entry(),
                        spliced == null ? out -> SheetPatcher.patch(book, part, patch, cells, out) : spliced);
            }
        });
        if (strings.isChanged()) {
            replaced.put(strings.entry(), strings.part(streams));
        }
        if (styles.isChanged()) {
            byte[] bytes = styles.bytes();
            replaced.put(book.archive().need(String.valueOf(book.relationOf("styles"))), out -> out.write(bytes));
        }
        if (opened != null || (!replaced.isEmpty() && !plain)) {
            calculation();
        }
    }

    private Set<String> sharedTexts() {
        Set<String> texts = new LinkedHashSet<>();
        for (SheetPatch patch : sheets.values()) {
            patch.rows().values().stream()
                    .flatMap(writes -> writes.values().stream())
                    .forEach(write -> {
                        if (write.content() instanceof SheetPatch.Content.Put(Value.Text(String text), boolean inline)
                                && !inline) {
                            texts.add(text);
                        }
                    });
        }
        return texts;
    }

    /// Asks for recalculation on opening where there are, or may be, formulas: a sheet that is not edited
    /// is not read just to find out.
    private void calculation() {
        Archive.Entry chain = book.part("calcChain");
        boolean mayHaveFormulas = hasFormulas || chain != null || book.sheets().size() > sheets.size();
        if (!isCalculated(chain) && mayHaveFormulas) {
            byte[] bytes = WorkbookPart.recalculating(book);
            if (bytes.length > 0) {
                replaced.put(book.workbook(), out -> out.write(bytes));
            }
        }
        Map<String, Set<String>> lost = new HashMap<>();
        sheets.forEach((part, patch) -> {
            if (!patch.lostFormulas().isEmpty()) {
                lost.put(part.sheetId(), new HashSet<>(patch.lostFormulas()));
            }
        });
        if (chain == null || lost.isEmpty()) {
            return;
        }
        CalcChain changed = CalcChain.without(book, chain, lost);
        if (changed.isEmpty()) {
            takeOut(chain);
        } else if (changed.isChanged()) {
            byte[] bytes = changed.bytes();
            replaced.put(chain, out -> out.write(bytes));
        }
    }

    /// Whether every cached value is right. A formula that the calculation chain does not name is a matter for
    /// Excel nevertheless.
    private boolean isCalculated(Archive.@Nullable Entry chain) {
        return calculated
                && (chain == null
                        || sheets.values().stream()
                                .flatMap(patch -> patch.rows().values().stream())
                                .flatMap(writes -> writes.values().stream())
                                .noneMatch(write -> write.content() instanceof SheetPatch.Content.Formula));
    }

    /// An empty chain is not valid; the part goes, and what names it.
    private void takeOut(Archive.Entry chain) {
        Archive archive = book.archive();
        Archive.Entry types = archive.need("[Content_Types].xml");
        byte[] withoutType =
                WorkbookPart.without(Part.of(book.file(), archive, types), "Override", "PartName", '/' + chain.part());
        Archive.Entry relations = archive.need(Relations.nameFor(book.workbook().part()));
        byte[] withoutRelation = WorkbookPart.without(
                Part.of(book.file(), archive, relations), "Relationship", "Id", book.idOf("calcChain"));
        without.add(chain);
        replaced.put(types, out -> out.write(withoutType));
        replaced.put(relations, out -> out.write(withoutRelation));
    }
}
