package dev.alur.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sheets and names of a workbook that is being edited. A sheet that nothing touches stays what it was.
final class Drafts {
    private final Snapshot basis;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, String> names;

    Drafts(Snapshot basis) {
        this.basis = basis;
        this.names = new HashMap<>(basis.names());
    }

    /// @throws ProblemException where there is no such sheet
    Draft need(String sheet) {
        Draft known = drafts.get(Naming.key(sheet));
        return known != null ? known : draft(basis.need(sheet));
    }

    private Draft draft(Sheet sheet) {
        return drafts.computeIfAbsent(Naming.key(sheet.name()), key -> Draft.of(sheet));
    }

    boolean has(String sheet) {
        return drafts.containsKey(Naming.key(sheet))
                || basis.sheet(sheet).isPresent()
                || basis.otherTabs().stream().anyMatch(sheet::equalsIgnoreCase);
    }

    void add(Draft draft) {
        drafts.put(Naming.key(draft.name), draft);
    }

    /// Drafts of all sheets, for what happens to one of them may have to follow in the others.
    Collection<Draft> all() {
        basis.sheets().forEach(this::draft);
        return drafts.values();
    }

    /// Defined names with what they refer to; they may be changed.
    Map<String, String> names() {
        return names;
    }

    /// Whether a table or a defined name has that name already.
    boolean isTaken(String name) {
        return names.keySet().stream().anyMatch(name::equalsIgnoreCase)
                || all().stream()
                        .flatMap(draft -> draft.tables.stream())
                        .anyMatch(table -> table.name().equalsIgnoreCase(name));
    }

    Snapshot build() {
        List<Sheet> sheets = new ArrayList<>();
        Map<String, Draft> rest = new LinkedHashMap<>(drafts);
        for (Sheet sheet : basis.sheets()) {
            Draft draft = rest.remove(Naming.key(sheet.name()));
            sheets.add(draft == null ? sheet : draft.build());
        }
        rest.values().forEach(added -> sheets.add(added.build()));
        return new Snapshot(
                basis.workbook(), basis.fingerprint(), sheets, names, basis.otherTabs(), basis.reckonsPlainly());
    }
}
