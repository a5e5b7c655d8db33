package dev.alur.plan;

import dev.alur.grid.Pinned;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has to be written into the Inbox sheet so that it holds some lines. A line that is there stays in its
/// row, wherever a person sorted it to; the row of one that goes is taken by a new one, of its kind if there is
/// one, or else cleared; other new ones take free rows. Rows that are a person's own, and what stands
/// beside ours, stay.
final class InboxSheet {
    private final Tracker tracker;
    private final @Nullable Place place;
    private final Set<String> kept;
    private final Set<String> used;
    private final LocalDate today;
    private final List<Inbox.Row> changes = new ArrayList<>();
    private final Map<String, Inbox.Line> left = new LinkedHashMap<>();

    /// @param kept what lines that stay as they are have in common
    /// @param used Refs whose answers were used
    InboxSheet(Tracker tracker, Set<String> kept, Set<String> used, LocalDate today) {
        this.tracker = tracker;
        this.place = tracker.place(Register.INBOX);
        this.kept = kept;
        this.used = used;
        this.today = today;
    }

    /// True where a Ref is one that we write.
    static boolean isOurs(String ref) {
        return Arrays.stream(Inbox.Section.values()).anyMatch(section -> section.has(ref));
    }

    /// What is written, by row; nothing where there is no such sheet.
    List<Inbox.Row> changes(List<Inbox.Line> lines) {
        if (place == null) {
            return List.of();
        }
        lines.forEach(line -> left.put(line.ref(), line));
        Set<String> there = new HashSet<>();
        tracker.inbox().forEach(line -> there.add(line.ref()));
        List<InboxLine> going = new ArrayList<>();
        for (InboxLine row : tracker.inbox()) {
            Inbox.Line line = left.get(row.ref());
            if (line == null && isOurs(row.ref()) && !isKept(row.ref())) {
                going.add(row);
            } else if (line != null && !row.isTwice()) {
                say(place, row, line);
            } else if (isKept(row.ref())) {
                lead(place, row);
            }
        }
        left.keySet().removeAll(there);
        going.removeIf(row -> succeeded(place, row, sameThing(row), isOutdated(row)));
        going.removeIf(row -> !hasOwn(place, row.row()) && succeeded(place, row, sameKind(row), false));
        going.removeIf(row -> !hasOwn(place, row.row()) && succeeded(place, row, any(), false));
        going.forEach(row -> clear(place, row));
        add(place);
        takeStrays(place);
        changes.sort(Comparator.comparing(Inbox.Row::address));
        return changes;
    }

    private boolean isKept(String ref) {
        return Ref.parse(ref).filter(known -> kept.contains(known.about())).isPresent();
    }

    /// True where it was answered for other reasons than it has now.
    private boolean isOutdated(InboxLine row) {
        return row.answer().isPresent() && !row.isTwice() && !used.contains(row.ref());
    }

    /// The same thing asked for other reasons.
    private Inbox.@Nullable Line sameThing(InboxLine row) {
        Ref old = Ref.parse(row.ref()).orElse(null);
        return old == null
                ? null
                : left.values().stream()
                        .filter(line -> Ref.parse(line.ref())
                                .filter(ref -> ref.about().equals(old.about()))
                                .isPresent())
                        .findFirst()
                        .orElse(null);
    }

    private Inbox.@Nullable Line sameKind(InboxLine row) {
        return left.values().stream()
                .filter(line -> line.section().has(row.ref()))
                .findFirst()
                .orElse(null);
    }

    private Inbox.@Nullable Line any() {
        return left.values().stream().findFirst().orElse(null);
    }

    /// Puts a line in the place of one that goes.
    ///
    /// @param answered whether that one was answered for other reasons, which the new one says
    private boolean succeeded(Place in, InboxLine row, Inbox.@Nullable Line line, boolean answered) {
        if (line == null) {
            return false;
        }
        left.remove(line.ref());
        Map<Field, Value> cells = fresh(line, answered ? line.why() + '\n' + notice() : line.why(), today);
        cells.put(Field.INBOX_ANSWER, Value.BLANK);
        write('~', in, row.row(), line, cells);
        return true;
    }

    /// The cells of a line that was not there before, but for its answer.
    static Map<Field, Value> fresh(Inbox.Line line, String why, LocalDate today) {
        Map<Field, Value> cells = new LinkedHashMap<>();
        cells.put(Field.INBOX_WHAT, Value.of(line.what()));
        cells.put(Field.INBOX_WHERE, where(line));
        cells.put(Field.INBOX_WHY, Value.of(why));
        cells.put(Field.INBOX_SINCE, Value.of(today));
        cells.put(Field.INBOX_REF, Value.of(line.ref()));
        return cells;
    }

    private static Value where(Inbox.Line line) {
        return line.where().isEmpty() ? Value.BLANK : Value.of(line.where());
    }

