package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.plan.Connection;
import dev.alur.run.ConnectOptions;
import dev.alur.run.Connected;
import dev.alur.tracker.Correction;
import dev.alur.tracker.Field;
import dev.alur.tracker.Guess;
import dev.alur.tracker.Question;
import dev.alur.tracker.Recognition;
import dev.alur.tracker.RecognitionProblem;
import dev.alur.tracker.Register;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// `alur connect WORKBOOK`: shows what a workbook of somebody's own was taken for, and adds what it lacks to be
/// a tracker.
final class ConnectCommand extends Verb {
    /// Where jobs stand, and what decides money and days: nothing is written while one of these is open.
    private static final Set<Field> NEEDED = EnumSet.of(
            Field.JOB_STAGE,
            Field.JOB_START,
            Field.JOB_DUE,
            Field.JOB_DONE,
            Field.JOB_PRICE,
            Field.JOB_QUANTITY,
            Field.JOB_PAID,
            Field.JOB_INVOICE,
            Field.JOB_BILLED);

    @SuppressWarnings("NullAway.Init") // set before call()
    private String workbook;

    private List<String> map = List.of();

    private @Nullable String sheet;

    private List<String> stages = List.of();

    private boolean yes;

    private boolean json;

    ConnectCommand() {
        super("connect");
        parameter("WORKBOOK", String.class, value -> workbook = value);
        list("--map", "'Header=field'", value -> map = value);
        option("--sheet", "SHEET", String.class, value -> sheet = value);
        list("--stages", "'A,B,C'", ",", value -> stages = value);
        flag("--yes", value -> yes = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return workbook;
    }

    @Override
    int run() {
        ConnectOptions options = new ConnectOptions(corrections(), sheet, order(), saidLanguage(), evenIfOpen());
        Connected seen = look(options);
        boolean asks = surroundings().terminal() && !json && !yes;
        while (asks && firstNeeded(seen) != null) {
            options = options.correcting(answered(seen, options));
            seen = look(options);
        }
        Connection connection = seen.connection();
        if (!(seen.recognition() instanceof Recognition.Recognised found) || connection == null) {
            return refused(seen);
        }
        Question open = firstNeeded(seen);
        if (!yes || open != null || connection.changes().isEmpty()) {
            show(seen, found, connection);
        }
        if (connection.changes().isEmpty()) {
            return Exit.DONE;
        }
        if (yes && open != null) {
            throw mistake("connect-open", open.text(language()));
        }
        if (!yes && !agreed(asks)) {
            return Exit.DONE;
        }
        return write(options, yes ? null : connection.basis());
    }

    private int write(ConnectOptions options, @Nullable Fingerprint basis) {
        Connected done = runner().connect(workbook, options, basis);
        warn(done.warnings());
        if (done.recognition() instanceof Recognition.Recognised found
                && done.connection() instanceof Connection made) {
            if (yes) {
                show(done, found, made);
            }
            if (!json) {
                out().line();
                out().line(text("connect-done", workbook, String.valueOf(done.kept())));
                out().line(text("connect-next", Shown.command("alur plan", workbook)));
            }
        }
        return Exit.DONE;
    }

    private Connected look(ConnectOptions options) {
        Connected seen;
        try {
            seen = runner().look(workbook, options);
        } catch (ProblemException e) {
            Problem first = e.problems().getFirst();
            if (first.key() instanceof RecognitionProblem key && key.isOfCommand()) {
                throw new ParameterException(commandLine(), Sentences.detail(first, language()), e);
            }
            throw e;
        }
        if (seen.before() && !options.stages().isEmpty()) {
            throw mistake("connect-stages-before");
        }
        if (seen.connection() != null) {
            speak(seen.connection().language());
        }
        return seen;
    }

    private List<Correction> corrections() {
        List<Correction> corrections = new ArrayList<>();
        for (String each : map) {
            try {
                corrections.add(Correction.parse(each));
            } catch (IllegalArgumentException e) {
                String fields =
                        Register.PROJECTS.fields().stream().map(Field::key).collect(Collectors.joining(", "));
                throw mistake("connect-no-correction", each, fields);
            }
        }
        return corrections;
    }

    private List<String> order() {
        return stages.stream()
                .map(String::strip)
                .filter(stage -> !stage.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Question firstNeeded(Connected seen) {
        return seen.recognition() instanceof Recognition.Recognised found
                ? found.questions().stream()
                        .filter(question ->
                                question.about() == Question.About.COLUMN || question.about() == Question.About.MEANING)
                        .filter(question -> NEEDED.contains(question.field())
                                || question.candidates().stream().anyMatch(guess -> NEEDED.contains(guess.field())))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /// Asks a person, and gives the corrections with what the answer adds; no answer says that it is none
    /// of them.
    private List<Correction> answered(Connected seen, ConnectOptions options) {
        Question question = Objects.requireNonNull(firstNeeded(seen));
        List<Guess> candidates = question.candidates();
        out().line(question.text(language()));
        for (int i = 0; i < candidates.size(); i++) {
            out().line("  " + (i + 1) + "  " + new ConnectView(out(), language()).guess(candidates.get(i)));
        }
        out().line("  " + (candidates.size() + 1) + "  " + text("connect-neither"));
        out().flush();
        String answer = asked(text("connect-which", candidates.size() + 1));
        String word = answer == null ? "" : answer.strip();
        int chosen = word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 0;
        List<Correction> more = new ArrayList<>(options.corrections());
        for (int i = 0; i < candidates.size(); i++) {
            Guess guess = candidates.get(i);
            String column = Address.letters(guess.column());
            if (i + 1 == chosen) {
                more.add(new Correction(column, guess.field().key()));
            } else if (chosen < 1 || chosen > candidates.size()) {
                more.add(new Correction(column, "-"));
            }
        }
        return more.stream().distinct().toList();
    }

    private boolean agreed(boolean asks) {
        if (asks) {
            out().line();
            out().flush();
            String answer = asked(text("do-it"));
            String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
            if (Set.of("y", "yes", "ya", "iya", "ja", "j").contains(word)) {
                return true;
            }
            out().line(text("not-done"));
        } else if (!json) {
            out().line();
            out().line(text("nothing-written", Shown.command("alur connect", workbook) + " --yes"));
        }
        return false;
    }

    private int refused(Connected seen) {
        if (seen.recognition() instanceof Recognition.Refused(Problem problem)) {
            if (json) {
                print(ConnectJson.refused(problem, language()));
            } else {
                err().problem(problem, workbook, language());
            }
        }
        return Exit.ERRORS;
    }

    private void show(Connected seen, Recognition.Recognised found, Connection connection) {
        if (json) {
            print(ConnectJson.of(seen, found, connection, language()));
        } else {
            new ConnectView(out(), language()).show(seen, found, connection, workbook);
        }
    }
}
