package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the Inbox sheet says after a plan, and what has to be written there for it. Writing only there is no
/// run (semantics.md, line 8): the lines follow from everything else, and whoever plans again finds them again.
///
/// @param lines in their order: what waits for a yes, problems, today's few things, the last documents
/// @param kept what lines about things of which this plan says nothing have in common: they stay
/// @param used Refs whose answers were used, by this plan or before it
/// @param changes none where the sheet says all of it already, or is not there
public record Inbox(List<Line> lines, Set<String> kept, Set<String> used, LocalDate today, List<Row> changes) {
    public static final Inbox NONE = new Inbox(List.of(), Set.of(), Set.of(), LocalDate.EPOCH, List.of());

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

    /// The same where documents went elsewhere than the plan thought.
    ///
    /// @param places where each is, as the Document cell of its invoice says it, by what the plan says there
    public Inbox filed(Map<String, String> places) {
        List<Line> all = new ArrayList<>(lines);
        places.forEach((thought, is) -> {
            String link = Filed.link(thought).orElse("");
            String there = Filed.link(is).orElse(link);
            all.replaceAll(line -> line.link().equals(link) ? line.leading(there) : line);
        });
        return new Inbox(all, kept, used, today, changes);
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
    /// @param where what stands under *Where*; empty for nothing
    /// @param link where that leads, as a sheet's layout gives links; empty for nowhere
    public record Line(Section section, String ref, String what, String where, String link, String why) {
        Line leading(String elsewhere) {
            return new Line(section, ref, what, where, elsewhere, why);
        }

        /// A line that leads to a cell.
        ///
        /// @param cell null where it leads nowhere
        static Line at(@Nullable Address cell, Section section, String ref, String what, String why) {
            return cell == null
                    ? new Line(section, ref, what, "", "", why)
                    : new Line(section, ref, what, cell.toString(), "#" + cell, why);
        }
    }

    /// What is written into one row: `+` a new line, `~` other words in a line that stays, `-` a line
    /// that goes.
    ///
    /// @param address the first cell of the row
    /// @param what the line's words, or those that go
    /// @param cells what is written by header; blank where a cell is cleared
    /// @param link where the cell under *Where* is to lead, as a sheet's layout gives links; empty for nowhere,
    /// null where that stays as it is
    public record Row(
            char symbol,
            Address address,
            String what,
            Map<String, Value> cells,
            @Nullable String link) {
        public Row {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }
}
