package dev.alur.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.run.Options;
import dev.alur.run.Runner;
import dev.alur.tracker.Tracker;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What all verbs share: the root's options, the runner, the language to speak and where to print.
abstract class Verb implements Callable<Integer> {
    private final Syntax syntax;
    private final CommandSpec spec;
    private @Nullable Language trackers;

    /// @param further verbs that follow this one
    Verb(String name, Verb... further) {
        syntax = new Syntax(name, this);
        spec = syntax.spec();
        for (Verb each : further) {
            spec.addSubcommand(each.spec.name(), each.line());
        }
    }

    /// The verb with all that it takes.
    final CommandLine line() {
        syntax.help();
        return new CommandLine(spec);
    }

    final void flag(String name, Consumer<Boolean> to) {
        syntax.flag(name, to);
    }

    final <T> void option(String name, String label, Class<T> type, Consumer<T> to) {
        syntax.option(name, label, type, null, to);
    }

    final <T> void option(String name, String label, Class<T> type, String otherwise, Consumer<T> to) {
        syntax.option(name, label, type, otherwise, to);
    }

    /// An option that has to be given.
    final <T> void needed(String name, String label, Class<T> type, Consumer<T> to) {
        syntax.needed(name, label, type, to);
    }

    /// An option that may be given several times.
    final void list(String name, String label, Consumer<List<String>> to) {
        syntax.list(name, label, "", to);
    }

    /// @param split what parts several that are given at once
    final void list(String name, String label, String split, Consumer<List<String>> to) {
        syntax.list(name, label, split, to);
    }

    /// The same, where it counts once however often it is given.
    final void set(String name, String label, Consumer<Set<String>> to) {
        syntax.set(name, label, to);
    }

    final <T> void parameter(String label, Class<T> type, Consumer<T> to) {
        syntax.parameter(label, type, "1", null, to);
    }

    /// A parameter that may be left out.
    final <T> void parameter(String label, Class<T> type, @Nullable String otherwise, Consumer<T> to) {
        syntax.parameter(label, type, "0..1", otherwise, to);
    }

    /// All further parameters.
    ///
    /// @param arity how many there are: `0..*`
    final void parameters(String label, String arity, Consumer<List<String>> to) {
        syntax.parameters(label, arity, to);
    }

    /// Does the verb.
    abstract int run();

    /// The workbook or folder that it is about, as the person typed it; empty where there is none.
    abstract String subject();

    @Override
    public final Integer call() {
        int code = run();
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return code;
    }

    /// `alur` itself, however deep this verb stands below it.
    private AlurCommand root() {
        return (AlurCommand) spec.root().userObject();
    }

    /// The language to speak: what `--lang` says, else the tracker's, else the system's.
    final Language language() {
        if (root().language != null) {
            return root().language;
        }
        return trackers == null ? root().surroundings.system() : trackers;
    }

    /// From now on the tracker's language is spoken, where nothing else was said.
    final void speak(Tracker tracker) {
        trackers = tracker.settings().language();
    }

    /// The same for a workbook that is no tracker yet.
    final void speak(Language spoken) {
        trackers = spoken;
    }

    final CommandLine commandLine() {
        return spec.commandLine();
    }

    final @Nullable Language saidLanguage() {
        return root().language;
    }

    final boolean verbose() {
        return root().verbose;
    }

    final boolean evenIfOpen() {
        return root().evenIfOpen;
    }

    /// The place for documents, or null where none was named.
    final @Nullable String documents() {
        return root().documents;
    }

    /// The largest workbook to read, in bytes; 0 where it was not said.
    final long maxSize() {
        return root().maxSize;
    }

    final Surroundings surroundings() {
        return root().surroundings;
    }

    final Runner runner() {
        return root().surroundings.runner().apply(root().maxSize);
    }

    /// Standard input.
    final Supplier<InputStream> input() {
        return root().surroundings.input();
    }

    final Options options(Set<String> approvals) {
        return new Options(root().today, approvals, root().documents, root().evenIfOpen);
    }

    final Options options() {
        return options(Set.of());
    }

    /// Results: on stdout.
    final Terminal out() {
        return new Terminal(
                spec.commandLine().getOut(),
                root().surroundings.colour(),
                root().surroundings.columns());
    }

    /// Talk: on stderr.
    final Terminal err() {
        return new Terminal(
                spec.commandLine().getErr(), false, root().surroundings.columns());
    }

    final String text(String key, Object... arguments) {
        return Messages.text(language(), "cli", key, arguments);
    }

    final void print(JsonNode json) {
        out().line(json.toPrettyString());
    }

    /// Before a question is asked: without a person to answer it, that is a mistake of the command line.
    ///
    /// @param command that does without the question
    final void demandTerminal(String command) {
        if (!surroundings().terminal()) {
            throw mistake("needs-yes", command);
        }
    }

    /// Asks a person, who may take any time.
    final @Nullable String asked(String prompt) {
        return Ending.idle(() -> surroundings().question().ask(prompt));
    }

    /// Asks whether to do what was shown.
    final boolean agrees() {
        out().line();
        out().flush();
        String answer = asked(text("do-it"));
        String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        if (Set.of("y", "yes", "ya", "iya", "ja", "j").contains(word)) {
            return true;
        }
        out().line(text("not-done"));
        return false;
    }

    final void warn(List<Problem> problems) {
        problems.forEach(problem -> err().problem(problem, subject(), language()));
    }

    /// A command line that was understood, but asks for what cannot be.
    final ParameterException mistake(String key, Object... arguments) {
        return new ParameterException(spec.commandLine(), text(key, arguments));
    }

    /// What an argument means; where it means nothing, that is a mistake of the command line.
    final <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            throw new ParameterException(
                    spec.commandLine(), Sentences.detail(e.problems().getFirst(), language()), e);
        }
    }
}
