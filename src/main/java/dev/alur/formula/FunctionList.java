package dev.alur.formula;

import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.jspecify.annotations.Nullable;

/// The functions that a formula may call. What is not listed is refused by name: a function that POI lacks,
/// computes wrongly, or that reaches out of the workbook. SUBTOTAL is not listed because what it counts depends
/// on what a filter shows at the moment ([Subtotals] for a workbook's own formulas).
final class FunctionList {
    /// A function a line: name and parameters. `V` takes one value, `A` one value or an area;
    /// brackets mean optional, dots that the last ones repeat. In front, `+` marks what makes one
    /// number of an area, `!` what is called through [BoundedFunctions].
    private static final String TEXT = """
        AND A... | OR A... | !XOR A... | NOT V | IF V A [A] | IFERROR A A | IFNA A A | IFS V A... | SWITCH V V A...
        CHOOSE V A... | TRUE | FALSE | NA | ISBLANK V | ISNUMBER V | ISTEXT V | ISERROR V | ISERR V | ISNA V
        ISLOGICAL V | ISNONTEXT V | ISEVEN V | ISODD V | LEN V | LEFT V [V] | RIGHT V [V] | MID V V V | TRIM V
        CLEAN V | UPPER V | LOWER V | PROPER V | EXACT V V | FIND V V [V] | !SEARCH V V [V]
        !SUBSTITUTE V V V [V] | REPLACE V V V V | !REPT V V | T V | !N V | !TYPE V | CHAR V | CODE V | !CONCATENATE V...
        !CONCAT A... | !TEXTJOIN V V A... | !TEXTBEFORE V V [V] [V] [V] [V] | !TEXTAFTER V V [V] [V] [V] [V] | !TEXT V V | VALUE V | NUMBERVALUE V [V] [V] | !DATE V V V | TIME V V V
        !DATEVALUE V | TIMEVALUE V | YEAR V | MONTH V | DAY V | HOUR V | MINUTE V | SECOND V | WEEKDAY V [V]
        WEEKNUM V [V] | !ISOWEEKNUM V | !DATEDIF V V V | !TODAY | !NOW | EDATE V V | EOMONTH V V | !DAYS V V | DAYS360 V V [V] | YEARFRAC V V [V]
        !NETWORKDAYS V V [A] | !NETWORKDAYS.INTL V V [V] [A] | !WORKDAY V V [A] | !WORKDAY.INTL V V [V] [A] | ABS V | SIGN V | INT V | TRUNC V [V]
        ROUND V V | ROUNDUP V V | ROUNDDOWN V V | MROUND V V | CEILING V V | FLOOR V V | MOD V V | QUOTIENT V V
        !POWER V V | SQRT V | EVEN V | ODD V | EXP V | LN V | LOG V [V] | LOG10 V | PI | +SUM A... | +AVERAGE A...
        +MIN A... | +MAX A... | +COUNT A... | +COUNTA A... | +COUNTBLANK A | +PRODUCT A... | +SUMPRODUCT A... | +MEDIAN A...
        +LARGE A V | +SMALL A V | RANK V A [V] | +!SUMIF A V [A] | +!SUMIFS A A V... | +!COUNTIF A V
        +!COUNTIFS A V... | +!AVERAGEIF A V [A] | +!AVERAGEIFS A A V... | +!MAXIFS A A V... | +!MINIFS A A V...
        !VLOOKUP V A V [V] | !HLOOKUP V A V [V] | !XLOOKUP V A A [A] [V] [V] | !XMATCH V A [V] [V]
        !MATCH V A [V] | INDEX A V [V] | LOOKUP V A [A] | ROW [A] | COLUMN A | ROWS A | COLUMNS A
        """;

    private static final String MODERN = """
        LET LAMBDA FILTER UNIQUE SORT SORTBY SEQUENCE RANDARRAY TEXTSPLIT VSTACK
        HSTACK TAKE DROP CHOOSECOLS CHOOSEROWS WRAPROWS WRAPCOLS TOCOL TOROW EXPAND BYROW BYCOL MAP
        REDUCE SCAN MAKEARRAY AGGREGATE FORMULATEXT ISFORMULA
        WEBSERVICE ENCODEURL FILTERXML IMAGE ARRAYFORMULA QUERY IMPORTRANGE IMPORTDATA IMPORTXML
        GOOGLEFINANCE REGEXMATCH REGEXEXTRACT REGEXREPLACE SPLIT JOIN VALUETOTEXT ARRAYTOTEXT SUBTOTAL
        RTD CALL
        """;

