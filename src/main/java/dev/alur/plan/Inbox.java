package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the Inbox sheet says after a plan, and what has to be written there for it. Writing only
/// there is no run
/// (semantics.md, line 8): the lines follow from everything else, and whoever plans again finds them again.
///
/// @param lines in their order: what waits for a yes, problems, today's few things, the last documents
/// @param kept what lines about things of which this plan says nothing have in common: they stay
/// @param used Refs whose answers were used, by this plan or before it
/// @param changes none where the sheet says all of it already, or is not there
public record Inbox(List<Line> lines, Set<String> kept, Set<String> used, LocalDate today, List<Row> changes) {
    static final Inbox NONE = new Inbox(List.of(), Set.of(), Set.of(), LocalDate.EPOCH, List.of());

    public Inbox {
        lines = List.copyOf(lines);
        kept = Set.copyOf(kept);
        used = Set.copyOf(used);
        changes = List.copyOf(changes);
    }

    static Inbox of(Tracker tracker, List<Line> lines, Set<String> kept, Set<String> used, LocalDate today) {
        return new Inbox(lines, kept, used, today, new InboxSheet(tracker, kept, used, today).changes(lines));
    }

    /// The same lines for a workbook that somebody saved since.
    public Inbox over(Tracker tracker) {
        return of(tracker, lines, kept, used, today);
    }

    /// What a line is about.
    public enum Section {
        WAITING("W"),
        PROBLEM("P"),
        TODAY("T"),
        DOCUMENT("D");

        private final String letter;

        Section(String letter) {
            this.letter = letter;
        }

        /// The Ref of a line that nobody answers.
        String ref(String about) {
            return letter + '-' + Ref.digest(about);
        }

        /// True where a Ref is one of this section's.
        boolean has(String ref) {
            return this == WAITING ? Ref.parse(ref).isPresent() : ref.matches(letter + "-[0-9a-f]{10}");
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A line as it is to stand.
    ///
    /// @param where the cell to which it leads, or null
    public record Line(
            Section section,
            String ref,
            String what,
            @Nullable Address where,
            String why) {}

    /// What is written into one row: `+` a new line, `~` other words in a line that stays, `-` a line
    /// that goes.
    ///
    /// @param address the first cell of the row
    /// @param what the line's words, or those that go
    /// @param cells what is written by header; blank where a cell is cleared
    /// @param link the header of the cell that leads somewhere, where that is written
    /// @param target where it leads
    public record Row(
            char symbol,
            Address address,
            String what,
            Map<String, Value> cells,
            @Nullable String link,
            @Nullable Address target) {
        public Row {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }
}
