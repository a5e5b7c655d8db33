package dev.alur.google;

import com.google.api.services.sheets.v4.model.Request;
import dev.alur.grid.Address;
import dev.alur.grid.Naming;
import dev.alur.grid.Opening;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Sheet;
import dev.alur.grid.Stroke;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts right what a write did to rows that had moved between our last look and the write. Google writes to
/// places, and people move rows: a cell may have gone into another job's row. Afterwards every cell is as if
/// ours had been written first and the rows moved then. A cell that no longer holds what we put there is left
/// to whoever changed it.
final class Repair {
    private final Seen before;
    private final Seen after;
    private final List<Stroke> written;
    private final Map<Address, Content> claims;
    private final Map<Address, Content> landings;
    private final Map<String, List<Opening>> openings;
    private final Map<String, Alignment> alignments = new HashMap<>();
    private final List<Stroke> strokes = new ArrayList<>();
    private final List<Address> right = new ArrayList<>();
    private final List<Address> lost = new ArrayList<>();

    /// What a cell holds.
    private record Content(Value value, @Nullable String formula) {
        static Content of(Sheet sheet, int row, int column) {
            return new Content(sheet.value(row, column), sheet.formula(row, column));
        }

        Content moved(int rows) {
            return formula == null ? this : new Content(value, References.shift(formula, rows, 0));
        }

        boolean same(Content other) {
            return (formula != null || other.formula != null)
                    ? Objects.equals(formula, other.formula)
                    : plain(value).equals(plain(other.value));
        }

        /// As exact as a spreadsheet is.
        private static Object plain(Value value) {
            return switch (value) {
                case Value.Number(BigDecimal number) -> number.doubleValue();
                case Value.Date(var at) -> at.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
                case Value.Blank _, Value.Text _, Value.Bool _, Value.Fault _ -> value;
            };
        }
    }

    private Repair(
            Seen before,
            List<Stroke> written,
            Seen after,
            Map<Address, Content> claims,
            Map<Address, Content> landings,
            Map<String, List<Opening>> openings) {
        this.before = before;
        this.written = written;
        this.after = after;
        this.claims = claims;
        this.landings = landings;
        this.openings = openings;
    }

    /// Compares a spreadsheet as it is after a write with what that was to make of it.
    static Repair of(Seen before, List<Stroke> written, Seen after) {
        Map<Address, Content> claims = new LinkedHashMap<>();
        Map<Address, Content> landings = new LinkedHashMap<>();
        Map<String, List<Opening>> openings = new HashMap<>();
        for (Stroke stroke : written) {
            if (stroke instanceof Stroke.Open(Opening opening, boolean _)) {
                String sheet = Naming.key(opening.sheet());
                openings.computeIfAbsent(sheet, key -> new ArrayList<>()).add(opening);
                Map<Address, Content> moved = new LinkedHashMap<>();
                landings.forEach((at, content) -> moved.put(
                        at.sheet().equalsIgnoreCase(sheet)
                                ? new Address(at.sheet(), opening.after(at.row(), at.column()), at.column())
                                : at,
                        content));
                landings.clear();
                landings.putAll(moved);
            } else if (stroke instanceof Stroke.Put put
                    && before.snapshot().sheet(put.at().sheet()).isPresent()) {
                int row = put.at().row();
                List<Opening> opened = openings.getOrDefault(Naming.key(put.at().sheet()), List.of());
                for (int i = opened.size() - 1; i >= 0 && row > 0; i--) {
                    row = opened.get(i).before(row, put.at().column());
                }
                if (row > 0) {
                    Content content = new Content(put.value(), put.formula());
                    claims.put(new Address(put.at().sheet(), row, put.at().column()), content);
                    landings.put(put.at(), content);
                }
            }
        }
        return new Repair(before, written, after, claims, landings, openings).look();
    }

    /// Compares once more, after what is to be put right was written: rows may have moved meanwhile again.
    Repair again(Seen now) {
        return of(after, strokes, now);
    }

    /// The same once more, where nothing was put right because somebody else wrote meanwhile.
    Repair against(Seen now) {
        return of(before, written, now);
    }

    boolean isNothing() {
        return strokes.isEmpty() && lost.isEmpty();
    }

