package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever works with files pays nothing for what knows Google.
class FilesOnlyTest {
    @TempDir
    Path folder;

    @Test
    void aCommandOnAFileLoadsNoClassOfGoogle() throws Exception {
        List<String> loaded = loaded("plan", "samples/freelance-en/tracker.xlsx");

        assertThat(loaded).anyMatch(line -> line.contains("dev.alur.excel."));
        assertThat(loaded).noneMatch(line -> line.contains("com.google.api.") || line.contains("com.google.auth."));
        assertThat(loaded).noneMatch(line -> line.contains("dev.alur.google."));
    }

    /// The control: a command on a spreadsheet does load them.
    @Test
    void aCommandOnASpreadsheetDoes() throws Exception {
        assertThat(loaded("google", "doctor")).anyMatch(line -> line.contains("dev.alur.google."));
    }

    private List<String> loaded(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:file=" + log,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("ALUR_STATE", folder.resolve("state").toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(log);
    }
}
