package dev.alur.formula;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes formulas one by one, each after those that it reads, in a loop that no chain of cells can overflow.
/// Every other formula cell gives its cached value, but for those that read the clock and those without one.
final class Recalculating {
    /// Formulas that are computed at most, those that depend on the change and those that they read.
    static final int MAX_COMPUTED = 5_000;
    /// Cells that they may read, each time counted.
    static final long MAX_READS = 3_000_000L;

    private final List<Dependence.Live> formulas;
    private final Map<String, Map<Integer, int[]>> computedRows = new HashMap<>();
    private final Map<String, Map<Long, Integer>> numbers = new HashMap<>();
    private final List<Range> untold = new ArrayList<>();
    private final LiveFormulas programs;
    private final IdentityHashMap<Program, Trust> trust = new IdentityHashMap<>();
    private final Seen seen = new Seen();
    private final Engine engine;
    private final BitSet computed = new BitSet();
    private final BitSet done = new BitSet();
    private final BitSet open = new BitSet();
    private final Map<Integer, Value> values = new HashMap<>();
    private long reads = MAX_READS;
    private int left = MAX_COMPUTED;

    private record Visit(int formula, List<Integer> before, int[] next) {}

    Recalculating(Snapshot state, Dependence dependence, BitSet dirty, LocalDateTime now) {
        this.formulas = dependence.formulas();
        this.programs = new LiveFormulas(state);
        this.engine = new Engine(state, now, this::read, seen);
        computed.or(dirty);
        List<Range> clocks = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            Dependence.Live formula = formulas.get(i);
            boolean clock = formula.mentions().clock();
            Value cached = state.need(formula.sheet().name()).value(formula.row(), formula.column());
            if (clock || cached instanceof Value.Blank) {
                computed.set(i);
            }
            if (clock) {
                clocks.add(formula.fills());
            }
        }
        computed.or(dependence.readers(clocks));
        untold.addAll(dependence.dataTables());
        index();
    }

    private void index() {
        Map<String, Map<Integer, List<Integer>>> rows = new HashMap<>();
        for (int i = computed.nextSetBit(0); i >= 0; i = computed.nextSetBit(i + 1)) {
            Dependence.Live formula = formulas.get(i);
            String sheet = LiveFormulas.code(formula.sheet());
            rows.computeIfAbsent(sheet, name -> new HashMap<>())
                    .computeIfAbsent(formula.column(), column -> new ArrayList<>())
                    .add(formula.row());
            numbers.computeIfAbsent(sheet, name -> new HashMap<>())
                    .put(LiveFormulas.key(formula.row(), formula.column()), i);
            if (isArray(formula)) {
                untold.add(formula.fills());
            }
        }
        rows.forEach((sheet, columns) -> columns.forEach((column, list) -> computedRows
                .computeIfAbsent(sheet, name -> new HashMap<>())
                .put(column, list.stream().mapToInt(row -> row).sorted().toArray())));
    }

    private static boolean isArray(Dependence.Live formula) {
        Range fills = formula.fills();
        return fills.firstRow() != fills.lastRow() || fills.firstColumn() != fills.lastColumn();
    }

    /// What a formula gives, an empty text as one; null where that cannot be told truly.
    @Nullable
    Value value(int formula) {
        if (!done.get(formula)) {
            settle(formula);
        }
        return values.get(formula);
    }

    private void settle(int formula) {
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(enter(formula));
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (visit.next[0] < visit.before.size()) {
                int next = visit.before.get(visit.next[0]++);
                // one that is open already is part of a circle: read without a value, it gives none to anyone
                if (!done.get(next) && !open.get(next)) {
                    visits.push(enter(next));
                }
                continue;
            }
            Value value = compute(formulas.get(visit.formula));
            if (value != null) {
                values.put(visit.formula, value);
            }
            open.clear(visit.formula);
            done.set(visit.formula);
            visits.pop();
        }
    }

    private Visit enter(int formula) {
        open.set(formula);
        List<Integer> before = new ArrayList<>();
        for (Range range : formulas.get(formula).mentions().ranges()) {
            String sheet = range.sheet().toLowerCase(Locale.ROOT);
            Map<Integer, int[]> columns = computedRows.getOrDefault(sheet, Map.of());
            if (columns.size() < range.lastColumn() - range.firstColumn()) {
                columns.keySet().stream()
                        .filter(column -> column >= range.firstColumn() && column <= range.lastColumn())
                        .forEach(column -> inColumn(before, sheet, range, column, columns));
            } else {
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    inColumn(before, sheet, range, column, columns);
                }
            }
        }
        return new Visit(formula, before, new int[1]);
    }

    private void inColumn(List<Integer> before, String sheet, Range range, int column, Map<Integer, int[]> columns) {
        int[] rows = columns.get(column);
        if (rows == null) {
            return;
        }
        int found = Arrays.binarySearch(rows, range.firstRow());
        Map<Long, Integer> here = numbers.getOrDefault(sheet, Map.of());
        for (int i = found < 0 ? -found - 1 : found; i < rows.length && rows[i] <= range.lastRow(); i++) {
            Integer number = here.get(LiveFormulas.key(rows[i], column));
            if (--reads > 0 && number != null && !done.get(number)) {
                before.add(number);
            }
        }
    }

    private @Nullable Value compute(Dependence.Live formula) {
        if (!formula.mentions().known() || isArray(formula) || reads <= 0 || --left < 0) {
            return null;
        }
        Program program = programs.get(formula.sheet().name(), formula.row(), formula.column(), formula.text())
                .program();
        if (program == null) {
            return null;
        }
        Trust inProgram = trust.computeIfAbsent(program, Trust::in);
        if (inProgram.isNone()) {
            return null;
        }
        Budget budget = engine.budget();
        seen.clear();
        try {
            long around = budget.begin(program);
            try {
                Value value = Engine.exact(engine.run(program, formula.sheet().name(), formula.row()));
                return inProgram.in(value, seen) ? value : null;
            } finally {
                budget.end(program, around);
            }
        } catch (RuntimeException | StackOverflowError refused) {
            // too expensive, or reads what cannot be told; and POI throws what it likes
            return null;
        }
    }

    /// What a cell holds while formulas are computed.
    private Value read(Sheet sheet, int row, int column) {
        if (--reads <= 0) {
            throw new Abort(FormulaProblem.FORMULA_TOO_EXPENSIVE, null);
        }
        String code = LiveFormulas.code(sheet);
        Integer number = numbers.getOrDefault(code, Map.of()).get(LiveFormulas.key(row, column));
        Value value = number == null ? sheet.value(row, column) : values.get(number);
        boolean isUntold = value == null
                || untold.stream()
                        .anyMatch(range -> range.sheet().equalsIgnoreCase(sheet.name()) && range.contains(row, column))
                || (value instanceof Value.Date(LocalDateTime at) && at.getNano() != 0);
        if (isUntold || value == null) {
            throw new Abort(FormulaProblem.UNCOMPUTABLE_CELL, sheet.address(row, column));
        }
        return value;
    }

    /// A value as a cell of that format holds it: a number is a day where it says so and loses nothing by it.
    ///
    /// @param cached what the cell holds so far
    static Value told(Value value, Value cached, @Nullable String format) {
        if (value instanceof Value.Text(String text)) {
            return Value.of(text);
        }
        boolean shown = Serial.isShown(cached, format);
        if (shown && value instanceof Value.Number(BigDecimal number) && Serial.isDate(number.doubleValue())) {
            Value day = Serial.date(number.doubleValue());
            return day instanceof Value.Date(LocalDateTime at) && Serial.of(at) == number.doubleValue() ? day : value;
        }
        return value;
    }
}