    List<Request> requests() {
        return Batch.of(after, strokes, after::snapshot);
    }

    /// What a person should know of it.
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!right.isEmpty()) {
            problems.add(Problem.warning(GoogleProblem.PUT_RIGHT, null, List.copyOf(right)));
        }
        if (!lost.isEmpty()) {
            problems.add(Problem.warning(GoogleProblem.WITHOUT_PLACE, null, List.copyOf(lost)));
        }
        return problems;
    }

    private Repair look() {
        Map<Address, Content> puts = new LinkedHashMap<>();
        landings.forEach((at, content) -> overwritten(at, content, puts));
        claims.forEach((at, content) -> missing(at, content, puts));
        puts.forEach((at, content) -> strokes.add(new Stroke.Put(at, content.value(), content.formula(), null)));
        for (Stroke stroke : written) {
            if (stroke instanceof Stroke.Reach(Table table)) {
                reach(table);
            }
        }
        return this;
    }

    /// A cell that we wrote in a row that was not meant holds again what that row had there.
    private void overwritten(Address at, Content content, Map<Address, Content> puts) {
        Sheet fresh = after.snapshot().sheet(at.sheet()).orElse(null);
        Sheet old = before.snapshot().need(at.sheet());
        if (fresh == null || !Content.of(fresh, at.row(), at.column()).same(content)) {
            return;
        }
        int row = alignment(old, fresh).before(at.row());
        Content wanted = row == 0
                ? new Content(Value.BLANK, null)
                : claims.getOrDefault(
                        new Address(at.sheet(), row, at.column()),
                        Content.of(old, row, at.column()).moved(at.row() - row));
        if (!wanted.same(content)) {
            puts.put(at, wanted);
        }
    }

    /// A cell that we meant gets what it was meant to get, unless somebody changed it.
    private void missing(Address at, Content content, Map<Address, Content> puts) {
        Sheet fresh = after.snapshot().sheet(at.sheet()).orElse(null);
        Sheet old = before.snapshot().need(at.sheet());
        int row = fresh == null ? 0 : alignment(old, fresh).now(at.row());
        if (fresh == null || row == 0) {
            lost.add(at);
            return;
        }
        Address place = new Address(at.sheet(), row, at.column());
        Content is = Content.of(fresh, row, at.column());
        boolean untouched =
                is.same(Content.of(old, at.row(), at.column()).moved(row - at.row())) || puts.containsKey(place);
        if (!is.same(content) && untouched) {
            puts.put(place, content);
            right.add(place);
        }
    }

    private Alignment alignment(Sheet old, Sheet fresh) {
        return alignments.computeIfAbsent(Naming.key(old.name()), key -> {
            Set<Integer> written = new HashSet<>();
            for (Address at : claims.keySet()) {
                boolean isOurs = at.sheet().equalsIgnoreCase(old.name()) && says(old, at.row());
                if (isOurs) {
                    written.add(at.column());
                }
            }
            List<Opening> opened = openings.getOrDefault(key, List.of());
            return Alignment.of(old, fresh, written, row -> {
                int place = row;
                for (Opening opening : opened) {
                    place = opening.after(place, opening.firstColumn());
                }
                return place;
            });
        });
    }

    private static boolean says(Sheet sheet, int row) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.formula(row, column) == null && !sheet.value(row, column).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /// A table that we let grow reaches as far as its rows do now.
    private void reach(Table grown) {
        Range range = grown.range();
        Sheet old = before.snapshot().sheet(range.sheet()).orElse(null);
        Sheet fresh = after.snapshot().sheet(range.sheet()).orElse(null);
        if (old == null || fresh == null) {
            return;
        }
        Alignment alignment = alignment(old, fresh);
        for (Table was : old.tables()) {
            for (Table is : fresh.tables()) {
                if (was.name().equals(grown.name()) && is.name().equals(grown.name())) {
                    int last = is.range().lastRow();
                    for (int row = was.range().firstRow(); row <= was.range().lastRow(); row++) {
                        last = Math.max(last, alignment.now(row));
                    }
                    if (last > is.range().lastRow()) {
                        strokes.add(new Stroke.Reach(is.to(last)));
                    }
                }
            }
        }
    }
}
