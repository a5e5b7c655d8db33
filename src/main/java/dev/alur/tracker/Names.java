package dev.alur.tracker;

import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.language.Language;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a name in square brackets means over the rows of a register: the column with that header, else the
/// field of that name in any language. Two that fit are several.
final class Names {
    private final Place place;
    private final TreeMap<Integer, String> headers = new TreeMap<>();

    Names(Place place) {
        this.place = place;
        int last = place.sheet().lastColumn();
        for (int column = 1; column <= last; column++) {
            boolean inside = place.table() == null
                    || place.table().range().contains(place.table().range().firstRow(), column);
            String text = place.sheet().value(place.headerRow(), column).plain().strip();
            if (inside && !text.isEmpty()) {
                headers.put(column, text);
            }
        }
    }

    /// What formulas can read: a column, else what is [Derived] of a job.
    Resolution readable(String name) {
        Resolution resolution = resolve(name);
        return resolution instanceof Resolution.Unknown && place.register() == Register.PROJECTS
                ? Derived.of(name)
                        .<Resolution>map(derived -> new Resolution.Column(derived.column(), derived.key()))
                        .orElse(resolution)
                : resolution;
    }

    Resolution resolve(String name) {
        String wanted = Words.fold(name);
        List<String> candidates = new ArrayList<>();
        int column = 0;
        for (var header : headers.entrySet()) {
            if (Words.fold(header.getValue()).equals(wanted)) {
                candidates.add(header.getValue() + " (" + Address.letters(header.getKey()) + ")");
                column = header.getKey();
            }
        }
        if (candidates.size() > 1) {
            return new Resolution.Several(candidates);
        }
        if (column == 0) {
            Optional<Field> field = Field.of(place.register(), name);
            column = field.map(place.columns()::get).orElse(0);
        }
        String header = headers.get(column);
        return header == null
                ? new Resolution.Unknown(Nearest.to(name, known()).orElse(null))
                : new Resolution.Column(column, header);
    }

    /// Everything that could stand between the brackets: the headers first.
    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>(headers.values());
        for (Field field : place.columns().keySet()) {
            for (Language language : Language.values()) {
                known.add(field.header(language));
            }
        }
        return known;
    }
}
