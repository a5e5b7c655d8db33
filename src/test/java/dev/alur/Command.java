package dev.alur;

import dev.alur.app.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Command lines run within the test's process, with a state folder of their own.
public final class Command {
    private final Map<String, String> environment;

    private Command(Map<String, String> environment) {
        this.environment = environment;
    }

    /// In a state folder that need not exist yet.
    public static Command with(Path state) {
        return with(state, "en");
    }

    /// In an environment.
    public static Command in(Map<String, String> environment) {
        return new Command(new HashMap<>(environment));
    }

    /// The same on a system that speaks a language.
    public static Command with(Path state, String language) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ALUR_STATE", state.toString());
        environment.put("LANG", language + ".UTF-8");
        return new Command(environment);
    }

    /// Runs one command line.
    public Ended run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    /// Runs one command line with something on standard input.
    public Ended run(InputStream in, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(environment, in, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /// How a command line ended.
    public record Ended(int code, String out, String err) {
        /// All that was printed, for a test's description.
        public String all() {
            return "exit " + code + "\n" + out + "\n" + err;
        }
    }
}
