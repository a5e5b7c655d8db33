package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormulasProperties {
    private static final List<String> PIECES = List.of(
            "[Stage]",
            "[@Due]",
            "Jobs[Qty]",
            "Jobs[[#All],[Qty]]",
            "'My clients'!A1:B3",
            "Terms",
            "A1",
            "$B$2",
            "A:A",
            "1:2",
            "TODAY()",
            "SUM(",
            "IF(",
            "COUNTIFS(",
            "WENN(",
            "SUMPRODUCT(",
            "VLOOKUP(",
            "WORKDAY.INTL(",
            "PREVIOUS(",
            "CHANGED([Price])",
            "REPT(",
            "XLOOKUP(",
            "TEXT(",
            "INDEX(",
            "(",
            ")",
            ";",
            ",",
            "+",
            "-",
            "*",
            "/",
            "^",
            "&",
            "=",
            "<>",
            "<",
            ">=",
            "%",
            ":",
            "!",
            "\"x\"",
            "\"",
            "'",
            "'8",
            "[",
            "]",
            "#REF!",
            "#",
            "{1,2}",
            "@",
            "1",
            "2,5",
            "1.000",
            "1,500",
            "‘My clients’!A1",
            "1E9",
            " ",
            "\n",
            "TRUE",
            "é",
            "😀",
            "\u0000",
            "_xlfn.CONCAT(");

    private final Snapshot studio = Studio.usual().snapshot();

    @Property(tries = 3000)
    void anyTextIsCheckedWithoutAnException(@ForAll String text) {
        check(text);
    }

    @Property(tries = 6000)
    void anyPiecesOfFormulasAreCheckedAndEvaluatedWithoutAnException(@ForAll("pieces") String text) {
        check(text);
    }

    private void check(String text) {
        switch (Studio.check(studio, text)) {
            case Wrong(List<Problem> problems) -> {
                for (Problem problem : problems) {
                    assertThat(problem.address()).isEqualTo(Studio.RULE);
                    Problem.Span span = problem.span();
                    String source = problem.source();
                    assertThat(span == null || source == null || span.to() <= source.length())
                            .isTrue();
                }
            }
            case Expression expression -> {
                Evaluator evaluator = new Evaluator(studio, Studio.NOW);
                Evaluated first = evaluator.evaluate(expression, 3);
                assertThat(evaluator.evaluate(expression, 3)).isEqualTo(first);
                assertThat(evaluator.reads(expression, 3)).isNotNull();
            }
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }
}
