package dev.alur.formula;

import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Conditions by a grammar over everything that a condition may hold, and rows for them to judge. The same seed
/// gives the same.
final class RandomConditions {
    static final String SHEET = "Projects";
    static final int FIRST_ROW = 2;
    static final int LAST_ROW = 11;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /// The kind of value that a form gives. In a form, a letter in braces stands for a part of that kind: `b` a
    /// truth, `n` a number, `i` a small whole number, `t` a text, `d` a day, `a` any; in capitals, one without
    /// parts. `R` and `T` are columns of numbers and of texts, `C` is a criterion, `F` a field. Behind `=>`
    /// stands how the spreadsheet program is told the same.
    private static final Map<Character, String> FORMS = Map.of('b', """
            ({a}={a})   ({n}={n})   ({t}={t})   ({d}={d})   ({n}<{n})   ({n}>={n})   ({d}<{d})   ({d}<=TODAY()) => ({d}<=DATE(2026,11,24))
            ({d}>NOW()) => ({d}>DATE(2026,11,24)+0.5)   ({a}<>{a})   ({t}<{t})   ({t}>={t})   ({a}>{a})   ({F}="")   ({F}<>"")   ({F}={F})
            AND({b},{b})   AND({b},{b},{b})   OR({b},{b})   OR({b},{n})   NOT({b})   NOT({n})   IF({b},{b},{b})   IF({b},{b})   IF({n},{b},{b})
            IFS({b},{b},TRUE,{b})   IFS({b},{b},{b},{b})   SWITCH({t},"Brief",{b},"Final",{b},{b})   SWITCH({i},1,{b},2,{b},FALSE)   SWITCH({a},{a},{b},{b})
            IFERROR({b},{b})   IFNA({b},{b})   CHOOSE({i},{b},{b},{b})   TRUE   FALSE   TRUE()   ISBLANK({F})   ISBLANK({a})   ISNUMBER({a})
            ISTEXT({a})   ISERROR({a})   ISERR({a})   ISNA({a})   ISLOGICAL({a})   ISNONTEXT({a})   ISEVEN({n})   ISODD({n})   EXACT({t},{t})
            (COUNTIF({T},{C})>{i})   ISNUMBER(SEARCH({t},{t}))   ISNUMBER(FIND({t},{t}))   ISNUMBER(MATCH({a},{T},0))   AND({T1})   OR({b},ISNA(NA()))
            XOR({b},{b})   XOR({b},{n},{b})   {N}={N}   {N}+{N}>{N}*{N}   {N}&{T0}={T0}   -{N}^2>{N}   {N}%<{N}-{N}-{N}   {N}/{N}/{N}<>1   {N}^{N}^{i}>1
            """, 'n', """
            ({n}+{n})   ({n}-{n})   ({n}*{n})   ({n}/{n})   ({n}^{i})   ({n}^{n})   -{n}   +{n}   {n}%   ({d}-{d})   ({d}-TODAY()) => ({d}-DATE(2026,11,24))
            ABS({n})   SIGN({n})   INT({n})   TRUNC({n})   TRUNC({n},{i})   ROUND({n},{i})   ROUND({n},-{i})   ROUNDUP({n},{i})   ROUNDDOWN({n},{i})
            MROUND({n},{n})   CEILING({n},{n})   FLOOR({n},{n})   MOD({n},{n})   QUOTIENT({n},{n})   POWER({n},{i})   SQRT({n})   EVEN({n})   ODD({n})
            EXP({i})   LN({n})   LOG({n})   LOG({n},{n})   LOG10({n})   PI()   LEN({a})   LEN({t})   FIND({t},{t})   FIND({t},{t},{i})   SEARCH({t},{t})
            SEARCH({t},{t},{i})   CODE({t})   VALUE({t})   VALUE({a})   NUMBERVALUE({t},".",",")   YEAR({d})   MONTH({d})   DAY({d})   HOUR({d})   MINUTE({d})
            SECOND({d})   WEEKDAY({d})   WEEKDAY({d},2)   WEEKDAY({d},3)   WEEKNUM({d})   WEEKNUM({d},21)   DAYS({d},{d})   DAYS360({d},{d})
            DAYS360({d},{d},TRUE)   YEARFRAC({d},{d})   YEARFRAC({d},{d},1)   YEARFRAC({d},{d},3)   NETWORKDAYS({d},{d})   NETWORKDAYS({d},{d},Projects!$E$2:$E$5)
            SUM({R})   SUM({n},{n})   SUM({F},{n})   SUM({R},{n})   AVERAGE({R})   AVERAGE({n},{n})   MIN({R})   MIN({n},{n})   MAX({R})   MAX({n},{F})
            COUNT({R})   COUNT({a},{a})   COUNTA({T})   COUNTA({a},{F})   COUNTBLANK({T})   COUNTBLANK({R})   PRODUCT({R})   PRODUCT({n},{n})   MEDIAN({R})
            MEDIAN({n},{n},{n})   LARGE({R},{i})   SMALL({R},{i})   RANK({n},{R})   RANK({n},{R},1)   SUMIF({R},{C})   SUMIF({T},{C},{S})
            SUMIFS({S},{T},{C})   SUMIFS({S},{T},{C},{S},{C})   COUNTIF({R},{C})   COUNTIF({T},{C})   COUNTIFS({T},{C})   COUNTIFS({T},{C},{S},{C})
            AVERAGEIF({R},{C})   AVERAGEIF({T},{C},{S})   AVERAGEIFS({S},{T},{C})   MAXIFS({S},{T},{C})   MINIFS({S},{T},{C})   MATCH({a},{T},0)   MATCH({n},{R},0)
            VLOOKUP({t},Clients!$A$2:$D$9,2,FALSE)   VLOOKUP({a},Clients!$A$2:$D$9,{i},FALSE)   INDEX({R},{i})   INDEX(Clients!$A$2:$D$9,{i},2)
            HLOOKUP({t},Projects!$A$1:$J$5,{i},FALSE)   MATCH({n},Clients!$F$2:$F$9,1)   MATCH({n},Clients!$F$2:$F$9)   LOOKUP({n},Clients!$F$2:$F$9)
            VLOOKUP({n},Clients!$F$2:$G$9,2)   VLOOKUP({n},Clients!$F$2:$G$9,2,TRUE)   LOOKUP({n},Clients!$F$2:$F$9,Clients!$G$2:$G$9)
            ROW() => {row}   ROW({F})   ROWS({R})   COLUMNS(Clients!$A$2:$D$9)   COLUMN({F})   IF({b},{n},{n})   IF({b},{n})   IFERROR({n},{n})   IFNA({n},{n})
            CHOOSE({i},{n},{n},{n})   IFS({b},{n},TRUE,{n})   SWITCH({a},{a},{n},{n})   XMATCH({a},{T}) => MATCH({a},{T},0)   XMATCH({t},{T}) => MATCH({t},{T},0)
            XLOOKUP({t},Clients!$A$2:$A$9,Clients!$B$2:$B$9) => INDEX(Clients!$B$2:$B$9,MATCH({t},Clients!$A$2:$A$9,0))
            XLOOKUP({a},Clients!$A$2:$A$9,Clients!$B$2:$B$9,{n}) => IFNA(INDEX(Clients!$B$2:$B$9,MATCH({a},Clients!$A$2:$A$9,0)),{n})
            N({a})   ISOWEEKNUM({d})   DATEDIF({d},{d},"d")   DATEDIF({d},{d},"m")   DATEDIF({d},{d},"y")   DATEDIF({d},{d},"ym")   DATEDIF({d},{d},"md")
            DATEDIF({d},{d},"yd")   NETWORKDAYS.INTL({d},{d})   NETWORKDAYS.INTL({d},{d},{i})   NETWORKDAYS.INTL({d},{d},"0000110")   SUMPRODUCT({R},{R1})
            SUMPRODUCT(({T}={t})*({S}))   SUMPRODUCT(--({S}>{n}))   SUMPRODUCT(({T}={t})*({S}>{n}))   SUBTOTAL(9,{R})   SUBTOTAL(2,{R})   AGGREGATE(9,6,{R})
            TYPE({a})   PROPER({i})   SUMSQ({n},{n})   ROUNDUP({n},-{i})   TIMEVALUE({t})   NETWORKDAYS({d},{d},{d})
            """, 't', """
            LEFT({t},{i})   LEFT({a})   RIGHT({t},{i})   RIGHT({a},2)   MID({t},{i},{i})   MID({a},2,{i})   TRIM({t})   CLEAN({t})   UPPER({t})   LOWER({t})   PROPER({t})
            SUBSTITUTE({t},{t},{t})   SUBSTITUTE({t},"a","b",{i})   SUBSTITUTE({a}," ","")   REPLACE({t},{i},{i},{t})   REPT({t},{i})   T({a})   CHAR(64+{i})
            CONCATENATE({t},{t})   CONCATENATE({a},"-",{t})   CONCAT({t},{t})   CONCAT({T})   TEXTJOIN("|",TRUE,{t},{t})   TEXTJOIN(", ",FALSE,{T})   TEXTJOIN({t},TRUE,{T},{a})
            TEXT({d},"yyyy-mm-dd")   TEXT({d},"dd/mm/yy")   TEXT({d},"mmmm")   TEXT({d},"ddd")   TEXT({n},"0")   TEXT({n},"0.00")   TEXT({n},"#,##0")
            TEXT({n},"0%")   TEXT({n},"000")   TEXT({n},"#")   TEXT({d},"hh:mm")   TEXT({t},"@")   ({t}&{t})   ({a}&{t})   ({n}&"")   ({t}&{i})
            VLOOKUP({t},Clients!$A$2:$D$9,4,FALSE)   INDEX({T},{i})   INDEX({T},MATCH({t},{T},0))   IF({b},{t},{t})   IF({b},{t},"")   IFERROR({t},{t})   IFNA({t},"none")
            SWITCH({t},"Brief","b","Final","f","x")   CHOOSE({i},{t},{t})   IFS({b},{t},{b},{t})   LOOKUP({n},Clients!$F$2:$F$9,Clients!$H$2:$H$9)
            XLOOKUP({t},Clients!$A$2:$A$9,Clients!$D$2:$D$9,"none") => IFNA(INDEX(Clients!$D$2:$D$9,MATCH({t},Clients!$A$2:$A$9,0)),"none")
            TEXT({n},"#,##0.00")   TEXT({n},"0.0#")   TEXT({d},"d mmm yyyy")   TEXT({d},"dddd")   FIXED({n},{i})   TRIM({a})   UPPER({a})
            TEXTBEFORE({t},"a") => IFERROR(LEFT({t},FIND("a",{t})-1),NA())
            TEXTAFTER({t},"a") => IFERROR(MID({t},FIND("a",{t})+1,999),NA())
            """, 'd', """
            DATE(YEAR({d}),MONTH({d})+{i},DAY({d}))   DATE({i}+2020,{i},{i})   DATE(2026,{n},1)   EDATE({d},{i})   EDATE({d},-{i})   EOMONTH({d},{i})   EOMONTH({d},-1)
            WORKDAY({d},{i})   WORKDAY({d},-{i})   WORKDAY({d},{i},Projects!$E$2:$E$5)   WORKDAY.INTL({d},{i})   WORKDAY.INTL({d},{i},{i})   WORKDAY.INTL({d},{i},"0000011")
            WORKDAY.INTL({d},{i},"0000110")   TODAY() => DATE(2026,11,24)   (TODAY()+{i}) => (DATE(2026,11,24)+{i})   ({d}+{i})   ({d}-{i})   ({i}+{d})   DATEVALUE("2026-03-0"&{i})
            DATEVALUE({t})   MIN({d},{d})   MAX({d},{d})   MAX({D})   MIN({D})   IF({b},{d},{d})   IFERROR({d},{d})   VLOOKUP({t},Clients!$A$2:$D$9,3,FALSE)
            INDEX({D},{i})   INT({d})   (DATE(2026,1,1)+TIME({i},{i},{i}))   TIME({i},{n},0)   CHOOSE({i},{d},{d})   MAXIFS({D},{T},{C})   WORKDAY({d},{i},{d})
            """);

    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "3", "-1", "0.5", "2.5", "-3.75", "10", "100", "1500000", "46000", "0.1", "1E3", "12.25");
    private static final List<String> SMALL = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8");
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"Brief\"",
            "\"final\"",
            "\"Final\"",
            "\"a\"",
            "\"A\"",
            "\"s\"",
            "\" \"",
            "\"3\"",
            "\"1.5\"",
            "\"Kopi Senja\"",
            "\"Ünal\"",
            "\"x*y\"",
            "\"2026-11-20\"",
            "\"budi santoso, CV\"",
            "\"日本\"",
            "\"yes\"",
            "\"TRUE\"",
            "\"10%\"",
            "\"-2\"");
    private static final List<String> CRITERIA = List.of(
            "\"Final\"",
            "\"final\"",
            "\"<>\"",
            "\"\"",
            "\"=\"",
            "\">0\"",
            "\"<=2\"",
            "\">=\"&1",
            "\"<>Final\"",
            "\"B*\"",
            "\"?rief\"",
            "\"*a*\"",
            "\"<>*a*\"",
            "3",
            "0",
            "\"3\"",
            "\"=3\"",
            "\">B\"",
            "\"~*\"",
            "\"TRUE\"",
            "TRUE",
            "\"<0\"",
            "\">2026-01-01\"",
            "\"kopi senja\"",
            "\"=Brief\"");
    /// Columns of the row by the kind of what they mostly hold.
    private static final Map<String, String> FIELDS = Map.of(
            "ID",
            "A",
            "Client",
            "B",
            "Stage",
            "C",
            "Start",
            "D",
            "Due",
            "E",
            "Done",
            "F",
            "Price",
            "G",
            "Qty",
            "H",
            "Approved",
            "I",
            "Notes",
            "J");

    private final Random random;
    private final Map<Character, List<String>> forms = new HashMap<>();

    RandomConditions(long seed) {
        random = new Random(seed);
        // a comma between digits would be a decimal one
        FORMS.forEach((kind, text) -> forms.put(
                kind, List.of(text.strip().replaceAll(",(?=[{0-9.-])", ", ").split("\\s{3,}|\n", -1))));
    }

    /// One condition.
    Formed condition() {
        return made('b', 4);
    }

    private Formed made(char kind, int depth) {
        if (depth == 0 || random.nextInt(10) < (depth == 4 ? 0 : 3)) {
            return leaf(kind);
        }
        char meant = random.nextInt(20) == 0 ? 'a' : kind;
        char of = switch (meant) {
            case 'a' -> "bntd".charAt(random.nextInt(4));
            case 'i' -> 'n';
            default -> meant;
        };
        if (kind == 'i' && random.nextInt(4) > 0) {
            return leaf('i');
        }
        List<String> all = forms.getOrDefault(of, List.of());
        return formed(all.get(random.nextInt(all.size())), depth - 1);
    }

    private Formed formed(String form, int depth) {
        String[] both = form.split(" => ", -1);
        StringBuilder ours = new StringBuilder();
        List<Formed> parts = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < both[0].length(); i++) {
            char sign = both[0].charAt(i);
            if (sign != '{') {
                ours.append(sign);
                continue;
            }
            int end = both[0].indexOf('}', i);
            letters.add(both[0].substring(i, end + 1));
            ours.append('{').append(parts.size()).append('}');
            parts.add(part(both[0].substring(i + 1, end), depth));
            i = end;
        }
        return new Formed(ours.toString(), both.length > 1 ? theirs(both[1], letters) : ours.toString(), parts);
    }

    /// The same parts by their letters, the first that is left each; one alone may stand several times.
    private static String theirs(String form, List<String> letters) {
        String text = form;
        for (int i = 0; i < letters.size(); i++) {
            boolean alone = letters.indexOf(letters.get(i)) == letters.lastIndexOf(letters.get(i));
            String place = "{" + i + "}";
            text = alone
                    ? text.replace(letters.get(i), place)
                    : text.replaceFirst(Pattern.quote(letters.get(i)), Matcher.quoteReplacement(place));
        }
        return text;
    }

    private Formed part(String letter, int depth) {
        return switch (letter) {
            case "N" -> leaf('n');
            case "T0" -> leaf('t');
            case "F" -> field(null);
            case "R" -> any("$G$2:$G$11", "$H$2:$H$11", "$G$2:$H$11", "$J$2:$J$11", "Clients!$B$2:$B$9");
            case "R1" -> any("$G$2:$G$11", "$H$2:$H$11");
            case "S" -> any("$G$2:$G$11", "$H$2:$H$11", "$E$2:$E$11");
            case "T" -> any("$B$2:$B$11", "$C$2:$C$11", "$J$2:$J$11", "$I$2:$I$11");
            case "T1" -> any("$I$2:$I$11", "$I$2:$I$3");
            case "D" -> any("$E$2:$E$11", "$D$2:$D$11", "Clients!$C$2:$C$9");
            case "C" -> random.nextInt(4) == 0 ? field(null) : plain(CRITERIA.get(random.nextInt(CRITERIA.size())));
            default -> made(letter.charAt(0), depth);
        };
    }

    private Formed any(String... ranges) {
        String range = ranges[random.nextInt(ranges.length)];
        String on = range.contains("!") ? range : SHEET + "!" + range;
        return Formed.leaf(on, on);
    }

    private Formed leaf(char kind) {
        boolean odd = random.nextInt(12) == 0;
        return switch (odd ? 'a' : kind) {
            case 'b' -> random.nextBoolean() ? field("Approved") : plain(random.nextBoolean() ? "TRUE" : "FALSE");
            case 'n' -> random.nextBoolean() ? field(random.nextBoolean() ? "Price" : "Qty") : plain(NUMBERS);
            case 'i' -> random.nextInt(4) == 0 ? field("Qty") : plain(SMALL);
            case 't' -> random.nextBoolean() ? field(random.nextBoolean() ? "Client" : "Stage") : plain(TEXTS);
            case 'd' ->
                switch (random.nextInt(4)) {
                    case 0 -> field("Start");
                    case 1 -> field("Due");
                    case 2 -> field("Done");
                    default -> Formed.leaf("TODAY()", "DATE(2026,11,24)");
                };
            default ->
                switch (random.nextInt(4)) {
                    case 0 -> plain(NUMBERS);
                    case 1 -> plain(TEXTS);
                    default -> field(null);
                };
        };
    }

    private Formed plain(List<String> some) {
        return plain(some.get(random.nextInt(some.size())));
    }

    private static Formed plain(String text) {
        return Formed.leaf(text, text);
    }

    private Formed field(@Nullable String name) {
        List<String> names = FIELDS.keySet().stream().sorted().toList();
        String which = name == null ? names.get(random.nextInt(names.size())) : name;
        return Formed.leaf("[" + which + "]", SHEET + "!$" + FIELDS.get(which) + "{row}");
    }

    /// The rows that conditions are judged over, and what they look up.
    List<Sheet> sheets() {
        SheetDraft projects = SheetDraft.of(SHEET)
                .row("ID", "Client", "Stage", "Start", "Due", "Done", "Price", "Qty", "Approved", "Notes");
        // of two kinds in one column, programs tell one or the other
        String fault = random.nextBoolean() ? "#N/A" : "#DIV/0!";
        for (int row = FIRST_ROW; row <= LAST_ROW; row++) {
            projects.row(
                    "P" + row,
                    one("Sri", "Kopi Senja", "sri", "budi santoso, CV", "Ünal & Söhne", "日本", " Sri ", null),
                    one("Brief", "Revision", "Final", "FINAL", "Draft", null),
                    one(
                            DAY.minusDays(random.nextInt(400)),
                            DAY,
                            DAY.minusYears(4).withDayOfYear(60),
                            null),
                    one(
                            DAY.plusDays(random.nextInt(60) - 30),
                            DAY,
                            DAY.atTime(18, 30),
                            LocalDate.of(2026, 2, 28),
                            null),
                    one(DAY.plusDays(random.nextInt(20)), null, null),
                    one(1_500_000, 250.5, -75.25, 0, 100, 0.1, 3, null),
                    one(1, 2, 3, 4, 7, 0, "3", null),
                    one(true, false, false, "yes", null),
                    one(
                            "note",
                            " padded ",
                            3,
                            1.5,
                            true,
                            false,
                            "TRUE",
                            "1.5",
                            "-2",
                            "a*b",
                            "~",
                            DAY,
                            "2026-11-20",
                            new Value.Fault(fault),
                            null,
                            null));
        }
        SheetDraft clients = SheetDraft.of("Clients")
                .row("Name", "Terms", "Since", "Country", null, "From", "Rate", "Class")
                .row("Sri", 14, LocalDate.of(2024, 1, 5), "ID", null, 0, 0.05, "none")
                .row("Kopi Senja", 30, LocalDate.of(2025, 6, 1), "ID", null, 1, 0.1, "few")
                .row("budi santoso, CV", 7, LocalDate.of(2026, 2, 3), "id", null, 3, 0.15, "some")
                .row("Ünal & Söhne", null, LocalDate.of(2023, 12, 31), "DE", null, 10, 0.2, "many")
                .row("日本", 0, null, "JP", null, 100, 0.25, "lots")
                .row("Sri", 99, LocalDate.of(2020, 2, 29), "SG", null, 1_000, 0.3, "heaps")
                .row("a", 1, DAY, null, null, 100_000, 0.35, "masses")
                .row(3, 2, DAY, "x", null, 2_000_000, 0.4, "all");
        return List.of(projects.build(), clients.build());
    }

    private @Nullable Object one(@Nullable Object... some) {
        return some[random.nextInt(some.length)];
    }

    /// All forms as one text.
    static String all() {
        return String.join("\n", FORMS.values());
    }
}
