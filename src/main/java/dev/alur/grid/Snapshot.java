package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A workbook as it was read once: its sheets, its defined names and the fingerprint of the bytes. It
/// never changes; [#with] gives
/// another one with some cells laid over.
public final class Snapshot {
    private final String workbook;
    private final Fingerprint fingerprint;
    private final List<Sheet> sheets;
    private final Map<String, String> names;
    private final Map<String, Sheet> bySheetName = new HashMap<>();

    /// @param workbook the name that people know it by: the file's name without its folders
    /// @param names the workbook's defined names with what they refer to, as written: `Projects!$A$1:$C$9`
    public Snapshot(String workbook, Fingerprint fingerprint, List<Sheet> sheets, Map<String, String> names) {
        this.workbook = workbook;
        this.fingerprint = fingerprint;
        this.sheets = List.copyOf(sheets);
        this.names = Map.copyOf(names);
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

    public Map<String, String> names() {
        return names;
    }

    /// The sheet of that name, whatever its case.
    public Optional<Sheet> sheet(String name) {
        return Optional.ofNullable(bySheetName.get(name.toLowerCase(Locale.ROOT)));
    }

    /// What a cell holds; blank where there is no such sheet.
    public Value value(Address at) {
        Sheet sheet = bySheetName.get(at.sheet().toLowerCase(Locale.ROOT));
        return sheet == null ? Value.BLANK : sheet.value(at.row(), at.column());
    }

    /// This snapshot with other values in some cells; formulas in those cells are gone, formulas
    /// elsewhere keep their cached values. Tables
    /// grow by rows laid right below them.
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
        return new Snapshot(workbook, fingerprint, all, names);
    }
}
