package dev.alur.app;

import dev.alur.cli.AlurCommand;
import dev.alur.cli.Surroundings;
import dev.alur.grid.Ending;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The program's entry: every verb is a plain command that ends with an exit code; only `serve` starts Quarkus.
///
/// It is annotated because Quarkus would otherwise generate a main of its own, and every command
/// would start the server.
@QuarkusMain
public final class Main {

    private Main() {}

    /// Runs one command line and ends the process with its exit code. The verb `train` is for the build
    /// alone and stands in no help.
    public static void main(String... arguments) {
        Ahead.start();
        end(run(arguments));
    }

    private static int run(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("train")
                ? Training.run(List.of(arguments).subList(1, arguments.length))
                : run(surroundings(progress(System.getenv(), arguments), System.in), arguments);
    }

    /// Runs one command line as a process that may be asked to end.
    static int run(Surroundings surroundings, String... arguments) {
        Farewell farewell = Farewell.of(arguments);
        try (Ending.Work work = Ending.work(farewell.grace(), farewell::cut)) {
            assert work != null;
            int code = AlurCommand.run(surroundings, arguments);
            farewell.done(code);
            return code;
        }
    }

    /// Ends the process.
    static void end(int code) {
        if (code != 0 || Ending.isAsked() || isHeldUp()) {
            // where the process was asked to end, this waits for Java to do so, with the signal's own code
            System.exit(code);
        }
    }

    /// The environment, with what it says of progress: a program that reads the results hears nothing of it.
    private static Map<String, String> progress(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent(Telling.WHEN, List.of(arguments).contains("--json") ? Telling.NEVER : Telling.AUTO);
        return all;
    }

    /// Whether a thread would keep the process alive after its main one has ended. Without one it ends by
    /// itself, as well and sooner: `System.exit` looks for a logger that wants to hear of it, through all jars.
    private static boolean isHeldUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> !thread.isDaemon() && thread != Thread.currentThread());
    }

    /// Runs one command line within this process, as tests and examples do.
    ///
    /// @param environment in which it runs: `ALUR_STATE`, `LANG`, …
    /// @return the exit code
    public static int run(
            Map<String, String> environment, InputStream in, PrintWriter out, PrintWriter err, String... arguments) {
        return AlurCommand.line(surroundings(environment, in), arguments)
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }

    /// What a command line of this process runs in.
    static Surroundings surroundings(Map<String, String> environment, InputStream in) {
        return Surrounded.by(environment, size -> Wirings.runner(environment, size), () -> in, new Service()::serve);
    }
}
