package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
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
            default -> String.valueOf(mistake.getMessage());
        };
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
