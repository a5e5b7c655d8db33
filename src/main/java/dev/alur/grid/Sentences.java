package dev.alur.grid;

import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import dev.alur.language.Spoken;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

/// Problems as sentences, in a reader's language. Views and the plan's JSON take them from here, so that they
/// say the same.
public final class Sentences {
    private Sentences() {}

    /// A short fixed phrase without names: what kind of problem it is.
    public static String summary(Problem problem, Language language) {
        return text(problem, language, ".summary");
    }

    /// What is wrong, why, and what to do, in a sentence or two.
    public static String detail(Problem problem, Language language) {
        return text(problem, language, ".detail");
    }

    private static String text(Problem problem, Language language, String part) {
        Object[] arguments = problem.arguments().stream()
                .map(argument ->
                        argument instanceof Integer || argument instanceof Long ? argument : word(argument, language))
                .toArray();
        return Messages.text(language, problem.key().room(), problem.key().id() + part, arguments);
    }

    private static String word(Object argument, Language language) {
        return switch (argument) {
            case Value.Date(LocalDateTime at) -> Dates.day(language, at.toLocalDate());
            case Value.Number(BigDecimal number) -> Numbers.text(language, number);
            case Value value -> value.plain();
            case Spoken spoken -> spoken.words(language);
            case LocalDate day -> Dates.day(language, day);
            case BigDecimal number -> Numbers.text(language, number);
            case List<?> list -> list.stream().map(each -> word(each, language)).collect(Collectors.joining(", "));
            default -> argument.toString();
        };
    }
}
