package dev.alur.run;

import dev.alur.grid.Edit;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.DayForm;
import dev.alur.tracker.Place;
import dev.alur.tracker.Tracker;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Edits in which days that go into a column of days that are text are text of the same form.
final class DayTexts {
    /// The workbook as it is, its texts not read as anything else.
    private final Snapshot raw;
    private final Tracker tracker;
    private final Map<String, Optional<DayForm>> known = new HashMap<>();

    /// @param tracker with its texts read as what they are
    DayTexts(Tracker tracker) {
        this.raw = tracker.snapshot().asRead();
        this.tracker = tracker;
    }

    List<Edit> of(List<Edit> edits) {
        return edits.stream().map(this::of).toList();
    }

    private Edit of(Edit edit) {
        return switch (edit) {
            case Edit.SetCell(var at, Value.Date(LocalDateTime day), boolean over) ->
                new Edit.SetCell(at, written(at.sheet(), at.column(), day), over);
            case Edit.AppendRow(String sheet, int row, Map<Integer, Value> cells) -> {
                Map<Integer, Value> all = new TreeMap<>(cells);
                all.replaceAll((column, value) ->
                        value instanceof Value.Date(LocalDateTime day) ? written(sheet, column, day) : value);
                yield new Edit.AppendRow(sheet, row, all);
            }
            default -> edit;
        };
    }

    private Value written(String sheet, int column, LocalDateTime day) {
        boolean whole = day.toLocalTime().equals(LocalTime.MIDNIGHT);
        return known.computeIfAbsent(sheet + '\n' + column, key -> form(sheet, column))
                .filter(form -> whole)
                .<Value>map(form -> Value.of(form.write(day.toLocalDate())))
                .orElse(new Value.Date(day));
    }

    private Optional<DayForm> form(String sheet, int column) {
        Optional<Place> place = tracker.places().values().stream()
                .filter(each ->
                        each.sheet().name().equals(sheet) && each.columns().containsValue(column))
                .findFirst();
        return place.flatMap(each -> raw.sheet(sheet)
                .flatMap(cells -> DayForm.of(
                        cells,
                        column,
                        each.headerRow(),
                        each.lastRow(),
                        tracker.settings().language())));
    }
}
