package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.document.Judge;
import dev.alur.excel.Corpus;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that others wrote look at a sample after an apply: what the plan promised is there, and nothing
/// else changed.
@Tag("judge")
final class SamplesJudgeTest {
    private static final String TODAY = "2026-11-24";
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    @TempDir
    Path folder;

    static List<Path> samples() throws IOException {
        return SamplesTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingChangesBeyondThePlan(Path sample) throws Exception {
        Path tracker = applied(sample);

        List<String> written = new ArrayList<>(promised(tracker));
        written.addAll(inbox(tracker));
        // lines of Inbox are as high as their texts, and lead to what they are about
        assertThat(Corpus.findings(sample.resolve("tracker.xlsx"), tracker, written))
                .allMatch(finding -> finding.matches("(LOSS\trow-attr|ADD\tsheet:hyperlinks)\t(Inbox|Kotak Masuk)\\b.*"
                        + "|ADD\trel-added\txl/worksheets/sheet9\\.xml\thyperlink -> documents/INV-.*"));
    }

    /// What stands in Inbox: an apply writes it, and it is no part of the run.
    private static List<String> inbox(Path tracker) {
        Tracker after = TrackerReader.read(
                new ExcelWorkbooks(InstantSource.system()).open(tracker).read());
        Place place = Objects.requireNonNull(after.place(Register.INBOX));
        List<String> cells = new ArrayList<>();
        for (int row = place.headerRow() + 1; row <= place.sheet().lastRow(); row++) {
            for (int column = 1; column <= place.sheet().lastColumn(); column++) {
                Value value = place.sheet().value(row, column);
                if (!value.isBlank()) {
                    String said = value instanceof Value.Date date
                            ? "n:" + ChronoUnit.DAYS.between(EPOCH, date.at().toLocalDate())
                            : "s:" + value.plain();
                    cells.add(name(place.sheet().address(row, column)) + "=" + said);
                }
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void otherReadersSeeWhatWasPromised(Path sample) throws Exception {
        Path tracker = applied(sample);
        List<String> lines = new ArrayList<>(List.of("wrong = []"));
        for (String promise : promised(tracker)) {
            Address at = Address.parse(promise.substring(0, promise.indexOf('=', promise.lastIndexOf('!'))));
            String value = promise.substring(promise.indexOf('=', promise.lastIndexOf('!')) + 1);
            String wanted = new ObjectMapper().writeValueAsString(value.substring(2));
            String kind = value.startsWith("n:") ? "number" : "text";
            lines.add("check(" + new ObjectMapper().writeValueAsString(at.sheet()) + ", '" + at.cell() + "', '" + kind
                    + "', " + wanted + ")");
        }
        lines.addAll(
                1,
                List.of(
                        "import sys, openpyxl",
                        "from openpyxl.utils.datetime import to_excel",
                        "book = openpyxl.load_workbook(sys.argv[1])",
                        "def check(sheet, cell, kind, wanted):",
                        "    value = book[sheet][cell].value",
                        "    value = to_excel(value) if hasattr(value, 'year') else value",
                        "    if (float(value) != float(wanted)) if kind == 'number' else (value != wanted):",
                        "        wrong.append((sheet, cell, value, wanted))"));
        lines.add("print('wrong:', wrong)");

        assertThat(Judge.python(tracker, lines.toArray(String[]::new))).contains("wrong: []");
        Path saved = Judge.office(tracker, "xlsx");
        assertThat(Judge.python(saved, lines.toArray(String[]::new))).contains("wrong: []");
    }

    private Path applied(Path sample) throws IOException {
        Path tracker = folder.resolve("tracker.xlsx");
        Files.copy(sample.resolve("tracker.xlsx"), tracker);
        Command.Ended ended = command().run("apply", tracker.toString(), "--yes", "--today", TODAY);
        assertThat(ended.code()).as(ended.all()).isZero();
        return tracker;
    }

    private Command command() {
        return Command.with(folder.resolve("state"));
    }

    /// Every cell that the run wrote, as `Sheet!A1=n:5` or `Sheet!A1=s:text`; the last write of a cell counts.
    private List<String> promised(Path tracker) throws IOException {
        Tracker after = TrackerReader.read(
                new ExcelWorkbooks(InstantSource.system()).open(tracker).read());
        JsonNode run = new ObjectMapper()
                .readTree(
                        command().run("show", tracker.toString(), "1", "--json").out());
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        for (JsonNode change : run.path("changes")) {
            if (change.has("parts")) {
                for (JsonNode part : change.path("parts")) {
                    put(cells, after, part);
                }
            } else {
                put(cells, after, change);
            }
        }
        cells.put(cell(after, Setting.ALUR_ID), "s:" + after.settings().alurId());
        cells.put(cell(after, Setting.ALUR_RUN), "n:" + after.settings().alurRun());
        return cells.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static void put(Map<String, String> cells, Tracker tracker, JsonNode change) {
        if (change.path("address").isNull()) {
            return;
        }
        Address at = Address.parse(change.path("address").asText());
        if (!change.path("after").isObject()) {
            cells.put(
                    name(at),
                    value(
                            change.path("after"),
                            change.path("types").path("after").asText()));
            return;
        }
        Place place = tracker.places().values().stream()
                .filter(each -> each.sheet().name().equals(at.sheet()))
                .findFirst()
                .orElseThrow();
        for (Map.Entry<String, JsonNode> entry : change.path("after").properties()) {
            int column = place.headers().get(entry.getKey());
            String type = change.path("types").path(entry.getKey()).asText();
            cells.put(name(new Address(at.sheet(), at.row(), column)), value(entry.getValue(), type));
        }
    }

    private static String value(JsonNode value, String type) {
        if (type.equals("date")) {
            return "n:" + ChronoUnit.DAYS.between(EPOCH, LocalDate.parse(value.asText()));
        }
        return (value.isNumber() ? "n:" : "s:") + value.asText();
    }

    private static String cell(Tracker tracker, Setting setting) {
        return name(tracker.settings().cells().get(setting));
    }

    private static String name(Address at) {
        return at.sheet() + "!" + at.cell();
    }
}
