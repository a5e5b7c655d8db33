package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.eval.StringEval;
import org.jspecify.annotations.Nullable;

/// A formula that was checked and can be evaluated over the rows of its scope's sheet. It never
/// changes and belongs to no snapshot's values.
public final class Expression implements Checked {
    private final String text;
    private final Address at;
    private final String sheet;
    private final String code;
    private final Set<Integer> columns;
    private final Set<Integer> remembered;
    private final boolean readsClock;
    private final boolean readsCalendar;
    private final List<Reference> references;
    private final List<Comparison> comparisons;
    private final Program program;
    private @Nullable Holds holds;

    /// For which rows a condition holds.
    public enum Holds {
        /// As far as can be said before looking at any.
        SOMETIMES,
        NEVER,
        ALWAYS
    }

    Expression(String text, Address at, String sheet, Draft draft, Program program) {
        this.text = text;
        this.at = at;
        this.sheet = sheet;
        this.code = sheet.toLowerCase(Locale.ROOT);
        this.columns = Collections.unmodifiableSortedSet(new TreeSet<>(draft.columns));
        this.remembered = Collections.unmodifiableSortedSet(new TreeSet<>(draft.remembered));
        this.readsClock = draft.clock;
        this.readsCalendar = draft.clock && draft.calendar;
        this.references = List.copyOf(draft.references);
        this.comparisons = draft.comparisons;
        this.program = program;
    }

    /// The text as it was typed, trimmed, without a leading `=`.
    public String text() {
        return text;
    }

    /// The cell that the text stands in.
    public Address at() {
        return at;
    }

    /// The columns of its own row that it names, counted from 1, from left to right.
    public Set<Integer> columns() {
        return columns;
    }

    /// Those of its columns whose past it asks for ([Past]).
    public Set<Integer> remembered() {
        return remembered;
    }

    /// True where it names TODAY or NOW.
    public boolean readsClock() {
        return readsClock;
    }

    /// True where it names TODAY or NOW and asks for a place in the calendar: WEEKDAY, WEEKNUM, ISOWEEKNUM,
    /// DAY, MONTH or MOD. Such a condition holds again and again.
    public boolean readsCalendar() {
        return readsCalendar;
    }

    /// Its columns that are compared with a value, each by itself.
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /// Whether it holds for no row or for every one, whatever the rows hold.
    public Holds holds() {
        Holds known = holds;
        if (known == null) {
            known = Soundness.of(program.tree());
            holds = known;
        }
        return known;
    }

    /// Whether a row can be thought of for which this and another condition hold.
    public boolean meets(Expression other) {
        return Soundness.meet(program.tree(), other.program.tree());
    }

    /// Whether it gives another value than another formula for every row that both can be computed for, as far
    /// as can be said before looking at any.
    public boolean differsFrom(Expression other) {
        Sum one = Sum.of(program.tree());
        Sum two = Sum.of(other.program.tree());
        if (one != null && two != null) {
            return one.columns().equals(two.columns()) && one.number() != two.number();
        }
        return program.tree() instanceof Node.Constant(StringEval text)
                && other.program.tree() instanceof Node.Constant(StringEval word)
                && !text.getStringValue()
                        .strip()
                        .equalsIgnoreCase(word.getStringValue().strip());
    }

    /// Whether it reckons with a column and so gives another value each time its result is put there.
    public boolean feedsOn(int column) {
        return program.tree() instanceof Operation.Binary sum
                && (isCell(sum.left(), column) || isCell(sum.right(), column));
    }

    private static boolean isCell(Node node, int column) {
        return node instanceof Node.OwnCell(int own) && own == column - 1;
    }

    /// Every cell that its text names for a row, evaluated or not: cells of that row, and cells,
    /// areas, tables and defined names elsewhere. Cells that hold formulas are not expanded;
    /// [Evaluator#reads] does that.
    public List<Range> reads(int row) {
        return references.stream().map(reference -> reference.on(sheet, row)).toList();
    }

    @Override
    public String toString() {
        return at + ": " + text;
    }

    String sheet() {
        return sheet;
    }

    /// The sheet's name in small letters.
    String code() {
        return code;
    }

    List<Reference> references() {
        return references;
    }

    Program program() {
        return program;
    }
}
