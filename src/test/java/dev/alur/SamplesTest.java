package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder under `samples`: its tracker is in order, its plan says what `plan.txt` says, and the whole
/// routine works on it.
final class SamplesTest {
    private static final String TODAY = "2026-11-24";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    static List<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void thePlanSaysWhatStandsBesideTheSample(Path sample) throws IOException {
        Path tracker = copy(sample);
        byte[] before = Files.readAllBytes(tracker);
        FileTime time = Files.getLastModifiedTime(tracker);

        Command.Ended plan = command().run("plan", tracker.toString(), "--today", TODAY);

        assertThat(plan.code()).as(plan.all()).isZero();
        String said = plan.out().replace(tracker.toString(), "tracker.xlsx");
        Path golden = sample.resolve("plan.txt");
        if (Boolean.getBoolean("alur.golden")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
        assertThat(Files.readAllBytes(tracker)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(tracker)).isEqualTo(time);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theRoutineIsDoneOnceAndLeavesNothingToDo(Path sample) throws IOException {
        Path tracker = copy(sample);
        assertThat(command().run("check", tracker.toString(), "--today", TODAY).code())
                .isZero();
        JsonNode plan = plan(tracker);

        Command.Ended applied = command().run("apply", tracker.toString(), "--yes", "--today", TODAY);

        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(plan(tracker).path("changes")).isEmpty();
        Command.Ended checked = command().run("check", tracker.toString(), "--today", TODAY);
        assertThat(checked.code()).as(checked.all()).isZero();
        assertThat(command().run("apply", tracker.toString(), "--yes").code()).isZero();
        holdsWhatWasPromised(tracker, plan);
    }

    /// Among what waits is a row for Projects; the plan goes on with that row and gives it an id.
    @ParameterizedTest
    @MethodSource("samples")
    void withEveryYesNothingIsLeftToDo(Path sample) throws IOException {
        Path tracker = copy(sample);

        Command.Ended applied =
                command().run("apply", tracker.toString(), "--yes", "--approve", "all", "--today", TODAY);

        assertThat(applied.code()).as(applied.all()).isZero();
        JsonNode left = plan(tracker);
        assertThat(left.path("changes")).isEmpty();
        assertThat(left.path("waiting")).isEmpty();
        assertThat(command().run("check", tracker.toString()).code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sheetDocumentAndPlanCarryTheSameTotals(Path sample) throws IOException {
        Path tracker = copy(sample);
        List<JsonNode> planned = new ArrayList<>();
        plan(tracker).path("changes").forEach(change -> {
            if (change.path("kind").asText().equals("invoice")) {
                planned.add(change);
            }
        });
        assertThat(planned).isNotEmpty();
        command().run("apply", tracker.toString(), "--yes", "--today", TODAY);

        List<Billed> issued = read(tracker).invoices();

        assertThat(issued).hasSameSizeAs(planned);
        for (int i = 0; i < issued.size(); i++) {
            Billed billed = issued.get(i);
            BigDecimal total = planned.get(i).findValue("total").decimalValue();
            assertThat(billed.total()).isEqualByComparingTo(total);
            String rupiah = String.format(java.util.Locale.ROOT, "Rp%,d", total.longValueExact());
            String text = text(folder.resolve(billed.document()));
            assertThat(text).contains(billed.number());
            assertThat(text.replace(',', '.')).contains(rupiah.replace(',', '.'));
        }
    }

    @Test
    void bothLanguagesPlanTheSame() throws IOException {
        List<String> shapes = new ArrayList<>();
        for (Path sample : samples()) {
            StringBuilder shape = new StringBuilder();
            JsonNode plan = plan(copy(sample));
            for (String part : List.of("changes", "waiting")) {
                for (JsonNode change : plan.path(part)) {
                    shape.append(change.path("kind").asText())
                            .append(' ')
                            .append(change.path("symbol").asText())
                            .append(' ')
                            .append(change.path("job").asText())
                            .append(' ')
                            .append(Address.parse(change.path("address").asText())
                                    .cell())
                            .append('\n');
                }
            }
            shapes.add(shape.toString());
        }
        assertThat(shapes).hasSizeGreaterThan(1).allMatch(shape -> shape.equals(shapes.getFirst()));
    }

    private void holdsWhatWasPromised(Path tracker, JsonNode plan) throws IOException {
        Snapshot after = snapshot(tracker);
        for (JsonNode change : plan.path("changes")) {
            if (change.path("kind").asText().equals("cell")) {
                Value value = after.value(Address.parse(change.path("address").asText()));
                assertThat(value.plain()).isEqualTo(change.path("after").asText());
            }
        }
    }

    private Command command() {
        return Command.with(folder.resolve("state"));
    }

    private Path copy(Path sample) throws IOException {
        Path tracker = folder.resolve("tracker.xlsx");
        Files.copy(sample.resolve("tracker.xlsx"), tracker, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return tracker;
    }

    private JsonNode plan(Path tracker) throws IOException {
        Command.Ended plan = command().run("plan", tracker.toString(), "--today", TODAY, "--json");
        assertThat(plan.code()).as(plan.all()).isZero();
        return JSON.readTree(plan.out());
    }

    private static Tracker read(Path tracker) {
        return TrackerReader.read(snapshot(tracker));
    }

    private static Snapshot snapshot(Path tracker) {
        return new ExcelWorkbooks(InstantSource.system()).open(tracker).read();
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
