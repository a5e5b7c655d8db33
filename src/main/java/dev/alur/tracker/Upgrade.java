package dev.alur.tracker;

import java.util.List;

/// What each version of a tracker's sheets brought, as data. The version that a tracker was given stands in
/// Settings under *Alur version*. What a newer version brought is added once, by a plan like any other; so a
/// sheet that its owner took away again is not proposed a second time, for the version says that it was given.
///
/// Whoever gives a register, a column or a setting to new trackers adds it to [#STEPS] too, so that older ones
/// get it. Whatever makes a tracker of a workbook (`init`, `connect`, the first apply) writes [#CURRENT].
///
/// @param version from which on trackers have it
/// @param part what it is
public record Upgrade(int version, Part part) {
    /// The newest version, which new trackers carry.
    public static final int CURRENT = 1;

    /// All that versions brought, in the order in which it is added.
    static final List<Upgrade> STEPS = List.of(new Upgrade(1, new Part.Sheet(Register.INBOX)));

    /// Something that a version brought.
    public sealed interface Part {
        /// A sheet.
        record Sheet(Register register) implements Part {}

        /// A column of a sheet that trackers have had before.
        record Column(Field field) implements Part {}

        /// A row of Settings, with the value that it has at first.
        ///
        /// @param value its words, or empty
        record Entry(Setting setting, String value) implements Part {}
    }

    /// What a tracker has still to be given: nothing to one of the newest version, to one without Settings, and
    /// to one that a person made, which is of the newest version from its first apply on.
    public static List<Part> of(Tracker tracker) {
        return of(tracker, STEPS);
    }

    static List<Part> of(Tracker tracker, List<Upgrade> steps) {
        return isOlder(tracker)
                ? steps.stream()
                        .filter(step -> step.version() > tracker.settings().version())
                        .map(Upgrade::part)
                        .filter(part -> isMissing(tracker, part))
                        .toList()
                : List.of();
    }

    /// True for a tracker that was in use before the newest version: it names an older one, or none although it
    /// has a row for its *Alur ID*.
    public static boolean isOlder(Tracker tracker) {
        Settings settings = tracker.settings();
        boolean ours = settings.cells().containsKey(Setting.ALUR_ID)
                || settings.cells().containsKey(Setting.ALUR_VERSION);
        return tracker.place(Register.SETTINGS) != null && ours && settings.version() < CURRENT;
    }

    /// What stands there already is not added, whoever put it there; nor is a column to a sheet that is gone.
    private static boolean isMissing(Tracker tracker, Part part) {
        return switch (part) {
            case Part.Sheet(Register register) ->
                tracker.snapshot().sheets().stream().noneMatch(sheet -> register.isCalled(sheet.name()))
                        && tracker.snapshot().otherTabs().stream().noneMatch(register::isCalled);
            case Part.Column(Field field) -> {
                Place place = tracker.place(field.register());
                yield place != null && !place.has(field);
            }
            case Part.Entry(Setting setting, String value) ->
                !tracker.settings().cells().containsKey(setting);
        };
    }
}
