package dev.alur.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The root of the command line: `alur`, its help and its version. Each verb is a class of its own beside it.
@Command(
        name = "alur",
        mixinStandardHelpOptions = true,
        versionProvider = AlurCommand.Version.class,
        description = "Runs the routine of a small business that lives in a spreadsheet.",
        exitCodeOnInvalidInput = AlurCommand.USAGE,
        exitCodeOnExecutionException = AlurCommand.FAULT)
public final class AlurCommand implements Runnable {

    /// The exit code for a command line that cannot be understood.
    public static final int USAGE = 64;

    /// The exit code for a fault of our own.
    public static final int FAULT = 70;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    /// Runs one command line, with its own output and without ending the process.
    ///
    /// @return the exit code, as the command line's contract lists them
    public static int run(String... arguments) {
        return line().execute(arguments);
    }

    /// The command line with all its verbs, ready to execute; the caller may give it other writers first.
    public static CommandLine line() {
        return new CommandLine(new AlurCommand());
    }

    /// Without a verb there is nothing to do: the help says which there are, and the exit code is that of wrong
    /// usage.
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    /// The version that the build wrote into the jar's manifest.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = AlurCommand.class.getPackage().getImplementationVersion();
            return new String[] {"alur " + (version == null ? "(not packaged)" : version)};
        }
    }
}
