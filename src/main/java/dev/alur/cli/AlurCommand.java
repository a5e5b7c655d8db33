package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root of the command line: `alur`, its help, its version and the options that every verb takes. Each verb
/// is a class beside it.
@Command(
        name = "alur",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AlurCommand.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class AlurCommand implements Runnable {
    /// In the order in which the help lists them.
    private static final List<Class<? extends Verb>> VERBS = List.of(
            InitCommand.class,
            ConnectCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            ExplainCommand.class,
            ApplyCommand.class,
            UndoCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            RecoverCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            JournalCommand.class,
            InvoiceCommand.class,
            ReportCommand.class,
            SetCommand.class,
            GetCommand.class,
            CopyCommand.class,
            GoogleCommand.class,
            ServeCommand.class);

    final Surroundings surroundings;

    @Option(names = "--lang", paramLabel = "id|en", scope = ScopeType.INHERIT, converter = Words.LanguageWord.class)
    @Nullable
    Language language;

    @Option(names = "--today", paramLabel = "2026-11-24", scope = ScopeType.INHERIT, converter = Words.DayWord.class)
    @Nullable
    LocalDate today;

    @Option(names = "--documents", paramLabel = "DIR", scope = ScopeType.INHERIT)
    @Nullable
    String documents;

    @Option(names = "--even-if-open", scope = ScopeType.INHERIT)
    boolean evenIfOpen;

    /// Bytes; 0 where it was not said.
    @Option(names = "--max-size", paramLabel = "200M", scope = ScopeType.INHERIT, converter = Words.SizeWord.class)
    long maxSize;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    private AlurCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs one command line without ending the process.
    ///
    /// @return the exit code, as the command line's contract lists them
    public static int run(Surroundings surroundings, String... arguments) {
        return line(surroundings, arguments).execute(arguments);
    }

    /// The command line, ready to execute; the caller may give it other writers first. It has all verbs,
    /// or that
    /// one alone which the arguments begin with: to look all of them over takes longer than many a command.
    ///
    /// @param arguments looked at for the verb, and for `--lang`, so that help and mistakes are told in
    /// that language
    public static CommandLine line(Surroundings surroundings, String... arguments) {
        Language language = said(arguments).orElse(surroundings.system());
        CommandLine line = new CommandLine(new AlurCommand(surroundings));
        verbs(arguments).forEach(line::addSubcommand);
        line.setResourceBundle(new HelpTexts(language));
        line.setParameterExceptionHandler(new Mistakes(language));
        line.setExecutionExceptionHandler(new Failures());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static List<Class<? extends Verb>> verbs(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        // every verb's class is called by its name
        List<Class<? extends Verb>> meant = VERBS.stream()
                .filter(verb -> verb.getSimpleName().toLowerCase(Locale.ROOT).equals(first + "command"))
                .toList();
        return meant.isEmpty() ? VERBS : meant;
    }

    private static Optional<Language> said(String... arguments) {
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
