package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/// The root of the command line: `alur`, its help, its version and the options that every verb takes. Each verb
/// is a class beside it.
public final class AlurCommand implements Runnable {
    /// In the order in which the help lists them.
    private static final List<Known> VERBS = List.of(
            new Known("init", InitCommand::new),
            new Known("connect", ConnectCommand::new),
            new Known("check", CheckCommand::new),
            new Known("plan", PlanCommand::new),
            new Known("explain", ExplainCommand::new),
            new Known("apply", ApplyCommand::new),
            new Known("undo", UndoCommand::new),
            new Known("runs", RunsCommand::new),
            new Known("show", ShowCommand::new),
            new Known("recover", RecoverCommand::new),
            new Known("adopt", AdoptCommand::new),
            new Known("backup", BackupCommand::new),
            new Known("restore", RestoreCommand::new),
            new Known("journal", JournalCommand::new),
            new Known("invoice", InvoiceCommand::new),
            new Known("report", ReportCommand::new),
            new Known("set", SetCommand::new),
            new Known("get", GetCommand::new),
            new Known("copy", CopyCommand::new),
            new Known("google", GoogleCommand::new),
            new Known("serve", ServeCommand::new));

    private record Known(String name, Supplier<Verb> verb) {}

    final Surroundings surroundings;

    @Nullable
    Language language;

    @Nullable
    LocalDate today;

    @Nullable
    String documents;

    boolean evenIfOpen;

    /// Bytes; 0 where it was not said.
    long maxSize;

    boolean verbose;

    private final CommandSpec spec;

    private AlurCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        Syntax syntax = new Syntax("alur", this);
        inherited(syntax, "--lang", "id|en", Language.class, new Words.LanguageWord(), value -> language = value);
        inherited(syntax, "--today", "2026-11-24", LocalDate.class, new Words.DayWord(), value -> today = value);
        inherited(syntax, "--documents", "DIR", String.class, null, value -> documents = value);
        inherited(syntax, "--even-if-open", "", boolean.class, null, value -> evenIfOpen = value);
        inherited(syntax, "--max-size", "200M", long.class, new Words.SizeWord(), value -> maxSize = value);
        syntax.inherited(new String[] {"-v", "--verbose"}, "", boolean.class, null, value -> verbose = value);
        syntax.help();
        spec = syntax.spec();
    }

    private static <T> void inherited(
            Syntax syntax,
            String name,
            String label,
            Class<T> type,
            @Nullable ITypeConverter<?> converter,
            Consumer<T> to) {
        syntax.inherited(new String[] {name}, label, type, converter, to);
    }

    /// Runs one command line without ending the process.
    ///
    /// @return the exit code, as the command line's contract lists them
    public static int run(Surroundings surroundings, String... arguments) {
        return line(surroundings, arguments).execute(arguments);
    }

    /// The command line, ready to execute; the caller may give it other writers first. It has all verbs, or
    /// that one alone which the arguments begin with: to look all of them over takes longer than many a
    /// command.
    ///
    /// @param arguments looked at for the verb, and for `--lang`, so that help and mistakes are told in
    /// that language
    public static CommandLine line(Surroundings surroundings, String... arguments) {
        Language language = said(arguments).orElse(surroundings.system());
        CommandLine line = new CommandLine(new AlurCommand(surroundings).spec);
        verbs(arguments)
                .forEach(known ->
                        line.addSubcommand(known.name(), known.verb().get().line()));
        line.setResourceBundle(new HelpTexts(language));
        line.setParameterExceptionHandler(new Mistakes(language));
        line.setExecutionExceptionHandler(new Failures());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static List<Known> verbs(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        List<Known> meant =
                VERBS.stream().filter(known -> known.name().equals(first)).toList();
        return meant.isEmpty() ? VERBS : meant;
    }

    /// The language that `--lang` asks for.
    public static Optional<Language> said(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return Language.of(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return Language.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    /// Without a verb there is nothing to do: the help says which there are, and the exit code is that of wrong
    /// usage.
    @Override
    public void run() {
        Language spoken = language == null ? surroundings.system() : language;
        throw new CommandLine.ParameterException(spec.commandLine(), Messages.text(spoken, "cli", "which-command"));
    }

    /// The version that the build wrote into the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AlurCommand.class.getPackage().getImplementationVersion();
            return new String[] {"alur " + (version == null ? "0.1.0" : version)};
        }
    }
}
