package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The program as a process of its own in a folder, to which signals are sent.
final class Signalled {
    /// By name: the number (POSIX 2018, kill).
    static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    final Path folder;
    private final Map<String, String> environment;

    /// @param environment beside the state folder
    Signalled(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /// How a process ended.
    ///
    /// @param millis from the signal to the end
    record End(int code, long millis, String out, String err) {
        String all() {
            return "exit " + code + " after " + millis + " ms\n" + out + "\n" + err;
        }
    }

    Process start(Class<?> main, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(error().toFile());
        builder.environment().put("ALUR_STATE", folder.resolve("state").toString());
        builder.environment().put("LC_ALL", "en_US.UTF-8");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Starts the program so that it waits at a border between two steps, and sends the signal there.
    End at(String step, long wait, String signal, String... arguments) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of(step, Long.toString(wait)), Stream.of(arguments))
                .toArray(String[]::new);
        Process process = start(SlowMain.class, all);
        StringBuilder out = new StringBuilder();
        try (BufferedReader lines = lines(process)) {
            String line = lines.readLine();
            while (line != null && !line.equals("at " + step)) {
                out.append(line).append('\n');
                line = lines.readLine();
            }
            long since = System.nanoTime();
            if (line != null) {
                send(signal, process);
            }
            return ended(process, since, out, lines);
        }
    }

    /// Starts the program and sends the signal some time later, wherever that is.
    End after(long millis, String signal, String... arguments) throws IOException, InterruptedException {
        Process process = start(Main.class, arguments);
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        long since = System.nanoTime();
        send(signal, process);
        try (BufferedReader lines = lines(process)) {
            return ended(process, since, new StringBuilder(), lines);
        }
    }

    private End ended(Process process, long since, StringBuilder out, BufferedReader lines)
            throws IOException, InterruptedException {
        lines.lines().forEach(line -> out.append(line).append('\n'));
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        long millis = (System.nanoTime() - since) / 1_000_000;
        return new End(process.exitValue(), millis, out.toString(), Files.readString(error()));
    }

    private Path error() {
        return folder.resolve("stderr");
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// A process that is gone already gets none.
    static void send(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// A process whose parents ignore a signal ignores it too, `nohup` is made of that: then nothing can
    /// be tried.
    static void assumeHeard(String signal) {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                long ignored = lines.filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(
                                line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .findFirst()
                        .orElse(0);
                boolean isIgnored = (ignored >> (SIGNALS.get(signal) - 1) & 1) == 1;
                Assumptions.assumeFalse(isIgnored, signal + " is ignored by whoever started the tests");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Temporary files, wherever one may be.
    List<String> temporary() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    // Java's own copies of fonts, which it deletes itself, but for those that it makes while it ends
                    .filter(file -> !file.startsWith("tmp/+~JF"))
                    .filter(file -> file.startsWith("tmp/")
                            || file.contains("/staged/")
                            || file.contains(".alur-")
                            || file.endsWith(".new")
                            || file.endsWith("-wal")
                            || file.endsWith(".swap"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
