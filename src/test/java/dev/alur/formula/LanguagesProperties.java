package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Snapshot;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A formula means the same whether it is typed as English, German, French or Spanish Excel shows it.
class LanguagesProperties {
    private final Snapshot studio = Studio.usual().snapshot();

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aFormulaGivesTheSameInEachLanguage(@ForAll("formulas") String english, @ForAll("languages") int language) {
        Evaluator evaluator = new Evaluator(studio, Studio.NOW);
        String typed = typed(english, language);
        Evaluated one = evaluator.evaluate(Studio.expression(studio, english), 3);
        Evaluated other = evaluator.evaluate(Studio.expression(studio, typed), 3);
        assertThat(other.value()).as("%s and %s", english, typed).isEqualTo(one.value());
    }

    /// @param language 0 for German, 1 for French, 2 for Spanish
    private static String typed(String english, int language) {
        List<Token> tokens = Lexer.pieces(english);
        StringBuilder typed = new StringBuilder();
        int end = 0;
        boolean comma = tokens.stream().anyMatch(token -> token.is(Token.Kind.SEPARATOR));
        for (Token token : tokens) {
            String plain = english.substring(token.from(), token.to());
            List<String> local = FunctionNames.table().get(plain);
            typed.append(english, end, token.from());
            typed.append(
                    switch (token.kind()) {
                        case NAME -> local == null ? plain : local.get(language);
                        case NUMBER -> comma ? plain.replace('.', ',') : plain;
                        case SEPARATOR -> ";";
                        default -> plain;
                    });
            end = token.to();
        }
        return typed.append(english.substring(end)).toString();
    }

    @Provide
    Arbitrary<String> formulas() {
        return new SameAsPoiProperties().formulas();
    }

    @Provide
    Arbitrary<Integer> languages() {
        return Arbitraries.of(0, 1, 2);
    }
}
