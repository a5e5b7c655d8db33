package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command line that cannot be understood: one sentence, where to look, exit code 64.
final class Mistakes implements IParameterExceptionHandler {
    private final Language language;

    Mistakes(Language language) {
        this.language = language;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("alur: " + sentence(mistake));
        err.println(
                Messages.text(language, "cli", "see-help", line.getCommandSpec().qualifiedName(" ")));
        err.flush();
        return Exit.USAGE;
    }

    private String sentence(ParameterException mistake) {
        return switch (mistake) {
            case MissingParameterException missing ->
                Messages.text(
                        language,
                        "cli",
                        "missing-parameter",
                        missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", ")));
            case UnmatchedArgumentException unmatched ->
                Messages.text(language, "cli", "unknown-argument", String.join(" ", unmatched.getUnmatched()))
                        + suggestion(unmatched);
            case OverwrittenOptionException twice ->
                Messages.text(language, "cli", "given-twice", called(twice.getOverwritten()));
            default -> {
                ArgSpec argument = mistake.getArgSpec();
                yield argument == null || mistake.getValue() == null
                        ? String.valueOf(mistake.getMessage())
                        : value(argument, mistake.getValue());
            }
        };
    }

    /// Why a value is none that the argument takes.
    private String value(ArgSpec argument, String value) {
        Class<?> type = argument.type();
        String key = argument.arity().max() == 0
                ? "takes-no-value"
                : type == Language.class
                        ? "no-language"
                        : type == LocalDate.class
                                ? "no-day-option"
                                : type == long.class ? "no-size" : type == int.class ? "no-whole-number" : "no-choice";
        Object[] words = type.getEnumConstants();
        String choice = words == null
                ? argument.paramLabel()
                : Stream.of(words)
                        .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
        return Messages.text(language, "cli", key, value, called(argument), choice);
    }

    private static String called(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private String suggestion(UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().isEmpty()
                ? ""
                : " "
                        + Messages.text(
                                language,
                                "cli",
                                "did-you-mean",
                                unmatched.getSuggestions().getFirst());
    }
}
