package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Naming;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a call adds to a workbook before its cells are edited: sheets, columns, tables, names. Small parts are
/// laid over the package; what goes into the XML of a sheet is planned as a [SheetPatch], so that sheets stay
/// streams.
final class Structure {
    private static final int MOST_CHOICES = 255;
    private static final int MOST_FORMULA = 8192;

    private final List<Edit> edits;
    private final Styles styles;
    private final Map<String, SheetPatch> patches = new LinkedHashMap<>();
    private final Map<String, Ground> grounds = new HashMap<>();
    private final Map<Address, Value> planned = new HashMap<>();
    private final Map<String, Set<String>> unrelated = new HashMap<>();
    private Book book;
    private @Nullable Packaging packaging;
    private @Nullable List<String> strings;
    private boolean hasFormulas;
    private boolean changesFormulas;

    private Structure(Book book, List<Edit> edits) {
        this.book = book;
        this.edits = edits;
        this.styles = book.styles();
    }

    /// Understands what edits add, and leaves those of cells alone.
    ///
    /// @throws ProblemException where one of them cannot be done truly
    static Structure of(Book book, List<Edit> edits) {
        Structure structure = new Structure(book, edits);
        for (Edit edit : edits) {
            structure.plan(edit);
        }
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.AddSheet sheet -> new NewSheet(structure, sheet).add();
                case Edit.AddColumn column -> {
                    new NewColumns(structure, column).add();
                    structure.changesFormulas = true;
                }
                case Edit.AddTable table -> new NewTable(structure, table).add();
                case Edit.AddName name -> {
                    NewName.add(structure, name);
                    structure.changesFormulas = true;
                }
                case Edit.OfCells _, Edit.OfWrite _ -> {}
            }
        }
        NewLinks.add(structure, edits);
        if (structure.packaging != null) {
            StructureCheck.check(book, structure.book, structure.unrelated);
        }
        return structure;
    }

    /// What cells will hold after the call; headers of tables are taken from there.
    private void plan(Edit edit) {
        switch (edit) {
            case Edit.SetCell set -> planned.put(key(set.at()), set.value());
            case Edit.AppendRow append ->
                append.cells()
                        .forEach((column, value) ->
                                planned.put(key(new Address(append.sheet(), append.row(), column)), value));
            case Edit.OfCells _,
                    Edit.OfWrite _,
                    Edit.AddSheet _,
                    Edit.AddColumn _,
                    Edit.AddTable _,
                    Edit.AddName _ -> {}
        }
    }

    private static Address key(Address at) {
        return new Address(Naming.key(at.sheet()), at.row(), at.column());
    }

    /// The workbook with all that was added so far, but for what goes into the XML of its sheets.
    Book book() {
        return book;
    }

    Styles styles() {
        return styles;
    }

    Packaging packaging() {
        Packaging known = packaging;
        if (known == null) {
            known = new Packaging(book);
            packaging = known;
        }
        return known;
    }

    /// Takes a relationship of a sheet away.
    void unrelate(String part, String id) {
        packaging().unrelate(part, id);
        unrelated.computeIfAbsent(part, key -> new HashSet<>()).add(id);
    }

    /// Parts were added or changed.
    void packaged() {
        book = packaging().book();
    }

    /// The namespace of spreadsheets, strict or transitional as the workbook has it.
    String namespace() {
        Part xml = Part.of(book.file(), book.archive(), book.workbook());
        RootScope scope = new RootScope();
        while (xml.next() != Tokenizer.Kind.START) {
            // what stands in front of the root
        }
        scope.take(xml.tag());
        return scope.uri();
    }

    /// Whether formulas were added.
    boolean hasFormulas() {
        return hasFormulas;
    }

    void hasFormulas(boolean added) {
        hasFormulas |= added;
    }

    /// Whether formulas that stand elsewhere may give something else by now: a name that they knew before it
    /// was there, a row or a table that they count.
    boolean changesFormulas() {
        return changesFormulas || hasFormulas;
    }

    boolean hasNoStrings() {
        return book.part("sharedStrings") == null;
    }

    Book.SheetPart sheet(String name) {
        return book.need(name);
    }

    /// What is planned for a sheet's XML; empty where nothing is.
    SheetPatch patch(String sheet) {
        return patches.computeIfAbsent(
                Naming.key(sheet),
                key -> new SheetPatch(new SheetFrame(packaging().relationships())));
    }

    /// The same, or null.
    @Nullable
    SheetPatch planned(String sheet) {
        return patches.get(Naming.key(sheet));
    }

    /// What a cell will hold after the call, or null where the call does not say.
    @Nullable
    Value planned(Address at) {
        return planned.get(key(at));
    }

    /// The format of a cell, -1 for none of its own.
    int styleAt(Address at) {
        return ground(at.sheet()).at(at.row(), at.column()).style();
    }

    /// What stands on a sheet, with all that this call asks about it.
    Ground ground(String sheet) {
        return grounds.computeIfAbsent(Naming.key(sheet), key -> {
            Set<Address> ends = new HashSet<>();
            Set<Integer> rows = new HashSet<>();
            Set<Integer> columns = new HashSet<>();
            for (Edit edit : edits) {
                if (edit instanceof Edit.AddColumn column
                        && Naming.key(column.header().sheet()).equals(key)) {
                    Address end = end(column.header());
                    ends.add(end);
                    rows.add(end.row());
                    columns.add(end.column());
                    columns.add(column.header().column());
                } else if (edit instanceof Edit.AddTable table
                        && Naming.key(table.range().sheet()).equals(key)) {
                    rows.add(table.range().firstRow());
                } else if (edit instanceof Edit.AddSheet sheetEdit
                        && sheetEdit.like() instanceof Address like
                        && Naming.key(like.sheet()).equals(key)) {
                    rows.add(like.row());
                }
            }
            return new Ground(book, sheet(sheet), styles, strings(), patch(sheet), ends, rows, columns);
        });
    }

    /// The last header that the sheet has to the left of a new one; several may be added side by side.
    Address end(Address header) {
        Set<Address> added = new HashSet<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.AddColumn column) {
                added.add(key(column.header()));
            }
        }
        int column = header.column();
        while (column > 1 && added.contains(key(new Address(header.sheet(), header.row(), column)))) {
            column--;
        }
        return new Address(Naming.key(header.sheet()), header.row(), column);
    }

    private List<String> strings() {
        List<String> known = strings;
        if (known == null) {
            known = SharedStrings.all(book);
            strings = known;
        }
        return known;
    }

    /// Refuses a name that a table or a defined name cannot have, or that one has.
    void requireName(String name, @Nullable Address at) {
        if (!Naming.isName(name)) {
            throw refusal(GridProblem.NAME_UNFIT, at, name);
        }
        boolean taken = book.names().keySet().stream().anyMatch(name::equalsIgnoreCase);
        for (Book.SheetPart part : book.sheets()) {
            taken |= TablePart.of(book, part).stream()
                    .anyMatch(table -> table.table().name().equalsIgnoreCase(name));
        }
        if (taken) {
            throw refusal(GridProblem.NAME_TAKEN, at, name);
        }
    }

    /// Refuses a list to choose from that a file cannot hold.
    static void requireList(NewColumn column, Address at) {
        String list = column.list();
        if (list == null) {
            return;
        }
        boolean literal = list.startsWith("\"");
        int length = literal ? list.length() - 2 : list.length();
        int most = literal ? MOST_CHOICES : MOST_FORMULA;
        if (length < 1 || length > most || (literal && !list.endsWith("\""))) {
            throw refusal(GridProblem.LIST_UNFIT, at, length, most);
        }
    }

    static ProblemException refusal(GridProblem key, @Nullable Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
