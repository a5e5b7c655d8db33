package dev.alur.tracker;

import dev.alur.formula.Resolution;
import dev.alur.language.Language;
import dev.alur.language.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a name in square brackets means over the rows of a register: the column with that header, else the
/// field of that name in any language. Two that fit are several.
final class Names {
    private final Place place;

    Names(Place place) {
        this.place = place;
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
        List<String> fitting = headers(header -> Words.fold(text(header)).equals(wanted));
        if (fitting.size() > 1) {
            return new Resolution.Several(fitting.stream()
                    .map(header -> header.equals(text(header)) ? header + " (1)" : header)
                    .toList());
        }
        if (fitting.isEmpty()) {
            fitting = headers(header -> Words.fold(header).equals(wanted) || isFirst(header, wanted));
        }
        Integer column = fitting.isEmpty()
                ? Field.of(place.register(), name).map(place.columns()::get).orElse(null)
                : place.headers().get(fitting.getFirst());
        return place.headers().entrySet().stream()
                .filter(header -> header.getValue().equals(column))
                .<Resolution>map(header -> new Resolution.Column(header.getValue(), header.getKey()))
                .findFirst()
                .orElseGet(
                        () -> new Resolution.Unknown(Nearest.to(name, known()).orElse(null)));
    }

    private List<String> headers(Predicate<String> wanted) {
        return place.headers().keySet().stream().filter(wanted).toList();
    }

    /// What stands in the cell of a header, without its place among equal ones.
    private String text(String header) {
        int column = place.headers().getOrDefault(header, 0);
        return place.sheet().value(place.headerRow(), column).plain().strip();
    }

    /// Whether a header is the first of several that read the same, named by its place.
    private boolean isFirst(String header, String wanted) {
        String second = Words.fold(header + " (2)");
        return Words.fold(header + " (1)").equals(wanted)
                && !headers(other -> Words.fold(other).equals(second)).isEmpty();
    }

    /// Everything that could stand between the brackets: the headers first.
    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>(place.headers().keySet());
        for (Field field : place.columns().keySet()) {
            for (Language language : Language.values()) {
                known.add(field.header(language));
            }
        }
        return known;
    }
}
