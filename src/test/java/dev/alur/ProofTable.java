package dev.alur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Writes a line for each long check of `make proof` into `target/proof.md`: what, how many times, breaches,
/// seconds. JUnit finds it as a service; in other builds it does nothing.
public final class ProofTable implements TestExecutionListener {
    private static final Path TABLE = Path.of("target", "proof.md");

    private long started;

    @Override
    public void executionStarted(TestIdentifier test) {
        if (Proof.isFull() && test.isTest()) {
            Proof.begin();
            started = System.nanoTime();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean isLong = test.getTags().contains(TestTag.create("slow"));
        if (Proof.isFull() && test.isTest() && isLong && result.getStatus() != TestExecutionResult.Status.ABORTED) {
            int breaches = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? 0 : 1;
            double seconds = (System.nanoTime() - started) / 1e9;
            write(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d%s | %.0f |%n",
                    name(test),
                    Proof.count(),
                    breaches,
                    Proof.notes(),
                    seconds));
        }
    }

    /// `aRowThatMoved` of MovingTest is `Moving: a row that moved`.
    private static String name(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (!(source instanceof MethodSource method)) {
            return test.getDisplayName();
        }
        String room = method.getClassName().replaceFirst("^dev\\.alur\\.", "").replaceFirst("(Test|Properties)$", "");
        String fact = method.getMethodName()
                .replaceAll("([A-Z])", " $1")
                .toLowerCase(Locale.ROOT)
                .strip();
        String which = test.getDisplayName().startsWith("[") ? " " + test.getDisplayName() : "";
        return room + ": " + fact + which;
    }

    private static void write(String line) {
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
