package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import dev.alur.tracker.Upgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan does to the tracker's sheets before it looks at any job: what newer versions brought.
final class Structure {
    private final Tracker tracker;
    private final Additions additions;
    private final Set<String> refused;
    private final FreeRows rows;
    private final List<Change.Structural> changes = new ArrayList<>();

    private Structure(Tracker tracker, Set<String> refused) {
        this.tracker = tracker;
        this.additions = Additions.to(tracker);
        this.refused = refused;
        this.rows = new FreeRows(tracker.snapshot());
    }

    /// The changes that a tracker needs, in the order of doing; none for one of the newest version.
    ///
    /// @param refused identities of changes that may not be done
    static List<Change.Structural> of(Tracker tracker, Set<String> refused) {
        return Upgrade.isOlder(tracker) ? of(tracker, Upgrade.of(tracker), refused) : List.of();
    }

    /// @param parts what the tracker lacks
    static List<Change.Structural> of(Tracker tracker, List<Upgrade.Part> parts, Set<String> refused) {
        Structure structure = new Structure(tracker, refused);
        parts.forEach(structure::add);
        structure.set(Setting.ALUR_VERSION, Value.of(Upgrade.CURRENT));
        return structure.changes;
    }

    /// The tracker as it is with the changes made.
    static Tracker laid(Tracker tracker, List<? extends Change> changes) {
        List<Edit> edits = new ArrayList<>();
        for (Change change : changes) {
            edits.addAll(edits(change));
        }
        if (edits.isEmpty()) {
            return tracker;
        }
        Snapshot snapshot = tracker.snapshot().adding(edits);
        return TrackerReader.read(snapshot);
    }

    /// What a change adds to the workbook's structure, as edits.
    static List<Edit> edits(Change change) {
        return switch (change) {
            case Change.AddSheet added -> new Additions.NewSheet(added.sheet(), added.table()).edits();
            case Change.AddColumn added -> List.of(new Edit.AddColumn(added.address(), added.column()));
            case Change.SetSetting _,
                    Change.SetCell _,
                    Change.AddNote _,
                    Change.AddRow _,
                    Change.IssueInvoice _,
                    Change.MakeDocument _,
                    Change.Inverse _ -> List.of();
        };
    }

    private void add(Upgrade.Part part) {
        switch (part) {
            case Upgrade.Part.Sheet(Register register) -> {
                Additions.NewSheet sheet = additions.sheet(register);
                add(new Change.AddSheet(sheet.sheet(), sheet.table(), reasons(), ""));
            }
            case Upgrade.Part.Column(Field field) -> {
                Place place = tracker.place(field.register());
                if (place != null) {
                    // the tracker with what is added already, for columns are added side by side
                    Place now = laid(tracker, changes).places().getOrDefault(field.register(), place);
                    Edit.AddColumn column = additions.column(now, field);
                    add(new Change.AddColumn(column.header(), column.column(), reasons(), ""));
                }
            }
            case Upgrade.Part.Entry(Setting setting, String value) -> set(setting, Value.of(value));
        }
    }

    private void set(Setting setting, Value value) {
        Language language = additions.language();
        Address at = tracker.settings().cells().get(setting);
        Place settings = tracker.place(Register.SETTINGS);
        Address place = at != null || settings == null ? at : newRow(settings);
        if (place != null) {
            add(new Change.SetSetting(
                    place,
                    setting.title(language),
                    at == null ? Value.BLANK : tracker.snapshot().value(at),
                    value,
                    Messages.text(
                            language,
                            "plan",
                            "setting." + setting.key().replace(' ', '-').toLowerCase(Locale.ROOT)),
                    reasons(),
                    ""));
        }
    }

    /// The cell of the value in the row that comes next.
    private @Nullable Address newRow(Place settings) {
        long before = changes.stream()
                .filter(change ->
                        change instanceof Change.SetSetting set && set.before().isBlank())
                .count();
        return settings.at(Field.SETTING_VALUE, rows.row(settings, (int) before));
    }

    private void add(Change.Structural change) {
        if (!refused.contains(change.identity())) {
            changes.add(change);
        }
    }

    /// Every change of an upgrade has one reason: the version that stands in Settings, or does not.
    private List<Reason> reasons() {
        Address at = tracker.settings().cells().get(Setting.ALUR_VERSION);
        Place settings = tracker.place(Register.SETTINGS);
        Address place = at != null || settings == null ? at : settings.at(Field.SETTING_KEY, settings.headerRow());
        return place == null ? List.of() : List.of(new Reason(place, wording()));
    }

    private String wording() {
        int version = tracker.settings().version();
        return version == 0
                ? Messages.text(additions.language(), "plan", "upgrade-first", Upgrade.CURRENT)
                : Messages.text(additions.language(), "plan", "upgrade", version, Upgrade.CURRENT);
    }
}
