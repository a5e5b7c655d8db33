package dev.alur.tracker;

import dev.alur.grid.Snapshot;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A tracker that is connected already, in the words of its Settings.
///
/// @param place where its jobs stand
public record Rejoined(Snapshot snapshot, Place place, Language language) {
    /// What is known of it, for nothing has to be recognised any more.
    public static Recognition.Recognised recognised(Place place, List<Job> jobs) {
        Map<Field, Guess> fields = new EnumMap<>(Field.class);
        place.columns()
                .forEach((field, column) -> fields.put(
                        field,
                        new Guess(
                                field,
                                column,
                                place.sheet().value(place.headerRow(), column).plain(),
                                1,
                                List.of(Evidence.of(Evidence.Kind.TOLD)))));
        int last = jobs.stream().mapToInt(Job::row).max().orElse(place.headerRow());
        return new Recognition.Recognised(
                true,
                place.sheet().name(),
                place.headerRow(),
                place.table(),
                place.headers().values().stream()
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(1),
                place.headers().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(1),
                last,
                last + 1,
                List.of(),
                fields,
                List.of(),
                null,
                Recognition.IdState.UNIQUE,
                null,
                new TreeMap<>(),
                new TreeMap<>());
    }

    /// The key of Settings that says which sheet a register is.
    public static String key(Register register, Language language) {
        return Mappings.key(register, language);
    }

    /// What Settings are to say once a person has corrected some columns: values by their keys.
    ///
    /// @throws dev.alur.grid.ProblemException where a correction names a column or a field that is not there
    public Map<String, String> corrected(List<Correction> corrections) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (corrections.isEmpty()) {
            return settings;
        }
        SortedMap<Integer, String> texts = new TreeMap<>();
        place.headers()
                .values()
                .forEach(column -> texts.put(
                        column, place.sheet().value(place.headerRow(), column).plain()));
        Block block = new Block(place.sheet(), place.table(), place.headerRow(), place.lastRow(), texts);
        Corrections told = Corrections.of(block, corrections);
        List<Header> headers = new ArrayList<>(Header.of(
                place.sheet(),
                place.headerRow(),
                place.table(),
                List.copyOf(place.headers().keySet())));
        told.told()
                .forEach((column, field) -> headers.stream()
                        .filter(header -> header.column() == column)
                        .findFirst()
                        .ifPresent(header -> settings.put(Mappings.key(field, language), header.exact())));
        told.dropped()
                .forEach(column -> place.columns().entrySet().stream()
                        .filter(known -> known.getValue().equals(column))
                        .forEach(known ->
                                settings.putIfAbsent(Mappings.key(known.getKey(), language), Mapped.none(language))));
        return settings;
    }
}
