package dev.alur.formula;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// What the cells held that a formula has read, as far as it matters for whether its result can be trusted.
final class Seen {
    /// A number, a day or a time with separators in it, perhaps behind a comparison as in a criterion: `>1.5`.
    private static final Pattern SEPARATED = Pattern.compile(
            "[<>=\\s]*[-+(]?[\\p{Sc}\\s]*(?:[0-9]*(?:[.,/:' -][0-9]+)+\\)?\\s*(?:%|[ap]m)?|"
                    + "[0-9]{1,4}[ -](?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec).*)\\s*",
            Pattern.CASE_INSENSITIVE);

    private double greatest;
    private boolean fraction;
    private boolean negative;
    private boolean separated;
    private final Set<String> faults = new TreeSet<>();

    /// The greatest number by its amount.
    double greatest() {
        return greatest;
    }

    /// Whether some number is no whole one.
    boolean fraction() {
        return fraction;
    }

    /// Whether some number is below 0.
    boolean negative() {
        return negative;
    }

    /// Whether some text may be a number, a day or a time that is read otherwise elsewhere: `1.5`, `3/4`.
    boolean separated() {
        return separated;
    }

    /// The error values.
    Set<String> faults() {
        return faults;
    }

    void note(ValueEval value) {
        switch (value) {
            case NumberEval number -> number(number.getNumberValue());
            case StringEval text -> text(text.getStringValue());
            case ErrorEval error -> faults.add(error.getErrorString());
            default -> {}
        }
    }

    void text(String text) {
        separated |= text.length() < 64 && SEPARATED.matcher(text).matches();
    }

    void number(double number) {
        greatest = Math.max(greatest, Math.abs(number));
        fraction |= number != Math.rint(number);
        negative |= number < 0;
    }

    /// Forgets all, and gives what there was.
    Seen begin() {
        Seen before = new Seen();
        before.add(this);
        clear();
        return before;
    }

    void clear() {
        greatest = 0;
        fraction = false;
        negative = false;
        separated = false;
        faults.clear();
    }

    /// Puts back what there was before [#begin] beside what came since, and gives the latter.
    Seen end(Seen before) {
        Seen since = new Seen();
        since.add(this);
        add(before);
        return since;
    }

    void add(Seen other) {
        greatest = Math.max(greatest, other.greatest);
        fraction |= other.fraction;
        negative |= other.negative;
        separated |= other.separated;
        faults.addAll(other.faults);
    }
}
