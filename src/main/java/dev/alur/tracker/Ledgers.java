package dev.alur.tracker;

import dev.alur.formula.Scope;
import dev.alur.grid.Range;
import dev.alur.grid.Table;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The registers as formulas over Projects read them: `Clients[Terms]`, whether the sheet is a table or not, by
/// its name in either language; and the days that nobody works.
final class Ledgers {
    private final Map<Register, Place> places;

    Ledgers(Map<Register, Place> places) {
        this.places = places;
    }

    Scope scope(Place projects, Language language) {
        return new Scope(projects.sheet().name(), new Names(projects)::readable, this::find, holidays(), language);
    }

    /// Whether formulas that name registers mean the same cells in both.
    boolean isLike(Map<Register, Place> others) {
        return places.keySet().equals(others.keySet())
                && places.entrySet().stream().allMatch(entry -> {
                    Place other = others.get(entry.getKey());
                    return other != null
                            && other.lastRow() == entry.getValue().lastRow()
                            && other.headers().equals(entry.getValue().headers());
                });
    }

    private Optional<Scope.Ledger> find(String name) {
        return places.values().stream()
                .filter(place -> isCalled(place, name))
                .findFirst()
                .or(() -> only(name))
                .map(place -> new Scope.Ledger(table(place), new Names(place)::resolve));
    }

    private static boolean isCalled(Place place, String name) {
        Table table = place.table();
        return place.register().isCalled(name) || (table != null && table.name().equalsIgnoreCase(name));
    }

    /// The one that stands on a sheet; none where several do, for then the sheet's name does not say which.
    private Optional<Place> only(String sheet) {
        List<Place> there = places.values().stream()
                .filter(place -> place.sheet().name().equalsIgnoreCase(sheet))
                .toList();
        return there.size() == 1 ? Optional.of(there.getFirst()) : Optional.empty();
    }

    private static Table table(Place place) {
        if (place.table() != null) {
            return place.table();
        }
        int last = Math.max(1, place.sheet().lastColumn());
        List<String> headers = new ArrayList<>();
        for (int column = 1; column <= last; column++) {
            headers.add(place.sheet().value(place.headerRow(), column).plain());
        }
        return new Table(
                place.sheet().name(),
                new Range(place.sheet().name(), place.headerRow(), 1, lastRow(place), last),
                1,
                0,
                headers);
    }

    /// A sheet without rows has a blank one.
    private static int lastRow(Place place) {
        return Math.max(place.lastRow(), place.headerRow() + 1);
    }

    private @Nullable Range holidays() {
        Place place = places.get(Register.HOLIDAYS);
        Integer column = place == null ? null : place.columns().get(Field.HOLIDAY_DATE);
        return place == null || column == null
                ? null
                : new Range(place.sheet().name(), place.headerRow() + 1, column, lastRow(place), column);
    }
}
