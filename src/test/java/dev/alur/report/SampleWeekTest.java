package dev.alur.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.TrackerReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The figures of the samples' week, worked out a second time from the bare cells by code that shares nothing
/// with the report but the reading of the file.
class SampleWeekTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    /// The words of a sample: its sheets and headers.
    private enum Sample {
        ENGLISH(
                "freelance-en",
                List.of("Projects", "Services", "Workflow", "Time"),
                Map.of("production", "production", "promotion", "promotion")),
        INDONESIAN(
                "freelance",
                List.of("Proyek", "Layanan", "Alur", "Waktu"),
                Map.of("production", "produksi", "promotion", "promosi"));

        private final String folder;
        private final List<String> sheets;
        private final Map<String, String> kinds;

        Sample(String folder, List<String> sheets, Map<String, String> kinds) {
            this.folder = folder;
            this.sheets = sheets;
            this.kinds = kinds;
        }

        /// A header in the sample's language.
        private String word(String english) {
            Map<String, String> indonesian = Map.ofEntries(
                    Map.entry("Stage", "Tahap"),
                    Map.entry("Service", "Layanan"),
                    Map.entry("Workflow", "Alur"),
                    Map.entry("Next", "Berikutnya"),
                    Map.entry("Due", "Tenggat"),
                    Map.entry("Done", "Selesai"),
                    Map.entry("Start", "Mulai"),
                    Map.entry("Revisions", "Revisi"),
                    Map.entry("Revisions included", "Revisi termasuk"),
                    Map.entry("Price", "Harga"),
                    Map.entry("Quantity", "Jumlah"),
                    Map.entry("Invoice", "Faktur"),
                    Map.entry("Project", "Proyek"),
                    Map.entry("Date", "Tanggal"),
                    Map.entry("Kind", "Jenis"),
                    Map.entry("Minutes", "Menit"));
            return this == ENGLISH ? english : indonesian.getOrDefault(english, english);
        }
    }

    /// The filled rows of a sheet whose header stands in row 1, by header.
    private static List<Map<String, Value>> rows(Snapshot snapshot, String name) {
        Sheet sheet = snapshot.sheet(name).orElseThrow();
        List<Map<String, Value>> rows = new ArrayList<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            Map<String, Value> cells = new HashMap<>();
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                String header = sheet.value(1, column)
                        .plain()
                        .replaceAll(" ?\\(.*\\)$", "")
                        .strip();
                if (!sheet.value(row, column).isBlank() && sheet.formula(row, column) == null) {
                    cells.put(header, sheet.value(row, column));
                }
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static LocalDate day(Value value) {
        return value instanceof Value.Date date ? date.at().toLocalDate() : null;
    }

    private static BigDecimal number(Value value, int otherwise) {
        return value instanceof Value.Number number ? number.number() : BigDecimal.valueOf(otherwise);
    }

    private static String text(Value value) {
        return value == null ? "" : value.plain().strip();
    }

    private static boolean inWeek(LocalDate day, LocalDate monday) {
        return day != null && !day.isBefore(monday) && day.isBefore(monday.plusDays(7));
    }

    private Sample sample;
    private Report report;
    private List<Map<String, Value>> jobs;
    private List<Map<String, Value>> times;
    private final Map<String, Map<String, Value>> services = new HashMap<>();
    private final Set<String> goingOn = new HashSet<>();

    private void read(Sample wanted) {
        sample = wanted;
        Path file = Path.of("samples", wanted.folder, "tracker.xlsx");
        Snapshot snapshot =
                new ExcelWorkbooks(() -> Instant.EPOCH).open(file.toString()).read();
        report = Evaluation.of(TrackerReader.read(snapshot), List.of(), Map.of(), Period.parse("2026-W47"), TODAY);
        jobs = rows(snapshot, wanted.sheets.get(0));
        rows(snapshot, wanted.sheets.get(1)).forEach(row -> services.put(text(row.get(word("Service"))), row));
        rows(snapshot, wanted.sheets.get(2)).stream()
                .filter(row -> !text(row.get(word("Next"))).isEmpty())
                .forEach(row -> goingOn.add(text(row.get(word("Workflow"))) + "/" + text(row.get(word("Stage")))));
        times = rows(snapshot, wanted.sheets.get(3));
    }

    private String word(String english) {
        return sample.word(english);
    }

    private boolean isOpen(Map<String, Value> job) {
        String workflow = text(services.get(text(job.get(word("Service")))).get(word("Workflow")));
        return day(job.get(word("Done"))) == null && goingOn.contains(workflow + "/" + text(job.get(word("Stage"))));
    }

    private List<Map<String, Value>> finished(LocalDate monday) {
        return jobs.stream()
                .filter(job -> inWeek(day(job.get(word("Done"))), monday))
                .toList();
    }

    private long late(Stream<Map<String, Value>> some) {
        return some.filter(job -> day(job.get(word("Due"))) != null)
                .filter(job -> day(job.get(word("Done"))).isAfter(day(job.get(word("Due")))))
                .count();
    }

    private long minutes(String kind, LocalDate monday) {
        return times.stream()
                .filter(entry -> inWeek(day(entry.get(word("Date"))), monday))
                .filter(entry -> text(entry.get(word("Kind"))).equalsIgnoreCase(sample.kinds.get(kind)))
                .mapToLong(entry -> number(entry.get(word("Minutes")), 0).longValueExact())
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void theWeekOfTheSampleIsWhatItsCellsSay(Sample wanted) {
        read(wanted);
        List<Map<String, Value>> finished = finished(MONDAY);
        assertThat(finished).as("the sample shows something").isNotEmpty();
        assertFigure(
                FigureKey.FINISHED,
                finished.size(),
                finished(MONDAY.minusWeeks(1)).size());
        assertThat(report.actual(FigureKey.ON_TIME))
                .isEqualTo(new Measure.Share(finished.size() - late(finished.stream()), finished.size()));
        assertFigure(FigureKey.PRODUCTION, minutes("production", MONDAY), minutes("production", MONDAY.minusWeeks(1)));
        assertFigure(FigureKey.PROMOTION, minutes("promotion", MONDAY), minutes("promotion", MONDAY.minusWeeks(1)));
        assertFigure(FigureKey.IN_PROGRESS, jobs.stream().filter(this::isOpen).count(), null);
        assertFigure(FigureKey.OVERDUE, due(LocalDate.MIN, TODAY.minusDays(1)), null);
        assertFigure(FigureKey.DUE_NEXT, due(TODAY, MONDAY.plusDays(13)), null);
        assertThat(report.actual(FigureKey.UNBILLED).number()).isEqualByComparingTo(unbilled());
        assertRevisions(finished);
    }

    private long due(LocalDate from, LocalDate to) {
        return jobs.stream()
                .filter(this::isOpen)
                .map(job -> day(job.get(word("Due"))))
                .filter(day -> day != null && !day.isBefore(from) && !day.isAfter(to))
                .count();
    }

    /// In the samples no invoice names a job whose own cell names none.
    private BigDecimal unbilled() {
        return jobs.stream()
                .filter(job -> !isOpen(job) && text(job.get(word("Invoice"))).isEmpty())
                .map(job -> number(job.get(word("Price")), 0).multiply(number(job.get(word("Quantity")), 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertRevisions(List<Map<String, Value>> finished) {
        long used = 0;
        long included = 0;
        for (Map<String, Value> job : finished) {
            Value allowance = services.get(text(job.get(word("Service")))).get(word("Revisions included"));
            if (allowance != null) {
                used += number(job.get(word("Revisions")), 0).longValueExact();
                included += number(allowance, 0).longValueExact();
            }
        }
        assertThat(report.figure(FigureKey.REVISIONS).actual()).isEqualTo(new Measure.Count(used));
        assertThat(report.figure(FigureKey.REVISIONS).target()).isEqualTo(new Measure.Count(included));
    }

    private void assertFigure(FigureKey key, long actual, Number last) {
        Figure figure = report.figure(key);
        assertThat(figure.actual().number()).as(key.id()).isEqualByComparingTo(BigDecimal.valueOf(actual));
        if (last != null) {
            assertThat(figure.last().number()).as(key.id() + ", last week").isEqualByComparingTo(last.toString());
        }
    }
}
