package dev.alur.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A workbook that lives in memory, for tests: it takes the same edits and refuses the same ones as
/// the real walls.
public final class MemoryWorkbook implements Workbook {
    private record Version(List<Sheet> sheets, Map<String, String> names) {}

    private final String name;
    private final Map<Fingerprint, Version> versions;
    private final Map<List<Sheet>, Fingerprint> digests = new IdentityHashMap<>();
    private List<Sheet> sheets;
    private Map<String, String> names = Map.of();

    public MemoryWorkbook(String name, List<Sheet> sheets) {
        this.name = name;
        this.sheets = List.copyOf(sheets);
        versions = new HashMap<>();
        versions.put(fingerprint(), new Version(this.sheets, names));
    }

    private MemoryWorkbook(String name, Map<Fingerprint, Version> versions, Version now) {
        this.name = name;
        this.versions = versions;
        this.sheets = now.sheets();
        this.names = now.names();
    }

    /// As it was when it had that fingerprint, under whatever name, and with the same past.
    public MemoryWorkbook as(String called, Fingerprint version) {
        Version then = versions.get(version);
        if (then == null) {
            throw new IllegalArgumentException("never was: " + version);
        }
        return new MemoryWorkbook(called, versions, then);
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
            known = Fingerprint.of(bytes());
            digests.clear();
            digests.put(sheets, known);
        }
        return known;
    }

    /// All that it holds, as a kept file has it.
    private byte[] bytes() {
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
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Problem> preflight(boolean evenIfOpen) {
        return List.of();
    }

    @Override
    public void keep(Fingerprint expected, Path file) {
        keep(expected, List.of(), file);
    }

    @Override
    public void keep(Fingerprint basis, List<Edit> edits, Path file) {
        hold(basis);
        MemoryWorkbook kept = this;
        if (!edits.isEmpty()) {
            Version edited = edited(edits);
            kept = new MemoryWorkbook(name, edited.sheets()).named(edited.names());
            versions.put(kept.fingerprint(), edited);
        }
        try {
            Files.write(file, kept.bytes());
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
        Snapshot after = Editing.of(read(), edits).after();
        return new Version(after.sheets(), after.names());
    }

    @Override
    public void restore(Fingerprint basis, Path kept) {
        hold(basis);
        try {
            MemoryWorkbook version = as(name, Fingerprint.of(Files.readAllBytes(kept)));
            sheets = version.sheets;
            names = version.names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Fingerprint expected) {
        if (!fingerprint().equals(expected)) {
            throw new ChangedException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, name));
        }
    }
}
