package dev.alur.app;

import dev.alur.cli.Surroundings;
import dev.alur.run.Step;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/// The program as it is, but at one border between two steps it says so and waits.
final class SlowMain {
    private SlowMain() {}

    /// @param arguments the step, for how many milliseconds to wait there, then a command line
    public static void main(String... arguments) {
        String step = arguments[0];
        long millis = Long.parseLong(arguments[1]);
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = Surrounded.by(
                environment,
                size -> Wirings.runner(environment, size, reached -> wait(reached, step, millis)),
                InputStream::nullInputStream,
                (served, port, language, size) -> 70);
        Main.end(Main.run(surroundings, Arrays.copyOfRange(arguments, 2, arguments.length)));
    }

    private static void wait(Step reached, String step, long millis) {
        if (reached.name().equals(step)) {
            System.out.println("at " + step);
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
