package dev.alur.formula;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
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

    /// Words around the digits, such as `"Rp. "#,##0`: quoted, behind a backslash or bare.
    private static final Pattern WORDED = Pattern.compile(
            "((?:\"[^\"]*\"|\\\\.|[^#0?@*_\\\\;\"\\[\\]])*?)([#0][#0.,]*%?)((?:\"[^\"]*\"|\\\\.|[^#0?@*_\\\\;\"\\[\\]])*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|\\\\(.)");
    /// A language in front of a format, whose names of months would be others.
    private static final Pattern LANGUAGE = Pattern.compile("\\[\\$-[^\\]]*\\]");

    private TextFormats() {}

    /// @param target POI's function
    static ValueEval text(Arguments arguments, FreeRefFunction target) throws EvaluationException {
        String format = arguments.text(1);
        if (format.length() > MAX_FORMAT) {
            return ErrorEval.VALUE_INVALID;
        }
        ValueEval value = arguments.single(0);
        Matcher worded = WORDED.matcher(format);
        if (value instanceof NumericValueEval number && worded.matches() && isWorded(worded)) {
            double amount = number.getNumberValue();
            String digits = written(new NumberEval(Math.abs(amount)), worded.group(2), arguments, target);
            return new StringEval((amount < 0 ? "-" : "") + words(worded.group(1)) + digits + words(worded.group(3)));
        }
        return new StringEval(written(value, format, arguments, target));
    }

    private static boolean isWorded(Matcher format) {
        String around = format.group(1) + format.group(3);
        boolean scientific = format.group(3).matches("(?i)E[+-]?.*");
        return !scientific && around.chars().anyMatch(sign -> Character.isLetter(sign) || sign == '"' || sign == '\\');
    }

    /// Words without their quotation marks; letters that stand for days need them.
    private static String words(String around) throws EvaluationException {
        if (QUOTED.matcher(around).replaceAll("").toLowerCase(Locale.ROOT).matches(".*[dmyhsbeg].*")) {
            throw new EvaluationException(ErrorEval.VALUE_INVALID);
        }
        return QUOTED.matcher(around)
                .replaceAll(quoted ->
                        Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1)));
    }

    private static String written(ValueEval value, String format, Arguments arguments, FreeRefFunction target)
            throws EvaluationException {
        if (COMMAS.matcher(format).find()) {
            return swapped(formatted(value, swapped(format), arguments, target));
        }
        return formatted(value, english(format), arguments, target);
    }

    private static String formatted(ValueEval value, String format, Arguments arguments, FreeRefFunction target)
            throws EvaluationException {
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
        if (LANGUAGE.matcher(format).find()) {
            throw new EvaluationException(ErrorEval.VALUE_INVALID);
        }
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
