package dev.alur.tracker;

import dev.alur.grid.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What formulas can ask of a job beyond its cells, by names in brackets as if they were columns: where it
/// stands in its stage. A column or field of that name comes first. Planning knows the values.
public enum Derived {
    /// The day on which the job entered its stage, as far as Alur saw it.
    STAGE_SINCE("Stage since", "Tahap sejak"),
    /// How many days that is ago.
    STAGE_DAYS("Stage days", "Hari di tahap"),
    /// The Days that Workflow gives the stage; blank where it gives none.
    DAYS_ALLOWED("Days allowed", "Batas hari"),
    /// How many days the job is in its stage beyond those; 0 where there are none.
    DAYS_OVER("Days over", "Lewat hari");

    private final String english;
    private final String indonesian;

    Derived(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /// The names in both languages.
    List<String> names() {
        return List.of(english, indonesian);
    }

    public String key() {
        return english;
    }

    /// The column under which formulas find it, counted from 1: one that no sheet has in use.
    public int column() {
        return Address.MAX_COLUMN - ordinal();
    }

    static Optional<Derived> of(String name) {
        String wanted = Words.fold(name);
        return Arrays.stream(values())
                .filter(each -> each.names().stream()
                        .anyMatch(known -> Words.fold(known).equals(wanted)))
                .findFirst();
    }

    /// The one under a column, if any.
    public static Optional<Derived> at(int column) {
        int place = Address.MAX_COLUMN - column;
        return place < values().length ? Optional.of(values()[place]) : Optional.empty();
    }
}
