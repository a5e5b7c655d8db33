package dev.alur.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A workbook that lives in memory, for tests: it takes the same edits and refuses the same ones as
/// the real walls.
public final class MemoryWorkbook implements Workbook {
    private record Version(List<Sheet> sheets, Map<String, String> names) {}

    private final String name;
    private final Map<Fingerprint, Version> versions = new HashMap<>();
    private final Map<List<Sheet>, Fingerprint> digests = new IdentityHashMap<>();
    private List<Sheet> sheets;
    private Map<String, String> names = Map.of();

    public MemoryWorkbook(String name, List<Sheet> sheets) {
        this.name = name;
        this.sheets = List.copyOf(sheets);
        versions.put(fingerprint(), new Version(this.sheets, names));
    }

    /// A workbook of drafts: `MemoryWorkbook.of("studio.xlsx", SheetDraft.of("Projects").row("ID", "Stage"))`.
    public static MemoryWorkbook of(String name, SheetDraft... drafts) {
        List<Sheet> sheets = new ArrayList<>();
        for (SheetDraft draft : drafts) {
            sheets.add(draft.build());
        }
        return new MemoryWorkbook(name, sheets);
    }

    /// Gives it defined names, as [Snapshot#names] has them.
    public MemoryWorkbook named(Map<String, String> definedNames) {
        names = Map.copyOf(definedNames);
        digests.clear();
        versions.put(fingerprint(), new Version(sheets, names));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String id() {
        return "memory:" + name;
    }

    @Override
    public Snapshot read() {
        return new Snapshot(name, fingerprint(), sheets, names);
    }

    @Override
    public Fingerprint fingerprint() {
        Fingerprint known = digests.get(sheets);
        if (known == null) {
            known = digest();
            digests.clear();
            digests.put(sheets, known);
        }
        return known;
    }

    private Fingerprint digest() {
        StringBuilder all = new StringBuilder(new TreeMap<>(names).toString());
        for (Sheet sheet : sheets) {
            all.append(sheet.name()).append(sheet.tables());
            all.append(sheet.layout().links()).append('\n');
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    all.append(sheet.value(row, column)).append('|').append(sheet.formula(row, column));
                }
                all.append('\n');
            }
        }
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        return List.of();
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        hold(expected);
        try {
            Files.writeString(file, expected.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Fingerprint write(Fingerprint basis, List<Edit> edits) {
        hold(basis);
        Version edited = edited(edits);
        sheets = edited.sheets();
        names = edited.names();
        versions.put(fingerprint(), edited);
        return fingerprint();
    }

    @Override
    public Snapshot preview(Fingerprint basis, List<Edit> edits) {
        hold(basis);
        Version edited = edited(edits);
        return new MemoryWorkbook(name, edited.sheets()).named(edited.names()).read();
    }

    private Version edited(List<Edit> edits) {
        Map<String, SheetDraft> drafts = new LinkedHashMap<>();
        Map<String, String> definedNames = new TreeMap<>(names);
        if (edits.stream().anyMatch(edit -> !(edit instanceof Edit.OfCells))) {
            sheets.forEach(sheet -> drafts.put(Naming.key(sheet.name()), SheetDraft.of(sheet)));
        }
        MemoryAdditions additions = new MemoryAdditions(drafts, definedNames);
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.AddSheet sheet -> additions.sheet(sheet);
                case Edit.AddColumn column -> additions.column(column);
                case Edit.AddTable table -> additions.table(table);
                case Edit.AddName name -> additions.name(name);
                case Edit.SetCell set -> set(draft(drafts, set), set);
                case Edit.AppendRow append -> append(drafts, draft(drafts, append), append);
                case Edit.InsertRow insert -> insert(drafts, draft(drafts, insert), insert);
                case Edit.SetLink link -> link(draft(drafts, link), link);
                case Edit.SetCached cached -> draft(drafts, cached);
                case Edit.Calculated _ -> {}
            }
        }
        for (Edit edit : edits) {
            if (edit instanceof Edit.SetCached cached) {
                setCached(draft(drafts, cached), cached);
            }
        }
        List<Sheet> result = new ArrayList<>();
        for (Sheet sheet : sheets) {
            SheetDraft draft = drafts.get(sheet.name().toLowerCase(Locale.ROOT));
            result.add(draft == null ? sheet : draft.build());
            drafts.remove(Naming.key(sheet.name()));
        }
        drafts.values().forEach(added -> result.add(added.build()));
        return new Version(List.copyOf(result), Map.copyOf(definedNames));
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        hold(basis);
        try {
            Version version = versions.get(new Fingerprint(Files.readString(kept)));
            if (version == null) {
                throw new IllegalArgumentException("never kept from this workbook: " + kept);
            }
            sheets = version.sheets();
            names = version.names();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetDraft draft(Map<String, SheetDraft> drafts, Edit.OfCells edit) {
        return drafts.computeIfAbsent(
                edit.sheet().toLowerCase(Locale.ROOT),
                key -> SheetDraft.of(read().sheet(edit.sheet())
                        .orElseThrow(
                                () -> new ProblemException(Problem.error(GridProblem.NO_SHEET, null, edit.sheet())))));
    }

    private void hold(Fingerprint expected) {
        if (!fingerprint().equals(expected)) {
            throw new ChangedException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, name));
        }
    }

