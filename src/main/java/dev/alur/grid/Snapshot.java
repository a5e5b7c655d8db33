package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A workbook as it was read once: its sheets, its defined names and the fingerprint of the bytes. It never
/// changes; [#with] gives another one with some cells laid over.
public final class Snapshot {
    private final String workbook;
    private final Fingerprint fingerprint;
    private final List<Sheet> sheets;
    private final Map<String, String> names;
    private final List<String> otherTabs;
    private final boolean reckonsPlainly;
    private final @Nullable Snapshot base;
    private final Map<String, Sheet> bySheetName = new HashMap<>();

    /// @param workbook the name that people know it by: the file's name without its folders
    /// @param names the workbook's defined names with what they refer to, as written: `Projects!$A$1:$C$9`
    public Snapshot(String workbook, Fingerprint fingerprint, List<Sheet> sheets, Map<String, String> names) {
        this(workbook, fingerprint, sheets, names, List.of());
    }

    /// @param otherTabs the names of tabs that have no cells: sheets that are one chart, dialogs, old macros
    public Snapshot(
            String workbook,
            Fingerprint fingerprint,
            List<Sheet> sheets,
            Map<String, String> names,
            List<String> otherTabs) {
        this(workbook, fingerprint, sheets, names, otherTabs, true);
    }

    /// @param reckonsPlainly as [#reckonsPlainly] says
    public Snapshot(
            String workbook,
            Fingerprint fingerprint,
            List<Sheet> sheets,
            Map<String, String> names,
            List<String> otherTabs,
            boolean reckonsPlainly) {
        this(workbook, fingerprint, sheets, names, otherTabs, reckonsPlainly, null);
    }

    private Snapshot(
            String workbook,
            Fingerprint fingerprint,
            List<Sheet> sheets,
            Map<String, String> names,
            List<String> otherTabs,
            boolean reckonsPlainly,
            @Nullable Snapshot base) {
        this.base = base;
        this.workbook = workbook;
        this.fingerprint = fingerprint;
        this.sheets = List.copyOf(sheets);
        this.names = Map.copyOf(names);
        this.otherTabs = List.copyOf(otherTabs);
        this.reckonsPlainly = reckonsPlainly;
        for (Sheet sheet : sheets) {
            bySheetName.putIfAbsent(sheet.name().toLowerCase(Locale.ROOT), sheet);
        }
    }

    public String workbook() {
        return workbook;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /// All sheets, in the order of their tabs.
    public List<Sheet> sheets() {
        return sheets;
    }

    /// The names of tabs that have no cells, such as sheets that are one chart; no sheet can be called so.
    public List<String> otherTabs() {
        return otherTabs;
    }

    public Map<String, String> names() {
        return names;
    }

    /// Whether formulas reckon as in nearly every workbook: days are counted from 1900, and numbers have all
    /// their digits, not just those that are shown. Otherwise their values are not ours to compute.
    public boolean reckonsPlainly() {
        return reckonsPlainly;
    }

    /// The sheet of that name, whatever its case.
    public Optional<Sheet> sheet(String name) {
        return Optional.ofNullable(bySheetName.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The sheet of that name, whatever its case.
    ///
    /// @throws ProblemException where there is none
    public Sheet need(String name) {
        return sheet(name).orElseThrow(() -> new ProblemException(noSheet(name, titles(), otherTabs)));
    }

    /// Why there are no cells under a name that no sheet has.
    ///
    /// @param sheets the names of those that there are
    /// @param otherTabs as [#otherTabs]
    public static Problem noSheet(String name, List<String> sheets, List<String> otherTabs) {
        boolean isTab = otherTabs.stream().anyMatch(name::equalsIgnoreCase);
        return isTab
                ? Problem.error(GridProblem.NO_CELLS, null, name)
                : Problem.error(GridProblem.NO_SHEET, null, name, sheets);
    }

    /// The names of its sheets, in the order of their tabs.
    public List<String> titles() {
        return sheets.stream().map(Sheet::name).toList();
    }

    /// What a cell holds; blank where there is no such sheet.
    public Value value(Address at) {
        Sheet sheet = bySheetName.get(at.sheet().toLowerCase(Locale.ROOT));
        return sheet == null ? Value.BLANK : sheet.value(at.row(), at.column());
    }

    /// What a cell holds; blank where there is no such sheet.
    ///
    /// @param cell sheet and cell as formulas write them: `Projects!E7`, `'My sheet'!A1`
    /// @throws IllegalArgumentException where that is no cell
    public Value value(String cell) {
        return value(Address.parse(cell));
    }

    /// The rows in which columns of these names stand side by side: a table of the sheet, else a header row
    /// with what is below it.
    ///
    /// @throws ProblemException where there is no such sheet, or no such columns in it
    public Listing listing(String sheet, String... columns) {
        return Listing.of(need(sheet), List.of(columns));
    }

    /// This snapshot with other values in some cells; formulas in those cells are gone, formulas elsewhere keep
    /// their cached values. Tables grow by rows laid right below them.
    public Snapshot with(Map<Address, Value> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, Map<Address, Value>> bySheet = new HashMap<>();
        values.forEach(
                (at, value) -> bySheet.computeIfAbsent(at.sheet().toLowerCase(Locale.ROOT), name -> new HashMap<>())
                        .put(at, value));
        List<Sheet> all = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Map<Address, Value> laid = bySheet.get(sheet.name().toLowerCase(Locale.ROOT));
            all.add(laid == null ? sheet : sheet.with(laid));
        }
        return new Snapshot(workbook, fingerprint, all, names, otherTabs, reckonsPlainly, asRead());
    }

    /// The workbook as it was read, without what was laid over it.
    public Snapshot asRead() {
        return base == null ? this : base;
    }

    /// This snapshot with sheets, columns, tables and names added, as a wall would add them; edits of cells
    /// and rows are left out.
    public Snapshot adding(List<? extends Edit> edits) {
        List<Sheet> all = new ArrayList<>(sheets);
        Map<String, String> named = new HashMap<>(names);
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.AddSheet sheet -> all.add(Adding.sheet(sheet));
                case Edit.AddColumn column -> replace(all, column.header().sheet(), old -> Adding.column(old, column));
                case Edit.AddTable table -> replace(all, table.range().sheet(), old -> Adding.table(old, table));
                case Edit.AddName name -> named.put(name.name(), name.refersTo());
                case Edit.OfCells _, Edit.OfWrite _ -> {}
            }
        }
        return new Snapshot(workbook, fingerprint, all, named, otherTabs, reckonsPlainly);
    }

    private static void replace(List<Sheet> sheets, String name, UnaryOperator<Sheet> change) {
        sheets.replaceAll(sheet -> sheet.name().equalsIgnoreCase(name) ? change.apply(sheet) : sheet);
    }
}