    /// For a refused function: what gives the same for the rows of a tracker.
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("FILTER", "SUMIFS, COUNTIFS, XLOOKUP"),
            Map.entry("QUERY", "SUMIFS, COUNTIFS, XLOOKUP"),
            Map.entry("UNIQUE", "COUNTIF"),
            Map.entry("SORT", "LARGE, SMALL"),
            Map.entry("SORTBY", "LARGE, SMALL, XLOOKUP"),
            Map.entry("TAKE", "INDEX"),
            Map.entry("CHOOSEROWS", "INDEX"),
            Map.entry("CHOOSECOLS", "INDEX"),
            Map.entry("TEXTSPLIT", "TEXTBEFORE, TEXTAFTER"),
            Map.entry("SPLIT", "TEXTBEFORE, TEXTAFTER"),
            Map.entry("JOIN", "TEXTJOIN"),
            Map.entry("REGEXMATCH", "SEARCH, COUNTIF"),
            Map.entry("REGEXEXTRACT", "TEXTBEFORE, TEXTAFTER, MID"),
            Map.entry("REGEXREPLACE", "SUBSTITUTE"),
            Map.entry("AGGREGATE", "SUMIFS, LARGE, SMALL"),
            Map.entry("SUBTOTAL", "SUM, SUMIFS, COUNTIFS"),
            Map.entry("INDIRECT", "INDEX, XLOOKUP"),
            Map.entry("OFFSET", "INDEX"),
            Map.entry("DSUM", "SUMIFS"),
            Map.entry("DCOUNT", "COUNTIFS"),
            Map.entry("DGET", "XLOOKUP"),
            Map.entry("RANK.EQ", "RANK"),
            Map.entry("CEILING.MATH", "CEILING"),
            Map.entry("FLOOR.MATH", "FLOOR"),
            Map.entry("VALUETOTEXT", "TEXT"),
            Map.entry("DOLLAR", "TEXT"),
            Map.entry("FIXED", "TEXT, ROUND"));

    private static final Map<String, Spec> ALLOWED = read();

    /// Asked only when a function is refused, for it takes a while to gather.
    private static final class Known {
        static final Set<String> NAMES = known();
    }

    private FunctionList() {}

    /// A function that may be called.
    ///
    /// @param aggregate gives one number for an area
    /// @param bounded called through [BoundedFunctions]
    /// @param most the greatest number of arguments
    /// @param single whether the parameter at a place (counted from 0) takes one value, not an area
    record Spec(String name, boolean aggregate, boolean bounded, int least, int most, Predicate<Integer> single) {
        /// Whether its arguments may reckon with each cell of an area.
        boolean array() {
            return name.equals("SUMPRODUCT");
        }
    }

    static @Nullable Spec find(String name) {
        return ALLOWED.get(name);
    }

    /// For refused functions: what does the same.
    static Map<String, String> instead() {
        return INSTEAD;
    }

    static Set<String> names() {
        return ALLOWED.keySet();
    }

    /// What is wrong with calling a function that is not allowed.
    ///
    /// @param name its English name
    static Flaw refusal(String name, Token token) {
        if (Known.NAMES.contains(name)) {
            String instead = INSTEAD.get(name);
            return instead == null
                    ? new Flaw(FormulaProblem.UNSUPPORTED_FUNCTION, token, shown(name, token))
                    : new Flaw(FormulaProblem.UNSUPPORTED_FUNCTION_INSTEAD, token, shown(name, token), instead);
        }
        Set<String> callable = new TreeSet<>(ALLOWED.keySet());
        for (Past past : Past.values()) {
            callable.add(past.name());
        }
        String near = Nearest.to(token.text(), FunctionNames.all(callable)).orElse(null);
        return near == null
                ? new Flaw(FormulaProblem.UNKNOWN_FUNCTION, token, token.text())
                : new Flaw(FormulaProblem.UNKNOWN_FUNCTION_NEAR, token, token.text(), near);
    }

    /// A function as it was typed, with its English name behind it where that is another one.
    static String shown(String name, Token token) {
        String typed = FunctionNames.plain(token.text());
        return typed.equals(name) ? name : typed + " (" + name + ")";
    }

    private static Map<String, Spec> read() {
        Map<String, Spec> all = new HashMap<>();
        for (String line : TEXT.split("[|\n]", -1)) {
            if (!line.isBlank()) {
                Spec spec = spec(line.strip());
                all.put(spec.name(), spec);
            }
        }
        return Map.copyOf(all);
    }

    private static Spec spec(String line) {
        String[] words = line.split(" ", -1);
        String name = words[0].replaceAll("[+!]", "");
        boolean repeats = line.endsWith("...");
        List<Boolean> single = new ArrayList<>();
        int least = 0;
        for (int i = 1; i < words.length; i++) {
            single.add(words[i].contains("V"));
            least += words[i].startsWith("[") ? 0 : 1;
        }
        // conditions and areas alternate in the functions that repeat a pair
        boolean pairs = repeats && (name.endsWith("IFS") || name.equals("SWITCH"));
        int last = single.size() - 1;
        Predicate<Integer> takesOne = place -> {
            if (place <= last || !pairs) {
                return last >= 0 && single.get(Math.min(place, last));
            }
            return single.get(last - ((place - last) % 2));
        };
        boolean aggregate = words[0].contains("+");
        return new Spec(name, aggregate, words[0].contains("!"), least, repeats ? 254 : single.size(), takesOne);
    }

    static Set<String> known() {
        Set<String> names = new TreeSet<>(FunctionEval.getSupportedFunctionNames());
        names.addAll(FunctionEval.getNotSupportedFunctionNames());
        names.addAll(AnalysisToolPak.getSupportedFunctionNames());
        names.addAll(AnalysisToolPak.getNotSupportedFunctionNames());
        names.addAll(List.of(MODERN.strip().split("\\s+", -1)));
        return Set.copyOf(names);
    }
}