    /// Keeps a line's words as they are wanted. That its reasons had changed stays said until it goes.
    private void say(Place in, InboxLine row, Inbox.Line line) {
        Map<Field, Value> cells = new LinkedHashMap<>();
        cells.put(Field.INBOX_WHAT, Value.of(line.what()));
        cells.put(Field.INBOX_WHERE, where(line));
        String why = in.value(Field.INBOX_WHY, row.row()).plain().replace("\r\n", "\n");
        boolean noticed =
                Arrays.stream(Language.values()).anyMatch(each -> why.equals(line.why() + '\n' + notice(each)));
        cells.put(Field.INBOX_WHY, Value.of(noticed ? why : line.why()));
        if (in.value(Field.INBOX_SINCE, row.row()).isBlank()) {
            cells.put(Field.INBOX_SINCE, Value.of(today));
        }
        write('~', in, row.row(), line, cells);
    }

    private String notice() {
        return notice(tracker.settings().language());
    }

    private static String notice(Language language) {
        return Messages.text(language, "plan", "inbox.changed");
    }

    /// A line that stays as it is leads where it says, also after it was sorted to another row.
    private void lead(Place in, InboxLine row) {
        String where = in.value(Field.INBOX_WHERE, row.row()).plain().strip();
        if (CELL.matcher(where).matches()) {
            String what = in.value(Field.INBOX_WHAT, row.row()).plain();
            Inbox.Line line = new Inbox.Line(Inbox.Section.WAITING, row.ref(), what, where, "#" + where, "");
            write('~', in, row.row(), line, Map.of());
        }
    }

    private static final Pattern CELL = Pattern.compile("\\S.*![A-Z]{1,3}[0-9]{1,7}");

    /// Links that stayed behind in blank cells, when their lines were sorted elsewhere or cleared by hand.
    private void takeStrays(Place in) {
        Integer column = in.columns().get(Field.INBOX_WHERE);
        if (column == null) {
            return;
        }
        Set<Integer> written = changes.stream().map(row -> row.address().row()).collect(Collectors.toSet());
        for (Pinned link : in.sheet().layout().links()) {
            int row = link.cells().firstRow();
            boolean ofOne = link.cells().equals(Range.of(in.sheet().address(row, column)));
            if (ofOne
                    && row > in.headerRow()
                    && !written.contains(row)
                    && in.sheet().value(row, column).isBlank()) {
                changes.add(new Inbox.Row('-', in.sheet().address(row, 1), link.text(), Map.of(), ""));
            }
        }
    }

    private void clear(Place in, InboxLine row) {
        Map<Field, Value> cells = new LinkedHashMap<>();
        Register.INBOX.fields().forEach(field -> cells.put(field, Value.BLANK));
        String what = in.value(Field.INBOX_WHAT, row.row()).plain();
        write('-', in, row.row(), Inbox.Line.at(null, Inbox.Section.WAITING, row.ref(), what, ""), cells);
    }

    private void add(Place in) {
        FreeRows rows = new FreeRows(tracker.snapshot());
        int seat = 0;
        for (Inbox.Line line : left.values()) {
            write('+', in, rows.row(in, seat++), line, fresh(line, line.why(), today));
        }
    }

    /// Writes the cells that say something else by now; formulas that a person put there stay.
    private void write(char symbol, Place in, int row, Inbox.Line line, Map<Field, Value> cells) {
        Map<String, Value> written = new LinkedHashMap<>();
        cells.forEach((field, value) -> {
            Integer column = in.columns().get(field);
            String header = in.header(field);
            if (column != null
                    && header != null
                    && in.sheet().formula(row, column) == null
                    && !isSame(in.sheet().value(row, column), value)) {
                written.put(header, value);
            }
        });
        String link = link(in, row, line.link());
        if (!written.isEmpty() || link != null) {
            changes.add(new Inbox.Row(symbol, in.sheet().address(row, 1), line.what(), written, link));
        }
    }

    /// Where the cell under *Where* is to lead; null where it leads there already. A formula may be a link of
    /// its own.
    private static @Nullable String link(Place in, int row, String wanted) {
        Integer column = in.columns().get(Field.INBOX_WHERE);
        if (column == null || in.sheet().formula(row, column) != null) {
            return null;
        }
        String link = in.sheet().layout().link(row, column);
        return wanted.equals(link == null ? "" : link) ? null : wanted;
    }

    private static boolean isSame(Value is, Value wanted) {
        return CellValues.same(is, wanted)
                || (wanted instanceof Value.Text
                        && is.plain().replace("\r\n", "\n").equals(wanted.plain()));
    }

    /// True where a person wrote something beside our cells.
    private static boolean hasOwn(Place in, int row) {
        Set<Integer> ours = new HashSet<>(in.columns().values());
        for (int column = 1; column <= in.sheet().lastColumn(); column++) {
            if (!ours.contains(column)
                    && in.sheet().formula(row, column) == null
                    && !in.sheet().value(row, column).isBlank()) {
                return true;
            }
        }
        return false;
    }
}
