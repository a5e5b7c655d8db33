package dev.alur.google.server;

import dev.alur.formula.Checked;
import dev.alur.formula.Evaluator;
import dev.alur.formula.Expression;
import dev.alur.formula.Formulas;
import dev.alur.formula.Recalculation;
import dev.alur.formula.Resolution;
import dev.alur.formula.Scope;
import dev.alur.grid.Address;
import dev.alur.grid.Column;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What formulas give, computed by the product's own engine. A value that it cannot tell truly is not invented:
/// whoever asks for it is answered with 501.
final class Calculator {
    /// Stands in a formula's cell until its value is computed, so that one that was not can be told from
    /// every value.
    private static final Value NOT_COMPUTED = Value.of("\u0001not computed");

    private final Book book;
    private @Nullable Map<Address, Value> values;
    private @Nullable Snapshot snapshot;

    Calculator(Book book) {
        this.book = book;
    }

    private static Map<Address, Value> computed(Book book) {
        List<Address> formulas = new ArrayList<>();
        Snapshot snapshot = snapshot(book, formulas);
        return Recalculation.of(snapshot, formulas)
                .compute(snapshot, book.now())
                .values();
    }

    /// The spreadsheet as the engine reads it.
    ///
    /// @param formulas gets the cells that hold one
    private static Snapshot snapshot(Book book, List<Address> formulas) {
        List<Sheet> sheets = new ArrayList<>();
        for (Tab tab : book.tabs) {
            sheets.add(sheet(tab, formulas));
        }
        Map<String, String> names = new TreeMap<>();
        book.namedRanges.forEach(
                range -> names.put(range.get("name").asText(), absolute(Box.read(book, range.get("range")))));
        return new Snapshot(book.id, Fingerprint.of(new byte[0]), sheets, names);
    }

    private static String absolute(Box box) {
        return A1.title(box.tab().title()) + "!$" + A1.letters(box.left()) + "$" + (box.top() + 1) + ":$"
                + A1.letters(box.right() - 1) + "$" + box.bottom();
    }

    private static Sheet sheet(Tab tab, List<Address> formulas) {
        List<Column.@Nullable Builder> builders = new ArrayList<>();
        for (int row = 0; row < tab.rows.size(); row++) {
            Line line = tab.rows.get(row);
            for (int column = 0; column < line.cells.size(); column++) {
                Entered entered = line.cells.get(column).value();
                if (entered == null) {
                    continue;
                }
                while (builders.size() <= column) {
                    builders.add(new Column.Builder());
                }
                Column.Builder builder = builders.get(column);
                if (entered instanceof Entered.Formula(String text)) {
                    builder.set(row + 1, NOT_COMPUTED).formula(row + 1, text.substring(1));
                    formulas.add(new Address(tab.title(), row + 1, column + 1));
                } else {
                    builder.set(row + 1, plain(line.cells.get(column), entered));
                }
            }
        }
        List<Column> columns = builders.stream().map(Column.Builder::build).toList();
        return new Sheet(tab.title(), false, false, tab.rows.size(), new ArrayList<>(columns), List.of(), List.of());
    }

    private static Value plain(Cell cell, Entered entered) {
        return switch (entered) {
            case Entered.Num(double number) when Formats.isDate(cell.numberFormat()) -> Formats.day(number);
            case Entered.Num(double number) ->
                new Value.Number(BigDecimal.valueOf(number).stripTrailingZeros());
            case Entered.Text(String text) -> Value.of(text);
            case Entered.Bool(boolean yes) -> Value.of(yes);
            case Entered.Fault fault -> new Value.Fault(fault.shown());
            case Entered.Formula formula -> NOT_COMPUTED;
        };
    }

    /// The effective value of a cell, or null for a blank one.
    @Nullable
    Effective value(Tab tab, int row, int column) {
        Entered entered = tab.cell(row, column).value();
        if (!(entered instanceof Entered.Formula(String text))) {
            return entered == null ? null : new Effective(entered, false);
        }
        if (text.contains("#REF!") && !text.matches("(?s).*[A-Za-z.]\\(.*|.*\".*")) {
            // a lost reference among operators; a function may do what it likes with one
            return new Effective(new Entered.Fault("REF", "#REF!"), false);
        }
        Map<Address, Value> known = values == null ? computed(book) : values;
        values = known;
        Value value = known.get(new Address(tab.title(), row + 1, column + 1));
        if (value == null) {
            throw Refusal.unknown("what the formula " + text + " in "
                    + A1.print(new Box(tab, row, row + 1, column, column + 1)) + " gives");
        }
        return switch (value) {
            case Value.Number(BigDecimal number) ->
                new Effective(new Entered.Num(number.doubleValue()), isDay(tab, row, column, text));
            case Value.Text(String shown) -> new Effective(new Entered.Text(shown), false);
            case Value.Bool(boolean yes) -> new Effective(new Entered.Bool(yes), false);
            case Value.Date date -> new Effective(new Entered.Num(Formats.serial(date)), true);
            case Value.Fault(String code) -> new Effective(new Entered.Fault(errorType(code), code), false);
            case Value.Blank() -> new Effective(new Entered.Text(""), false);
        };
    }

    /// Whether a formula makes a day of its number, as the product's engine tells it for a condition of
    /// the same text.
    private boolean isDay(Tab tab, int row, int column, String text) {
        Snapshot state = snapshot == null ? snapshot(book, new ArrayList<>()) : snapshot;
        snapshot = state;
        Scope scope = new Scope(tab.title(), name -> new Resolution.Unknown(null));
        Checked checked = Formulas.check(text, new Address(tab.title(), row + 1, column + 1), scope, state);
        return checked instanceof Expression expression
                && new Evaluator(state, book.now())
                                .evaluate(expression, row + 1)
                                .value()
                        instanceof Value.Date;
    }

    /// @param day a number that is shown as a day although no format says so: a formula gave it
    record Effective(Entered value, boolean day) {}

    /// Documented: REST resource spreadsheets, ErrorType.
    private static String errorType(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "#DIV/0!" -> "DIVIDE_BY_ZERO";
            case "#VALUE!" -> "VALUE";
            case "#REF!" -> "REF";
            case "#NAME?" -> "NAME";
            case "#NUM!" -> "NUM";
            case "#N/A" -> "N_A";
            case "#NULL!" -> "NULL_VALUE";
            default -> "ERROR";
        };
    }
}
