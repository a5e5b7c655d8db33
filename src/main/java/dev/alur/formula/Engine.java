package dev.alur.formula;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.util.LocaleUtil;
import org.jspecify.annotations.Nullable;

/// Runs programs with POI's evaluator over one state of a workbook. POI sees no formula but the
/// one that runs: whatever that reads is handed over as a value, so POI never recurses from cell
/// to cell.
final class Engine {
    /// POI makes a line for each formula that it evaluates, which costs half the time even where nobody
    /// reads it. The
    /// logger is held, or its level would be forgotten.
    private static final Logger LINES = Logger.getLogger("org.apache.poi");

    private final Snapshot snapshot;
    private final Source source;
    private final Budget budget = new Budget();
    private final Book book;
    private final BookSheet self;
    private final WorkbookEvaluator evaluator;
    private final IdentityHashMap<Program, ValueEval> aggregates = new IdentityHashMap<>();
    private final @Nullable Seen seen;
    private final IdentityHashMap<Program, Seen> seenOnce = new IdentityHashMap<>();
    private @Nullable Run current;

    /// Where the values of cells come from.
    @FunctionalInterface
    interface Source {
        /// What the cell holds in this state.
        ///
        /// @throws Abort where the cell holds a formula that cannot be computed
        Value value(Sheet sheet, int row, int column);
    }

    private record Run(Program program, Sheet sheet, int row) {}

    Engine(Snapshot snapshot, LocalDateTime now, Source source) {
        this(snapshot, now, source, null);
    }

    /// @param seen where what is read is noted down; then numbers have all their digits
    Engine(Snapshot snapshot, LocalDateTime now, Source source, @Nullable Seen seen) {
        LINES.setLevel(Level.WARNING);
        this.seen = seen;
        this.snapshot = snapshot;
        this.source = source;
        this.book = new Book(new BoundedFunctions(now));
        for (Sheet sheet : snapshot.sheets()) {
            BookSheet.Cells cells = (on, row, column) -> cell(on, sheet, row, column);
            book.add(Codes.sheet(sheet.name()), new BookSheet(cells, sheet.lastRow() - 1));
        }
        book.add(Codes.ROW, new BookSheet(this::ownCell, 0));
        book.add(Codes.AGGREGATES, new BookSheet(this::aggregate, 0));
        this.self = new BookSheet((on, row, column) -> BookCell.formula(on, row), 0);
        book.add(Codes.SELF, self);
        // everything counts as final: POI shall keep no dependencies, for the state never changes
        this.evaluator = new WorkbookEvaluator(book, (sheet, row, column) -> true, null);
    }

    Budget budget() {
        return budget;
    }

    /// The result of a program for a row of a sheet.
    ///
    /// @throws Abort where it costs too much or reads what cannot be computed
    /// @throws RuntimeException of POI's choice
    ValueEval run(Program program, String sheetName, int row) {
        Sheet sheet = snapshot.sheet(sheetName).orElseThrow(() -> new Abort(FormulaProblem.FORMULA_FAILED, null));
        Run around = current;
        current = new Run(program, sheet, row);
        if (around == null) {
            LocaleUtil.setUserLocale(Locale.US);
            LocaleUtil.setUserTimeZone(LocaleUtil.TIMEZONE_UTC);
        }
        try {
            book.use(program.tokens());
            return evaluator.evaluate(BookCell.formula(self, row - 1));
        } finally {
            current = around;
            if (around == null) {
                evaluator.clearAllCachedResultValues();
                LocaleUtil.resetUserLocale();
                LocaleUtil.resetUserTimeZone();
            }
        }
    }

    private @Nullable BookCell cell(BookSheet on, Sheet sheet, int row, int column) {
        budget.take(1);
        return noted(BookCell.of(source.value(sheet, row + 1, column + 1), on, row, column));
    }

    private @Nullable BookCell noted(@Nullable BookCell cell) {
        if (seen != null && cell != null) {
            seen.note(cell);
        }
        return cell;
    }

    private @Nullable BookCell ownCell(BookSheet on, int row, int column) {
        budget.take(1);
        Run run = running();
        return noted(BookCell.of(source.value(run.sheet(), run.row(), column + 1), on, row, column));
    }

    private BookCell aggregate(BookSheet on, int row, int column) {
        Run run = running();
        Program part = run.program().aggregates().get(row);
        ValueEval value = aggregates.get(part);
        if (value == null) {
            Seen before = seen == null ? null : seen.begin();
            value = run(part, run.sheet().name(), run.row());
            aggregates.put(part, value);
            if (seen != null && before != null) {
                seenOnce.put(part, seen.end(before));
            }
        } else if (seen != null) {
            seen.add(seenOnce.getOrDefault(part, new Seen()));
        }
        return seen == null ? cell(value, on, row, column) : exactCell(value, on, row, column);
    }

    private BookCell exactCell(ValueEval value, BookSheet on, int row, int column) {
        BookCell cell = BookCell.of(exact(value), on, row, column);
        if (cell == null) {
            throw new IllegalStateException("a result is never blank");
        }
        noted(cell);
        return cell;
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

    private Run running() {
        Run run = current;
        if (run == null) {
            throw new IllegalStateException("a cell of the row is read, but nothing runs");
        }
        return run;
    }

    private static BookCell cell(ValueEval value, BookSheet on, int row, int column) {
        BookCell cell = BookCell.of(value(value, false), on, row, column);
        return cell == null ? new BookCell(on, row, column, CellType.STRING, 0, "") : cell;
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
