package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What Alur itself writes into Settings: into the row of that key, else into a new one.
final class SettingCells {
    private SettingCells() {}

    static Edit of(Tracker tracker, Setting setting, String text) {
        return of(tracker, setting, Value.of(text));
    }

    static Edit of(Tracker tracker, Setting setting, int number) {
        return of(tracker, setting, Value.of(number));
    }

    private static Edit of(Tracker tracker, Setting setting, Value value) {
        Address at = tracker.settings().cells().get(setting);
        if (at != null) {
            return new Edit.SetCell(at, value, true);
        }
        Place place = tracker.place(Register.SETTINGS);
        if (place == null || !place.has(Field.SETTING_KEY) || !place.has(Field.SETTING_VALUE)) {
            throw new ProblemException(Problem.error(
                    RunProblem.NO_SETTINGS, null, tracker.snapshot().workbook()));
        }
        Language language = tracker.settings().language();
        Map<Field, Value> cells = Map.of(
                Field.SETTING_KEY,
                Value.of(setting.title(language)),
                Field.SETTING_VALUE,
                value,
                Field.SETTING_EXPLANATION,
                Value.of(Messages.text(
                        language,
                        "run",
                        "setting." + setting.key().replace(' ', '-').toLowerCase(Locale.ROOT))));
        Map<Integer, Value> row = new TreeMap<>();
        cells.forEach((field, cell) -> {
            Integer column = place.columns().get(field);
            if (column != null) {
                row.put(column, cell);
            }
        });
        int free = place.sheet()
                .freeRow(place.headerRow(), new HashSet<>(place.headers().values()));
        return new Edit.AppendRow(place.sheet().name(), free, row);
    }
}
