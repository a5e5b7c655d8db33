package dev.alur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// The long checks: how many times they run in an ordinary build and in `make proof` (`-Dalur.proof=full`), and the table
/// of what they found, `target/proof.md`.
public final class Proof {
    private static final boolean FULL = "full".equals(System.getProperty("alur.proof"));
    private static final Path TABLE = Path.of("target", "proof.md");

    private Proof() {}

    public static boolean isFull() {
        return FULL;
    }

    /// How many times a check runs.
    public static int times(int usual, int full) {
        return FULL ? full : usual;
    }

    /// Begins a check.
    ///
    /// @param what the table's first column
    public static Watch watch(String what) {
        return new Watch(what, System.nanoTime());
    }

    /// A check that runs.
    public record Watch(String what, long since) {
        /// Ends it with a line of the table.
        public void tell(long times, long breaches) {
            line(times, Long.toString(breaches));
        }

        /// Ends a control, which has to fail sometimes.
        public void tellControl(long times, long breaches) {
            line(times, breaches + " (control)");
        }

        private void line(long times, String breaches) {
            double seconds = (System.nanoTime() - since) / 1e9;
            String line = String.format(Locale.ROOT, "| %s | %,d | %s | %.0f |%n", what, times, breaches, seconds);
            System.out.print(line);
            if (FULL) {
                try {
                    Files.createDirectories(TABLE.getParent());
                    Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
