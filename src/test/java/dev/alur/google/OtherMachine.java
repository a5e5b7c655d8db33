package dev.alur.google;

import dev.alur.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process that applies what it is told to, at the moment that it is told: as a machine of its own does, with
/// a state folder of its own.
final class OtherMachine implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    private OtherMachine(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /// Starts one, with this one's class path.
    ///
    /// @param root where Google is
    static OtherMachine start(String root) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new OtherMachine(new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherMachine.class.getName(),
                        root))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Lets it apply a spreadsheet.
    ///
    /// @param at the moment, in milliseconds since 1970
    void apply(Path state, String spreadsheet, Path documents, long at) {
        orders.println(state + "\t" + spreadsheet + "\t" + documents + "\t" + at);
    }

    /// How that ended.
    Command.Ended ended() throws IOException {
        String[] parts = answers.readLine().split("\t", -1);
        return new Command.Ended(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// @param arguments where Google is
    public static void main(String... arguments) throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] parts = order.split("\t");
            Command command =
                    Command.in(Map.of("ALUR_STATE", parts[0], "ALUR_GOOGLE_ROOT", arguments[0], "LANG", "en_US.UTF-8"));
            Thread.sleep(Math.max(0, Long.parseLong(parts[3]) - System.currentTimeMillis()));
            Command.Ended ended = command.run("apply", parts[1], "--yes", "--documents", parts[2]);
            System.out.println(ended.code() + "\t" + line(ended.out()) + "\t" + line(ended.err()));
        }
    }

    private static String line(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
