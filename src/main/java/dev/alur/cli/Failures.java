package dev.alur.cli;

import dev.alur.grid.BusyException;
import dev.alur.grid.EndedException;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.run.HalfwayException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What ended a command, told on stderr: one sentence for each problem, the exit code that says what it means,
/// and the stack trace only with `-v`.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (failure instanceof CommandLine.ParameterException mistake) {
            return line.getParameterExceptionHandler()
                    .handleParseException(mistake, parsed.originalArgs().toArray(String[]::new));
        }
        Verb verb = line.getCommandSpec().userObject() instanceof Verb known ? known : null;
        Language language = verb == null ? Language.EN : verb.language();
        PrintWriter err = line.getErr();
        if (asksForJson(parsed)) {
            refuse(line.getOut(), failure, language);
        }
        if (failure instanceof EndedException ended) {
            new Terminal(err, false, 100).problem(ended.problem(), verb == null ? "" : verb.subject(), language);
        } else if (failure instanceof ProblemException told) {
            for (Problem problem : told.problems()) {
                new Terminal(err, false, 100).problem(problem, verb == null ? "" : verb.subject(), language);
            }
        } else if (failure instanceof UncheckedIOException disk) {
            err.println("alur: " + told(disk, language));
        } else {
            err.println("alur: " + Messages.text(language, "cli", "own-fault", String.valueOf(failure)));
        }
        if (verb != null && verb.verbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code(failure);
    }

    private static boolean asksForJson(ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        return verb.hasMatchedOption("--json");
    }

    /// The same for programs: `{"refused": {"key", "summary", "detail", "address"}, "problems": […]}`, the
    /// first problem in front.
    private static void refuse(PrintWriter out, Exception failure, Language language) {
        List<Problem> problems = switch (failure) {
            case ProblemException told -> told.problems();
            case EndedException ended -> List.of(ended.problem());
            default -> List.of();
        };
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeFieldName("refused");
            if (problems.isEmpty()) {
                json.writeStartObject();
                json.writeStringField("key", failure instanceof UncheckedIOException ? "cli/disk" : "cli/own-fault");
                json.writeStringField(
                        "summary",
                        failure instanceof UncheckedIOException disk
                                ? told(disk, language)
                                : Messages.text(language, "cli", "own-fault", String.valueOf(failure)));
                json.writeEndObject();
            } else {
                JsonOut.problem(json, problems.getFirst(), language);
            }
            JsonOut.problems(json, "problems", problems, language);
            json.writeEndObject();
        });
        out.flush();
    }

    private static String told(UncheckedIOException failure, Language language) {
        String file = failure.getCause() instanceof FileSystemException at && at.getFile() != null ? at.getFile() : "?";
        return Messages.text(
                language, "cli", "disk", file, DiskFault.of(failure).words(language));
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case BusyException busy -> Exit.BUSY;
            case HalfwayException halfway -> Exit.HALFWAY;
            case ProblemException told -> isWritten(told) ? Exit.HALFWAY : Exit.ERRORS;
            case UncheckedIOException disk -> Exit.ERRORS;
            case EndedException ended -> Exit.INTERRUPTED;
            default -> Exit.FAULT;
        };
    }

    /// Whether the workbook was written all the same; the next command looks at it first.
    private static boolean isWritten(ProblemException told) {
        return told.problems().stream().anyMatch(problem -> problem.key() == GridProblem.WRITTEN_UNSURE);
    }
}
