package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.formula.Expression.Holds;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of conditions before any row is looked at never differs from what the rows say.
class SoundnessTest {
    private final Snapshot studio = Studio.usual().snapshot();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AND([Stage]=\"Final\",[Stage]=\"Brief\")|NEVER",
                "AND([Stage]=\"Final\",[Stage]<>\"final\")|NEVER",
                "AND([Qty]>5,[Qty]<3)|NEVER",
                "AND([Qty]>=5,[Qty]<=5,[Qty]<>5)|NEVER",
                "AND([Due]<TODAY(),[Due]>TODAY())|NEVER",
                "AND([Due]<TODAY(),TODAY()<[Due])|NEVER",
                "IF([Qty]>5,[Qty]<3,FALSE)|NEVER",
                "AND([Price]*[Qty]>1,NOT([Price]*[Qty]>1))|NEVER",
                "1>2|NEVER",
                "OR([Stage]=\"Final\",[Stage]<>\"Final\")|ALWAYS",
                "OR([Stage]<>\"Final\",[Stage]<>\"Brief\")|ALWAYS",
                "NOT(AND([Qty]>5,[Qty]<3))|ALWAYS",
                "OR([Due]<TODAY(),[Due]>=TODAY())|ALWAYS",
                "TRUE|ALWAYS",
                "AND([Qty]>3,[Qty]<5)|SOMETIMES",
                "AND([Qty]>=5,[Qty]<=5)|SOMETIMES",
                "AND([Stage]=\"\",[Stage]<>\"Final\")|SOMETIMES",
                "AND([Qty]=\"\",[Qty]=0)|SOMETIMES",
                "OR([Qty]>0,[Qty]<0)|SOMETIMES",
                "AND([Due]<TODAY(),[Due]>TODAY()-7)|SOMETIMES",
                "[Qty]>1E17|SOMETIMES",
                "[Qty]<-1E17|SOMETIMES",
                "[Qty]>=1E200|SOMETIMES",
                "AND([Qty]>1E17,[Qty]<2E17)|SOMETIMES",
                "AND([Qty]>2E17,[Qty]<1E17)|NEVER",
                "[Approved]|SOMETIMES",
                "AND([Approved],[Qty]>1)|SOMETIMES",
            })
    void conditionsAreToldApart(String condition, Holds expected) {
        assertThat(Studio.expression(studio, condition).holds()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[Qty]>1|[Qty]>2|true",
                "[Stage]=\"Final\"|[Qty]>2|true",
                "[Stage]=\"Final\"|[Stage]=\"Brief\"|false",
                "[Qty]>5|[Qty]<3|false",
                "[Due]<TODAY()|[Qty]>2|false",
                "OR([Stage]=\"Final\",[Due]<TODAY())|[Stage]=\"final\"|true",
            })
    void conditionsThatCanHoldTogetherAreKnownWhereItIsCertain(String one, String other, boolean meet) {
        assertThat(Studio.expression(studio, one).meets(Studio.expression(studio, other)))
                .isEqualTo(meet);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[Due]+7|[Due]+14|true",
                "[Due]+7|7+[Due]|false",
                "[Due]+5+2|[Due]+7|false",
                "[Due]|[Qty]|false",
                "\"a\"|\"b\"|true",
                "\"a\"|\" A\"|false",
                "1|2|true",
                "WORKDAY([Due],1)|[Due]+1|false",
            })
    void valuesThatDifferAreKnownWhereItIsCertain(String one, String other, boolean differ) {
        assertThat(Studio.expression(studio, one).differsFrom(Studio.expression(studio, other)))
                .isEqualTo(differ);
    }

    @Test
    void whatIsSaidHoldsForEveryRow() {
        Evaluator evaluator = new Evaluator(studio, Studio.NOW);
        Random random = new Random(7);
        int told = 0;
        for (int i = 0; i < 3_000; i++) {
            Expression condition = Studio.expression(studio, condition(random, 3));
            Holds holds = condition.holds();
            for (int row = 2; row <= 5 && holds != Holds.SOMETIMES; row++) {
                Evaluated truth = evaluator.truth(condition, row);
                if (truth.problem() == null) {
                    told++;
                    assertThat(truth.value())
                            .as("%s in row %s", condition.text(), row)
                            .isEqualTo(Value.of(holds == Holds.ALWAYS));
                }
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    private static String condition(Random random, int depth) {
        List<String> operators = List.of("=", "<>", "<", "<=", ">", ">=");
        String operator = operators.get(random.nextInt(operators.size()));
        return switch (depth == 0 ? 4 + random.nextInt(4) : random.nextInt(8)) {
            case 0, 1 -> "AND(" + condition(random, depth - 1) + "," + condition(random, depth - 1) + ")";
            case 2 -> "OR(" + condition(random, depth - 1) + "," + condition(random, depth - 1) + ")";
            case 3 -> "NOT(" + condition(random, depth - 1) + ")";
            case 4 -> "[Qty]" + operator + random.nextInt(4);
            case 5 ->
                "[Stage]" + operator + List.of("\"Final\"", "\"Brief\"", "\"\"").get(random.nextInt(3));
            case 6 -> "[Due]" + operator + "TODAY()";
            default -> "[Price]" + operator + random.nextInt(3) * 100;
        };
    }
}
