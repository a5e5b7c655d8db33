package dev.alur.plan;

import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The record of a job while a plan is made (semantics.md, line 15): what earlier runs left, what was
/// seen since, what this plan adds.
final class Track {
    private final @Nullable JobRecord before;
    private String stage;
    private final Map<String, Integer> entered;
    private final Map<String, LocalDate> since;
    private final Map<String, String> wrote;
    private @Nullable JobRecord seen;

    /// @param record what earlier runs left, or null at first sight
    /// @param seen the stage in which the job stands now: one that differs from the record counts as entered
    Track(@Nullable JobRecord record, String seen, LocalDate today) {
        before = record;
        stage = record == null ? "" : record.stage();
        entered = new HashMap<>(record == null ? Map.of() : record.entered());
        since = new HashMap<>(record == null ? Map.of() : record.since());
        wrote = new HashMap<>(record == null ? Map.of() : record.wrote());
        see(seen, today);
        this.seen = null;
    }

    /// A stage that differs from the one known counts as entered.
    void see(String seen, LocalDate today) {
        if (!seen.equalsIgnoreCase(stage)) {
            enter(seen, today);
        }
    }

    void enter(String next, LocalDate today) {
        look();
        stage = next;
        if (!next.isEmpty()) {
            entered.merge(next, 1, Integer::sum);
            since.put(next, today);
        }
    }

    /// The day on which it entered the stage in which it stands.
    LocalDate since(LocalDate otherwise) {
        return since.getOrDefault(stage, otherwise);
    }

    String stage() {
        return stage;
    }

    int times(String name) {
        return entered.getOrDefault(name, 0);
    }

    void wrote(String header, Value value) {
        look();
        wrote.put(header, value.plain());
    }

    /// True where a value is neither blank nor what Alur last wrote there (line 14).
    boolean isPersons(String header, Value value) {
        return !value.isBlank() && !value.plain().equals(wrote.get(header));
    }

    /// What earlier runs left, or null at first sight.
    @Nullable
    JobRecord before() {
        return before;
    }

    /// Keeps what was seen before the plan itself did anything.
    private void look() {
        if (seen == null) {
            seen = seen();
        }
    }

    /// The record as a look alone would leave it.
    JobRecord seen() {
        if (seen != null) {
            return seen;
        }
        return before == null
                ? new JobRecord(stage, entered, since, wrote)
                : new JobRecord(stage, entered, since, wrote, before.kept(), before.likeness(), before.left());
    }

    JobRecord record() {
        JobRecord record = new JobRecord(stage, entered, since, wrote);
        return before == null ? record : record.like(before.likeness()).leaving(before.left());
    }
}