    private static void set(SheetDraft draft, Edit.SetCell set) {
        Address at = set.at();
        SheetDraft.Cell old = draft.cell(at.row(), at.column());
        requireWritable(draft, at);
        if (old.formula() != null && !set.overFormula()) {
            throw new ProblemException(Problem.error(GridProblem.FORMULA_IN_THE_WAY, at, old.formula()));
        }
        for (Table table : draft.tables) {
            if (!table.allows(at.row(), at.column(), set.value())) {
                throw new ProblemException(Problem.error(GridProblem.TABLE_HEADER, at, table.name()));
            }
        }
        put(draft, at.row(), at.column(), set.value());
    }

    private static void link(SheetDraft draft, Edit.SetLink link) {
        requireWritable(draft, link.at());
        draft.layout = draft.layout.linked(link.at(), link.target());
    }

    private static void requireWritable(SheetDraft draft, Address at) {
        Range merged = draft.layout.merged(at.row(), at.column());
        if (merged != null && (merged.firstRow() != at.row() || merged.firstColumn() != at.column())) {
            throw new ProblemException(Problem.error(GridProblem.MERGED_CELL, at, merged.cells()));
        }
        Range array = draft.layout.array(at.row(), at.column());
        if (array != null && !array.equals(Range.of(at))) {
            throw new ProblemException(Problem.error(GridProblem.ARRAY_IN_THE_WAY, at, array.cells()));
        }
        Range pivot = draft.layout.pivot(at.row(), at.column());
        if (pivot != null) {
            throw new ProblemException(Problem.error(GridProblem.PIVOT_CELL, at, pivot.cells()));
        }
        if (draft.locked && draft.layout.isLocked(at.row(), at.column())) {
            throw new ProblemException(Problem.error(GridProblem.LOCKED_CELL, at));
        }
    }

    private static void put(SheetDraft draft, int row, int column, Value value) {
        Address at = new Address(draft.name, row, column);
        if (value instanceof Value.Text(String text) && text.length() > 32_767) {
            throw new ProblemException(Problem.error(GridProblem.TEXT_TOO_LONG, at, text.length(), 32_767));
        }
        String format = draft.cell(row, column).format();
        boolean bare = format == null && value instanceof Value.Date;
        draft.put(row, column, new SheetDraft.Cell(value, null, bare ? "yyyy-mm-dd" : format));
    }

