package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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
    private final Program program;

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

    /// True where it names TODAY or NOW and asks for a place in the calendar: WEEKDAY, WEEKNUM,
    /// ISOWEEKNUM, DAY,
    /// MONTH or MOD. Such a condition holds again and again.
    public boolean readsCalendar() {
        return readsCalendar;
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
