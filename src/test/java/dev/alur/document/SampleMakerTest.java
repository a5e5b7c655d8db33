package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.Planner;
import dev.alur.plan.Situation;
import dev.alur.run.OurTemplates;
import dev.alur.tracker.Field;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleMakerTest {
    private static final Instant TODAY = Instant.parse("2026-11-24T03:00:00Z");

    private static Tracker tracker(Language language) {
        return TrackerReader.read(new ExcelWorkbooks(InstantSource.fixed(TODAY))
                .open(SampleMaker.path(language).toString())
                .read());
    }

    private static Plan plan(Language language) {
        return Planner.plan(tracker(language), Situation.fresh(TODAY).with(OurTemplates.all()));
    }

    /// The parts by name; how they are packed differs between versions of the compressor and does not count.
    private static Map<String, String> parts(byte[] zip) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                parts.put(entry.getName(), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @ParameterizedTest
    @EnumSource
    void theCommittedFilesAreWhatTheMakerMakes(Language language) throws IOException {
        Map<String, String> committed = parts(Files.readAllBytes(SampleMaker.path(language)));
        Map<String, String> made = parts(SampleMaker.make(language));

        assertThat(committed.keySet()).containsExactlyElementsOf(made.keySet());
        made.forEach((name, part) -> assertThat(committed.get(name))
                .as(name + " is older than the maker: run dev.alur.document.SampleMaker")
                .isEqualTo(part));
    }

    @ParameterizedTest
    @EnumSource
    void aStudioWithoutAProblem(Language language) {
        Tracker tracker = tracker(language);

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.jobs()).hasSize(40);
        assertThat(tracker.clients()).hasSize(12);
        assertThat(tracker.jobs().stream()
                        .map(job -> job.text(Field.JOB_SERVICE))
                        .distinct())
                .hasSize(7);
        assertThat(tracker.rules().stream().filter(rule -> rule.asks())).hasSize(3);
        assertThat(tracker.invoices()).isEmpty();
        assertThat(tracker.settings().alurId()).isNull();
        assertThat(tracker.jobs().stream().filter(job -> job.id().isEmpty())).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void itsPlanShowsEverythingThatAlurDoes(Language language) {
        Plan plan = plan(language);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes()).hasSize(13);
        assertThat(plan.changes().stream().filter(Change.IssueInvoice.class::isInstance))
                .hasSize(3);
        assertThat(plan.changes().stream().filter(Change.AddNote.class::isInstance))
                .hasSize(2);
        assertThat(plan.waiting()).hasSize(3);
    }

    @Test
    void bothLanguagesPlanTheSameButForTheWords() {
        assertThat(shape(plan(Language.ID))).isEqualTo(shape(plan(Language.EN)));
    }

    private static List<String> shape(Plan plan) {
        List<String> shape = new ArrayList<>();
        List<Change> all = new ArrayList<>(plan.changes());
        plan.waiting().forEach(waiting -> all.add(waiting.change()));
        for (Change change : all) {
            String total = change instanceof Change.IssueInvoice issue
                    ? issue.invoice().total().toPlainString()
                    : "";
            List<String> reasons = change.reasons().stream()
                    .map(reason -> reason.address().cell())
                    .toList();
            shape.add(
                    change.kind() + " " + change.job() + " " + change.address().cell() + " " + total + reasons);
        }
        return shape;
    }
}
