package dev.alur.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a whole process took, from its start to its end, as the system counts it (`wait4`).
///
/// @param cpu seconds, user and system, of all its threads
/// @param peak of its memory, in MB
/// @param wall seconds
record Cost(double cpu, double peak, double wall) {
    /// The best of several runs, each figure by itself.
    ///
    /// @throws IllegalStateException where the command fails
    static Cost of(int times, List<String> command) throws IOException, InterruptedException {
        Cost best = once(command);
        for (int i = 1; i < times; i++) {
            best = best.best(once(command));
        }
        return best;
    }

    /// The better of the two, each figure by itself.
    Cost best(Cost other) {
        return new Cost(Math.min(cpu, other.cpu), Math.min(peak, other.peak), Math.min(wall, other.wall));
    }

    private static Cost once(List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("python3", "src/bench/peers/measure.py"));
        all.addAll(command);
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("cannot measure " + command);
        }
        String[] figures = said.strip().split(" ");
        if (!figures[3].equals("0")) {
            throw new IllegalStateException(command + " ended with " + figures[3]);
        }
        return new Cost(
                Double.parseDouble(figures[0]), Double.parseDouble(figures[1]) / 1024, Double.parseDouble(figures[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s, %.0f MB (wall %.2f s)", cpu, peak, wall);
    }
}
