package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormulasTest {
    private final Snapshot studio = Studio.usual().snapshot();

    private List<Problem> problems(String text) {
        return switch (Studio.check(studio, text)) {
            case Expression expression -> List.of();
            case Wrong(List<Problem> problems) -> problems;
        };
    }

    @ParameterizedTest(name = "{0}: {1} at {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AND([Stage]=\"Final\";[Aproved]=\"yes\") | UNKNOWN_COLUMN_NEAR | [Aproved] | Aproved, Approved",
                "[Colour]=1 | UNKNOWN_COLUMN | [Colour] | Colour",
                "[Date]<TODAY() | AMBIGUOUS_COLUMN | [Date] | `Date, Due, Done`",
                "[Qty]==2 | UNEXPECTED_PART | == | ==",
                "[Qty]!=2 | UNEXPECTED_PART | != | !=",
                "[Qty]=2) | UNEXPECTED_PART | ) | )",
                "[Qty] [Price] | UNEXPECTED_PART | [Price] | Price",
                "[Qty]=2,3,4 | UNEXPECTED_PART | , | `,`",
                "SUM(1;2),3 | UNEXPECTED_PART | , | `,`",
                "*2 | UNEXPECTED_PART | * | *",
                "[Qty]=\"x\" & 'y' | UNEXPECTED_PART | 'y' | 'y'",
                "[Qty]= | VALUE_MISSING | `` | ``",
                "AND([Qty]=;1) | VALUE_MISSING | ; | ``",
                "() | VALUE_MISSING | ) | ``",
                "[Stage]=\"Final | UNCLOSED_TEXT | \"Final | ``",
                "[Stage | UNCLOSED_BRACKET | [Stage | [",
                "AND([Qty]=1 | UNCLOSED_BRACKET | ( | (",
                "[Price]>1.500.000 | AMBIGUOUS_NUMBER | 1.500.000 | 1.500.000, 1500000",
                "[Price]>1,500,000 | AMBIGUOUS_NUMBER | 1,500,000 | `1,500,000, 1500000`",
                "AND([Price]>1.500.000,50;TRUE) | AMBIGUOUS_NUMBER | 1.500.000,50 | `1.500.000,50, 1500000,50`",
                "AND([Price]>1.500;TRUE) | AMBIGUOUS_DECIMALS | 1.500 | 1.500, 1500, 1.5000",
                "[Price]>1.500 | AMBIGUOUS_DECIMALS | 1.500 | 1.500, 1500, 1.5000",
                "[Price]>1,500 | AMBIGUOUS_DECIMALS | 1,500 | `1,500, 1500, 1,5000`",
                "INT([Price]/1,500) | AMBIGUOUS_DECIMALS | 1,500 | `1,500, 1500, 1,5000`",
                "SUM(1,5) | AMBIGUOUS_COMMA | 1,5 | `1,5, SUM(1;5), SUM(1.5)`",
                "1+AND([Qty]>0,125)*2 | AMBIGUOUS_COMMA | 0,125 | `0,125, AND([Qty]>0;125), AND([Qty]>0.1250)`",
                "SUM((1)*1,5+((2))) | AMBIGUOUS_COMMA | 1,5 | `1,5, SUM((1)*1;5+((2))), SUM((1)*1.5+((2)))`",
                "SUM({1,2}) | UNSUPPORTED_FORM | { | {",
                "SUM(Jan:Mar!A1) | UNSUPPORTED_FORM | Jan:Mar! | Jan:Mar!",
                "[Book.xlsx]Sheet1!A1=1 | OTHER_WORKBOOK | [Book.xlsx] | [Book.xlsx]",
                "'[Book.xlsx]My sheet'!A1=1 | OTHER_WORKBOOK | '[Book.xlsx]My sheet'! | [Book.xlsx]My sheet",
                "IFF([Qty]=1;2;3) | UNKNOWN_FUNCTION_NEAR | IFF | IFF, IF",
                "VERIFY([Qty]) | UNKNOWN_FUNCTION | VERIFY | VERIFY",
                "LET(a;1;a) | UNSUPPORTED_FUNCTION | LET | LET",
                "INDIREKT(\"A1\") | UNSUPPORTED_FUNCTION_INSTEAD | INDIREKT | `INDIREKT (INDIRECT), INDEX, XLOOKUP`",
                "FILTRE(Jobs[Qty];1) | UNSUPPORTED_FUNCTION_INSTEAD | FILTRE | `FILTRE (FILTER), SUMIFS, COUNTIFS, XLOOKUP`",
                "ZÄHLENWEN(Jobs[Qty];1) | UNKNOWN_FUNCTION_NEAR | ZÄHLENWEN | `ZÄHLENWEN, ZÄHLENWENN`",
                "WENN([Qty]=1;2;3;4) | WRONG_ARGUMENT_COUNT | WENN | WENN (IF), 4, 2, 3",
                "SUMPRODUCT((YEAR(Jobs[Due])=2026)*1) | AREA_FOR_ONE_VALUE | Jobs[Due] | Jobs[Due]",
                "SUM((Jobs[Qty]=1)*1) | AREA_FOR_ONE_VALUE | Jobs[Qty] | Jobs[Qty]",
                "WEBSERVICE(\"http://x\") | UNSUPPORTED_FUNCTION | WEBSERVICE | WEBSERVICE",
                "indirect(\"A1\") | UNSUPPORTED_FUNCTION_INSTEAD | indirect | `INDIRECT, INDEX, XLOOKUP`",
                "SUBTOTAL(9;Jobs[Qty]) | UNSUPPORTED_FUNCTION_INSTEAD | SUBTOTAL | `SUBTOTAL, SUM, SUMIFS, COUNTIFS`",
                "LEFT() | WRONG_ARGUMENT_COUNT | LEFT | LEFT, 0, 1, 2",
                "TODAY(1) | WRONG_ARGUMENT_COUNT | TODAY | TODAY, 1, 0, 0",
                "IF(1;2;3;4) | WRONG_ARGUMENT_COUNT | IF | IF, 4, 2, 3",
                "Project!A1=1 | UNKNOWN_SHEET_NEAR | Project! | Project, Projects",
                "Somewhere!A1=1 | UNKNOWN_SHEET | Somewhere! | Somewhere",
                "SUM(Job[Qty])=1 | UNKNOWN_TABLE_NEAR | Job | Job, Jobs",
                "SUM(Nothing[Qty])=1 | UNKNOWN_TABLE | Nothing | Nothing",
                "SUM(Jobs[Prize])=1 | UNKNOWN_TABLE_COLUMN_NEAR | [Prize] | Prize, Jobs, Price",
                "SUM(Jobs[Weather])=1 | UNKNOWN_TABLE_COLUMN | [Weather] | Weather, Jobs",
                "Clients[@Terms]=1 | ROW_OF_ANOTHER_SHEET | Clients[@Terms] | Clients, My clients",
                "Today_Limits=1 | UNKNOWN_NAME_NEAR | Today_Limits | Today_Limits, Today_Limit",
                "Final=1 | UNKNOWN_NAME | Final | Final",
                "$Projects.$A$1=1 | UNKNOWN_NAME_NEAR | $Projects.$A$1 | $Projects.$A$1, Projects!$A$1",
                "SUM('My clients'.B2:B4) | UNKNOWN_NAME_NEAR | 'My clients'. | 'My clients'., 'My clients'!",
                "PREVIOUS() | PAST_OF_NO_COLUMN | PREVIOUS | PREVIOUS",
                "VORHER(E2) | PAST_OF_NO_COLUMN | VORHER(E2 | VORHER",
                "CHANGED([Price]+1) | PAST_OF_NO_COLUMN | CHANGED([Price] | CHANGED",
                "CHANGED([Prise]) | UNKNOWN_COLUMN_NEAR | [Prise] | Prise, Price",
                "CHANGE([Price]) | UNKNOWN_FUNCTION_NEAR | CHANGE | CHANGE, CHANGED",
                "Odd=1 | UNUSABLE_NAME | Odd | Odd, `OFFSET(Projects!$A$1,1,1)`",
                "Jobs[Qty]=2 | AREA_FOR_ONE_VALUE | Jobs[Qty] | Jobs[Qty]",
                "MAX(IF(Jobs[Qty]>1;1)) | AREA_FOR_ONE_VALUE | Jobs[Qty] | Jobs[Qty]",
                "1+A1:A3 | AREA_FOR_ONE_VALUE | A1:A3 | A1:A3",
                "LEN(A1:A3)>1 | AREA_FOR_ONE_VALUE | A1:A3 | A1:A3",
                "(A1:A3) | AREA_FOR_ONE_VALUE | A1:A3 | A1:A3",
            })
    void whatIsWrongPointsAtItsPlace(String text, FormulaProblem key, String place, String arguments) {
        List<Problem> problems = problems(text);
        assertThat(problems).hasSize(1);
        Problem problem = problems.getFirst();
        Problem.Span span = Objects.requireNonNull(problem.span());
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.address()).isEqualTo(Studio.RULE);
        assertThat(Objects.requireNonNull(problem.source()).substring(span.from(), span.to()))
                .isEqualTo(place);
        assertThat(problem.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .isEqualTo(arguments.replace("`", ""));
    }

    @Test
    void anEmptyFormulaIsAProblem() {
        for (String text : List.of("", "  ", "=", " = ")) {
            assertThat(problems(text)).extracting(Problem::key).containsExactly(FormulaProblem.EMPTY_FORMULA);
        }
    }

    @Test
    void severalMistakesAreAllTold() {
        assertThat(problems("AND([Aproved]=1;IFF(1;2;3);Somewhere!A1=2)"))
                .extracting(Problem::key)
                .containsExactly(
                        FormulaProblem.UNKNOWN_COLUMN_NEAR,
                        FormulaProblem.UNKNOWN_FUNCTION_NEAR,
                        FormulaProblem.UNKNOWN_SHEET);
    }

    static Stream<Arguments> bombs() {
        String rows = IntStream.rangeClosed(1, 3000).mapToObj(i -> "A1").collect(Collectors.joining("+"));
        String joined = IntStream.rangeClosed(1, 2000).mapToObj(i -> "A1").collect(Collectors.joining("&"));
        return Stream.of(
                Arguments.of("x".repeat(8193), FormulaProblem.FORMULA_TOO_LONG),
                Arguments.of("(".repeat(500) + "1" + ")".repeat(500), FormulaProblem.FORMULA_TOO_DEEP),
                Arguments.of("ABS(".repeat(500) + "1" + ")".repeat(500), FormulaProblem.FORMULA_TOO_DEEP),
                Arguments.of("-".repeat(8000) + "1", FormulaProblem.FORMULA_TOO_DEEP),
                Arguments.of(rows.substring(0, 8000), FormulaProblem.FORMULA_TOO_MANY_PARTS),
                Arguments.of(joined, FormulaProblem.FORMULA_TOO_MANY_PARTS),
                Arguments.of("1" + "%".repeat(8000), FormulaProblem.FORMULA_TOO_MANY_PARTS),
                Arguments.of("2" + "^2".repeat(65), FormulaProblem.FORMULA_TOO_DEEP),
                Arguments.of("(".repeat(4000), FormulaProblem.FORMULA_TOO_DEEP),
                Arguments.of("'8", FormulaProblem.UNEXPECTED_PART));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bombs")
    void aBombIsRefusedBeforeItIsParsed(String text, FormulaProblem key) {
        assertThat(problems(text)).extracting(Problem::key).containsExactly(key);
    }

    @Test
    void theLargestFormulasAllowedFitASmallStack() throws InterruptedException {
        List<String> largest = List.of(
                "(".repeat(63) + "1" + ")".repeat(63),
                "-".repeat(64) + "1",
                "IF(TRUE,".repeat(63) + "1" + ")".repeat(63),
                "A1" + "+A1".repeat(Composer.MAX_PARTS),
                "1" + "%".repeat(Composer.MAX_PARTS),
                "2" + "^-2".repeat(Composer.MAX_DEPTH),
                "VLOOKUP(1,A1:B2,".repeat(63) + "2^2" + ")".repeat(63),
                "ABS(".repeat(63) + "2" + "^-2".repeat(Composer.MAX_DEPTH) + ")".repeat(63),
                ("(" + "-".repeat(6)).repeat(63) + "1" + ")".repeat(63),
                "ABS(".repeat(63) + "-".repeat(64) + "1" + ")".repeat(63) + "^2".repeat(Composer.MAX_DEPTH));
        List<Throwable> thrown = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<String> wrong = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    for (String text : largest) {
                        if (Studio.check(studio, text) instanceof Expression expression) {
                            new Evaluator(studio, Studio.NOW).evaluate(expression, 2);
                        } else {
                            wrong.add(text);
                        }
                    }
                },
                "small stack",
                512 * 1024);
        thread.setUncaughtExceptionHandler((on, throwable) -> thrown.add(throwable));
        thread.start();
        thread.join();
        assertThat(thrown).isEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachAllowedFunctionIsOneThatPoiOrAlurComputes() {
        Set<String> computed = new TreeSet<>(FunctionEval.getSupportedFunctionNames());
        computed.addAll(AnalysisToolPak.getSupportedFunctionNames());
        computed.addAll(OwnFunctions.ALL.keySet());
        assertThat(computed).containsAll(FunctionList.names());
    }

    @Test
    void anExpressionTellsWhatItNames() {
        Expression expression = Studio.expression(studio, " = AND([Due]<TODAY();[Stage]<>\"Final\") ");
        assertThat(expression.text()).isEqualTo("AND([Due]<TODAY();[Stage]<>\"Final\")");
        assertThat(expression.at()).isEqualTo(Studio.RULE);
        assertThat(expression.columns()).containsExactlyInAnyOrder(4, 3);
        assertThat(expression.readsClock()).isTrue();
    }
}
