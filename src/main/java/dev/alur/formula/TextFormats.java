package dev.alur.formula;

import dev.alur.language.Dates;
import dev.alur.language.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
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
/// gives `#VALUE!`. Months and weekdays are called as in the tracker's language, which stands behind as a third
/// argument where it is not English.
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

    private static final Pattern WORD = Pattern.compile("[A-Z][a-z]+");

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
        String text = formatted(value, english(format), arguments, target);
        return arguments.has(2) && DAYS.matcher(format).matches()
                ? named(text, Language.valueOf(arguments.text(2)))
                : text;
    }

    /// A day with its English names in another language.
    private static String named(String day, Language language) {
        return WORD.matcher(day).replaceAll(word -> {
            String english = word.group();
            for (DayOfWeek weekday : DayOfWeek.values()) {
                String known = Dates.weekday(Language.EN, weekday);
                if (known.startsWith(english) && english.length() > 2) {
                    String name = Dates.weekday(language, weekday);
                    return known.equals(english) ? name : name.substring(0, 3);
                }
            }
            for (int month = 1; month <= 12; month++) {
                LocalDate first = LocalDate.of(2026, month, 1);
                String known = Dates.dayMonth(Language.EN, first).substring(2);
                if (known.startsWith(english) && english.length() > 2) {
                    String name = Dates.dayMonth(language, first).substring(2);
                    return known.equals(english) ? name : name.substring(0, 3);
                }
            }
            return english;
        });
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
