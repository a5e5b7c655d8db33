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
import dev.alur.tracker.Upgrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What Alur itself writes into Settings: into the row of that key, else into a new one.
final class SettingCells {
    private final Tracker tracker;
    private final Language language;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<Address, Value> taken = new HashMap<>();

    SettingCells(Tracker tracker) {
        this.tracker = tracker;
        this.language = tracker.settings().language();
    }

    /// Gives a tracker its lineage. One that a person made is of the newest version from then on.
    static List<Edit> lineage(Tracker tracker, String lineage) {
        SettingCells settings = new SettingCells(tracker).set(Setting.ALUR_ID, Value.of(lineage));
        boolean isNamed = tracker.settings().cells().containsKey(Setting.ALUR_VERSION);
        return isNamed || Upgrade.isOlder(tracker)
                ? settings.edits()
                : settings.set(Setting.ALUR_VERSION, Value.of(Upgrade.CURRENT)).edits();
    }

    /// The edits, in their order.
    List<Edit> edits() {
        return edits;
    }

    SettingCells set(Setting setting, Value value) {
        Address at = tracker.settings().cells().get(setting);
        String explanation = Messages.text(
                language, "run", "setting." + setting.key().replace(' ', '-').toLowerCase(Locale.ROOT));
        return set(at, setting.title(language), value, explanation);
    }

    /// Sets a key that need not be one of ours.
    ///
    /// @param explanation what a new row says of it, or empty
    SettingCells set(String key, Value value, String explanation) {
        return set(find(tracker, key), key, value, explanation);
    }

    /// The cell of a key's value, or null where no row has that key.
    static @Nullable Address find(Tracker tracker, String key) {
        Setting known = Setting.of(key).orElse(null);
        Address cell = known == null ? null : tracker.settings().cells().get(known);
        Place place = tracker.place(Register.SETTINGS);
        if (cell != null || place == null) {
            return cell;
        }
        for (int row = place.headerRow() + 1; row <= place.lastRow(); row++) {
            if (place.value(Field.SETTING_KEY, row).plain().strip().equalsIgnoreCase(key.strip())) {
                return place.at(Field.SETTING_VALUE, row);
            }
        }
        return null;
    }

    private SettingCells set(@Nullable Address at, String key, Value value, String explanation) {
        if (at == null) {
            edits.add(newRow(key, value, explanation));
        } else {
            edits.add(new Edit.SetCell(at, value, true));
        }
        return this;
    }

    private Edit newRow(String key, Value value, String explanation) {
        Place place = tracker.place(Register.SETTINGS);
        if (place == null || !place.has(Field.SETTING_KEY) || !place.has(Field.SETTING_VALUE)) {
            throw new ProblemException(Problem.error(
                    RunProblem.NO_SETTINGS, null, tracker.snapshot().workbook()));
        }
        Map<Integer, Value> row = new TreeMap<>();
        cell(row, place, Field.SETTING_KEY, Value.of(key));
        cell(row, place, Field.SETTING_VALUE, value);
        cell(row, place, Field.SETTING_EXPLANATION, Value.of(explanation));
        Set<Integer> columns = new HashSet<>(place.headers().values());
        String sheet = place.sheet().name();
        int free = tracker.snapshot().with(taken).need(sheet).freeRow(place.headerRow(), columns);
        columns.forEach(column -> taken.put(new Address(sheet, free, column), Value.of("taken")));
        return new Edit.AppendRow(sheet, free, row);
    }

    private static void cell(Map<Integer, Value> row, Place place, Field field, Value value) {
        Integer column = place.columns().get(field);
        if (column != null && !value.isBlank()) {
            row.put(column, value);
        }
    }
}