    private static void setCached(SheetDraft draft, Edit.SetCached cached) {
        Address at = cached.at();
        SheetDraft.Cell old = draft.cell(at.row(), at.column());
        if (old.formula() == null) {
            throw new ProblemException(Problem.error(GridProblem.NO_FORMULA, at));
        }
        draft.put(at.row(), at.column(), new SheetDraft.Cell(cached.value(), old.formula(), old.format()));
    }

    /// Drafts of all sheets, for what happens to one of them may have to follow in the others.
    private Collection<SheetDraft> all(Map<String, SheetDraft> drafts) {
        for (Sheet sheet : sheets) {
            drafts.computeIfAbsent(sheet.name().toLowerCase(Locale.ROOT), key -> SheetDraft.of(sheet));
        }
        return drafts.values();
    }

    private void follow(MovedReferences rules) {
        Map<String, String> moved = new HashMap<>();
        names.forEach((key, formula) ->
                moved.put(key, rules.moved(formula, new MovedReferences.Place("", Growth.Reader.REGION, 0))));
        names = Map.copyOf(moved);
    }

    private void insert(Map<String, SheetDraft> drafts, SheetDraft draft, Edit.InsertRow insert) {
        follow(MemoryRows.insert(all(drafts), draft, insert.row()));
        fill(draft, insert.row(), insert.cells());
    }

    private void append(Map<String, SheetDraft> drafts, SheetDraft draft, Edit.AppendRow append) {
        int row = append.row();
        Table above = null;
        for (Table table : draft.tables) {
            Range range = table.range();
            boolean touches = append.cells().keySet().stream()
                    .anyMatch(column -> column >= range.firstColumn() && column <= range.lastColumn());
            if (touches && row == table.lastDataRow() + 1) {
                above = table;
            }
        }
        if (above != null) {
            grow(drafts, draft, above, row);
        } else if (MemoryRows.isTotal(draft, row)) {
            follow(MemoryRows.makeRoom(
                    all(drafts), draft, row, null, append.cells().keySet()));
        }
        if (draft.locked) {
            throw new ProblemException(Problem.error(GridProblem.LOCKED_CELL, new Address(draft.name, row, 1)));
        }
        fill(draft, row, append.cells());
    }

    private static void fill(SheetDraft draft, int row, Map<Integer, Value> cells) {
        cells.forEach((column, value) -> {
            SheetDraft.Cell old = draft.cell(row, column);
            if (old.formula() == null) {
                if (!old.value().isBlank()) {
                    throw new ProblemException(
                            Problem.error(GridProblem.ROW_NOT_FREE, new Address(draft.name, row, column), row));
                }
                put(draft, row, column, value);
            }
        });
    }

    private void grow(Map<String, SheetDraft> drafts, SheetDraft draft, Table table, int row) {
        Range range = table.range();
        boolean taken = table.totalsRows() > 0;
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            taken |= !MemoryRows.blank(draft.cell(row, column));
        }
        if (taken) {
            follow(MemoryRows.makeRoom(all(drafts), draft, row, table, Set.of()));
        } else {
            if (draft.locked) {
                throw new ProblemException(Problem.error(GridProblem.LOCKED_CELL, new Address(draft.name, row, 1)));
            }
            MovedReferences rules = MovedReferences.of(List.of(Growth.of(table, 1)));
            MemoryRows.follow(all(drafts), rules);
            follow(rules);
            draft.tables.replaceAll(old -> old.equals(table) ? table.to(row) : old);
            draft.validations.replaceAll(validation -> new Validation(
                    validation.ranges().stream()
                            .map(r -> r.lastRow() == row - 1 ? grown(r, row) : r)
                            .toList(),
                    validation.type(),
                    validation.formula()));
        }
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            SheetDraft.Cell above = draft.cell(row - 1, column);
            String formula = above.formula() == null ? null : References.shift(above.formula(), 1, 0);
            draft.put(row, column, new SheetDraft.Cell(Value.BLANK, formula, above.format()));
        }
    }

    private static Range grown(Range range, int row) {
        return new Range(range.sheet(), range.firstRow(), range.firstColumn(), row, range.lastColumn());
    }
}
