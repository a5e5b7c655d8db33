package dev.alur.formula;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.util.LocaleUtil;
import org.jspecify.annotations.Nullable;

/// Runs programs over one state of a workbook. Operators and choices are ours, functions are POI's. Whatever a
/// program reads is handed over as a value, so nothing recurses from cell to cell.
final class Engine {
    /// Answers that are remembered of one part.
    private static final int MOST_REMEMBERED = 100_000;

    private final Source source;
    private final Budget budget = new Budget();
    private final BoundedFunctions functions;
    private final Map<String, FreeRefFunction> bounded = new HashMap<>();
    private final Map<String, Cells> byCode = new HashMap<>();
    private final Map<String, Cells> byName = new HashMap<>();
    private final IdentityHashMap<Program, ValueEval> once = new IdentityHashMap<>();
    private final @Nullable Seen seen;
    private final IdentityHashMap<Program, Seen> seenOnce = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Map<List<?>, ValueEval>> remembered = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Set<Node>> paid = new IdentityHashMap<>();
    private final Map<Node, Index> indexes = new HashMap<>();
    private int depth;

    /// Where the values of cells come from.
    @FunctionalInterface
    interface Source {
        /// What the cell holds in this state.
        ///
        /// @throws Abort where the cell holds a formula that cannot be computed
        Value value(Sheet sheet, int row, int column);
    }

    Engine(Snapshot snapshot, LocalDateTime now, Source source) {
        this(snapshot, now, source, null);
    }

    /// @param seen where what is read is noted down
    Engine(Snapshot snapshot, LocalDateTime now, Source source, @Nullable Seen seen) {
        this.seen = seen;
        this.source = source;
        this.functions = new BoundedFunctions(now);
        for (Sheet sheet : snapshot.sheets()) {
            Cells cells = new Cells(sheet, this.source, budget, seen);
            byCode.put(Codes.sheet(sheet.name()), cells);
            byName.put(sheet.name().toLowerCase(Locale.ROOT), cells);
        }
    }

    Budget budget() {
        return budget;
    }

    /// The result of a program for a row of a sheet, counted from 1.
    ///
    /// @throws Abort where it costs too much or reads what cannot be computed
    /// @throws RuntimeException of POI's choice
    ValueEval run(Program program, String sheetName, int row) {
        Cells own = byName.get(sheetName);
        if (own == null) {
            own = byName.get(sheetName.toLowerCase(Locale.ROOT));
        }
        if (own == null) {
            throw new Abort(FormulaProblem.FORMULA_FAILED, null);
        }
        if (depth++ == 0) {
            LocaleUtil.setUserLocale(Locale.US);
            LocaleUtil.setUserTimeZone(LocaleUtil.TIMEZONE_UTC);
        }
        try {
            ValueEval value = program.tree().value(new Run(this, own, row - 1));
            return value == BlankEval.instance ? NumberEval.ZERO : value;
        } finally {
            if (--depth == 0) {
                LocaleUtil.resetUserLocale();
                LocaleUtil.resetUserTimeZone();
            }
        }
    }

    /// The cells of a sheet by its code.
    ///
    /// @throws Abort where there is no such sheet: the formula was checked against another workbook
    Cells cells(String code) {
        Cells cells = byCode.get(code);
        if (cells == null) {
            throw new Abort(FormulaProblem.FORMULA_FAILED, null);
        }
        return cells;
    }

    /// What a part gives that is computed once.
    ValueEval once(Program part, Run run) {
        budget.take(1);
        ValueEval value = once.get(part);
        if (value == null) {
            Seen before = seen == null ? null : seen.begin();
            value = part.tree().value(run);
            once.put(part, value);
            if (seen != null && before != null) {
                seenOnce.put(part, seen.end(before));
            }
        } else if (seen != null) {
            seen.add(seenOnce.getOrDefault(part, new Seen()));
        }
        if (seen != null) {
            seen.note(value);
        }
        return value;
    }

    boolean isNoting() {
        return seen != null;
    }

    /// What a part gave before for the same keys, or gives now. Where what is read is noted down, nothing
    /// is remembered.
    ValueEval remembered(Node part, List<?> keys, Supplier<ValueEval> gives) {
        if (seen != null) {
            return gives.get();
        }
        Map<List<?>, ValueEval> before = remembered.computeIfAbsent(part, first -> new HashMap<>());
        ValueEval known = before.get(keys);
        budget.take(1);
        if (known == null) {
            known = gives.get();
            if (before.size() < MOST_REMEMBERED) {
                before.put(keys, known);
            }
        }
        return known;
    }

    /// An index over a column. Each part pays for it once, whoever made it, so that a cost never depends on
    /// what was asked before.
    Index index(Node part, Node.FixedCells column) {
        Cells cells = cells(column.sheet());
        int last = cells.trimmed(column.firstRow(), column.lastRow());
        if (paid.computeIfAbsent(part, first -> new HashSet<>()).add(column)) {
            budget.take(last - column.firstRow() + 1L);
        }
        return indexes.computeIfAbsent(column, one -> new Index(cells, column.firstRow(), last, column.firstColumn()));
    }

    /// One of our own functions, by its name.
    FreeRefFunction bounded(String name) {
        return bounded.computeIfAbsent(name, plain -> {
            FreeRefFunction function = functions.findFunction(BoundedFunctions.PREFIX + plain);
            if (function == null) {
                throw new Abort(FormulaProblem.FORMULA_FAILED, null);
            }
            return function;
        });
    }

    /// The value of a result with all the digits of its number; an empty text is one.
    ///
    /// @throws Abort where it is no number that a cell can hold
    static Value exact(ValueEval result) {
        return switch (result) {
            case NumberEval number
            when Double.isFinite(number.getNumberValue()) ->
                // a cell knows no negative zero
                Value.of(BigDecimal.valueOf(number.getNumberValue() == 0 ? 0 : number.getNumberValue()));
            case NumberEval number -> throw new Abort(FormulaProblem.FORMULA_FAILED, null);
            case StringEval text -> new Value.Text(text.getStringValue());
            case BoolEval bool -> Value.of(bool.getBooleanValue());
            case ErrorEval error -> new Value.Fault(error.getErrorString());
            default -> throw new IllegalStateException("not a single value: " + result);
        };
    }

    /// The value of a result.
    ///
    /// @param date whether a number means a date
    static Value value(ValueEval result, boolean date) {
        return switch (result) {
            case NumberEval number
            when date && Serial.isDate(number.getNumberValue()) -> Serial.date(number.getNumberValue());
            case NumberEval number -> Serial.number(number.getNumberValue());
            case StringEval text -> Value.of(text.getStringValue());
            case BoolEval bool -> Value.of(bool.getBooleanValue());
            case ErrorEval error -> new Value.Fault(error.getErrorString());
            default -> throw new IllegalStateException("not a single value: " + result);
        };
    }
}
