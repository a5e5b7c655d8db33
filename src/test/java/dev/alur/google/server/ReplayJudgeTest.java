package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recorded conversations with the real service are played to the server by a judge that shares no
/// code with it.
@Tag("judge")
class ReplayJudgeTest {
    private static final Path SHARED = Path.of(System.getProperty("alur.shared", "../shared"));
    private static final Path JUDGE = SHARED.resolve("tools/sheets-replay.py");
    private static final Path RECORDINGS = SHARED.resolve("sheets-api/recordings");

    /// Goes on with cells that came by an upload to another API, which the judge does not play.
    private static final Set<String> NOT_PLAYED = Set.of("gspread.Client.import_csv.json");

    @TempDir
    private Path folder;

    @Test
    void everyRecordingThatCanBePlayedIsAnsweredEqually() throws IOException, InterruptedException {
        assertThat(played(recordings())).contains("scenarios fully equal: 111/111");
    }

    /// A table freezes its header, and a recording with one is shifted to the right only.
    @ParameterizedTest
    @CsvSource({"Lembar Kerja, 3, 2", "Blatt, 7, 0", "Sheet1, 0, 5"})
    void theyStayEqualWhereTheSheetHasAnotherNameAndEverythingStandsElsewhere(String title, int down, int right)
            throws IOException, InterruptedException {
        Path copy = recordings();
        try (Stream<Path> all = Files.list(copy)) {
            for (Path each : all.toList()) {
                ObjectNode recording = Json.parse(Files.readString(each));
                if (recording.get("startsFromCreate").asBoolean()) {
                    ObjectNode shifted = new ShiftedRecording(recording, title, down, right).shifted();
                    Files.write(each, Json.bytes(shifted));
                }
            }
        }
        assertThat(played(copy)).contains("scenarios fully equal: 111/111");
    }

    private Path recordings() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(JUDGE), "skipped: the recordings are not beside the project (../shared/sheets-api)");
        Path copy = Files.createDirectory(folder.resolve("recordings"));
        try (Stream<Path> all = Files.list(RECORDINGS)) {
            for (Path each : all.toList()) {
                if (!NOT_PLAYED.contains(each.getFileName().toString())) {
                    Files.copy(each, copy.resolve(each.getFileName()));
                }
            }
        }
        return copy;
    }

    /// The judge takes generated ids of sheets, names, protections and tables for what they are; the bands of a
    /// table have the table's id, which it does not know.
    private Path judge() throws IOException {
        String text = Files.readString(JUDGE);
        String knowing = text.replace("GEN={'sheetId',", "GEN={'sheetId','bandedRangeId','bandedRangeReference',");
        assertThat(knowing).isNotEqualTo(text);
        return Files.writeString(folder.resolve("replay.py"), knowing);
    }

    private String played(Path recordings) throws IOException, InterruptedException {
        try (SheetsServer server = SheetsServer.start()) {
            Path out = folder.resolve("out");
            String address = server.address().toString();
            Process process = new ProcessBuilder(
                            List.of("python3", judge().toString(), address, recordings.toString(), "--verbose"))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(out);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        }
    }
}
