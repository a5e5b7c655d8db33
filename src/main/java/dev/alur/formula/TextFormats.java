package dev.alur.formula;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumericValueEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;

/// `TEXT(value, format)` with formats as Excel takes them in several languages: `#.##0,00` beside `#,##0.00`,
/// `TT.MM.JJJJ`, `jj/mm/aaaa` and `dd/mm/aaaa` beside `dd/mm/yyyy`. What means different days in two languages
/// gives `#VALUE!`.
final class TextFormats {
    private static final int MAX_FORMAT = 255;
    /// Points between thousands, or a comma before decimals.
    private static final Pattern COMMAS = Pattern.compile("#\\.##0|(?<![#0,.])0,0+(?![0-9#,])");
    private static final Pattern DAYS = Pattern.compile("[tjadmyhs\\s./,:-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_ZERO = Pattern.compile("[#,]*#(\\.#*)?(%?)");
    private static final Pattern ZERO = Pattern.compile("-?0%?");

    private TextFormats() {}

    /// @param target POI's function
    static ValueEval text(Arguments arguments, FreeRefFunction target) throws EvaluationException {
        String format = arguments.text(1);
        if (format.length() > MAX_FORMAT) {
            return ErrorEval.VALUE_INVALID;
        }
        if (COMMAS.matcher(format).find()) {
            String result = formatted(arguments, swapped(format), target);
            return new StringEval(swapped(result));
        }
        return new StringEval(formatted(arguments, english(format), target));
    }

    private static String formatted(Arguments arguments, String format, FreeRefFunction target)
            throws EvaluationException {
        ValueEval value = arguments.single(0);
        ValueEval result = target.evaluate(new ValueEval[] {value, new StringEval(format)}, arguments.context());
        if (result instanceof ErrorEval fault) {
            throw new EvaluationException(fault);
        }
        String text = ((StringEval) result).getStringValue();
        var digits = NO_ZERO.matcher(format);
        // a # shows no zero
        if (value instanceof NumericValueEval && digits.matches()) {
            return ZERO.matcher(text).matches()
                    ? (digits.group(1) == null ? "" : ".") + digits.group(2)
                    : text.replaceFirst("^(-?)0\\.", "$1.");
        }
        return text;
    }

    private static String swapped(String text) {
        return text.replace('.', '\0').replace(',', '.').replace('\0', ',');
    }

    /// A format of days with the English letters.
    private static String english(String format) throws EvaluationException {
        String letters = format.toLowerCase(Locale.ROOT);
        if (!DAYS.matcher(format).matches()) {
            return format;
        }
        boolean german = letters.indexOf('t') >= 0;
        boolean roman = letters.indexOf('a') >= 0;
        if ((german && roman) || (letters.indexOf('j') >= 0 && !german && !roman)) {
            // JJJJ is a year in German and a weekday in French
            throw new EvaluationException(ErrorEval.VALUE_INVALID);
        }
        if (german) {
            return letters.replace('t', 'd').replace('j', 'y');
        }
        return roman ? letters.replace('j', 'd').replace('a', 'y') : format;
    }
}
