package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// `TEXTBEFORE(text, delimiter, [instance], [match_mode], [match_end], [if_not_found])` and TEXTAFTER.
/// What the end of the text counts for (match_end) is left to Excel: only 0 is taken.
final class TextParts {
    private TextParts() {}

    static ValueEval of(Arguments arguments, boolean before) throws EvaluationException {
        String text = arguments.text(0);
        String delimiter = arguments.text(1);
        int instance = arguments.whole(2, 1);
        int mode = arguments.whole(3, 0);
        boolean senseless = instance == 0
                || Math.abs((long) instance) > Math.max(1, text.length())
                || mode < 0
                || mode > 1
                || arguments.whole(4, 0) != 0;
        if (senseless) {
            return ErrorEval.VALUE_INVALID;
        }
        if (delimiter.isEmpty()) {
            return new StringEval(before == (instance < 0) ? text : "");
        }
        List<Integer> places = places(text, delimiter, mode == 1, instance > 0);
        if (places.size() < Math.abs(instance)) {
            return arguments.has(5) ? arguments.single(5) : ErrorEval.NA;
        }
        int place = places.get(Math.abs(instance) - 1);
        return new StringEval(before ? text.substring(0, place) : text.substring(place + delimiter.length()));
    }

    /// Where a delimiter stands, from the beginning or from the end.
    private static List<Integer> places(String text, String delimiter, boolean anyCase, boolean forward) {
        // letter by letter, for a text may change its length as a whole
        String where = anyCase ? lower(text) : text;
        String what = anyCase ? lower(delimiter) : delimiter;
        List<Integer> places = new ArrayList<>();
        int at = forward ? where.indexOf(what) : where.lastIndexOf(what);
        while (at >= 0) {
            places.add(at);
            at = forward ? where.indexOf(what, at + what.length()) : where.lastIndexOf(what, at - what.length());
        }
        return places;
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (char sign : text.toCharArray()) {
            String one = String.valueOf(sign).toLowerCase(Locale.ROOT);
            lower.append(one.length() == 1 ? one.charAt(0) : sign);
        }
        return lower.toString();
    }
}
