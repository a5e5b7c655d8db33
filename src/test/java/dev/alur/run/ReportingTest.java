package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report over real files: it is put among the documents and nothing else changes.
class ReportingTest {
    private static final Period WEEK = Period.parse("2026-W48");

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
    }

    private Reported report(ReportOptions wanted) {
        return workshop.runner().report(workshop.tracker.toString(), wanted, Options.NONE);
    }

    @Test
    void theLastCompleteWeekGoesAmongTheDocumentsAndNothingElseChanges() throws IOException {
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        Reported reported = report(ReportOptions.LAST_WEEK);
        assertThat(reported.report().heading().period().name()).isEqualTo("2026-W47");
        assertThat(reported.documents()).contains("documents/week-2026-W47.html", "documents/week-2026-W47.pdf");
        assertThat(reported.documents())
                .allSatisfy(place -> assertThat(folder.resolve(place)).isNotEmptyFile());
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
        assertThat(Files.exists(workshop.state)).isFalse();
    }

    @Test
    void aReportMadeAgainReplacesTheOneBefore() throws IOException {
        ReportOptions wanted = new ReportOptions(WEEK, null, null, null);
        Path page = folder.resolve(report(wanted).documents().getFirst());
        String before = Files.readString(page);
        workshop.type("Projects!G2", Value.of(Workshop.day(30)));
        List<String> again = report(wanted).documents();
        assertThat(Files.readString(page)).isNotEqualTo(before);
        assertThat(Workshop.files(folder.resolve("documents"))).hasSameSizeAs(again);
    }

    @Test
    void whatAnApplyDidIsInTheReport() {
        workshop.apply();
        Reported reported = report(new ReportOptions(WEEK, null, null, null));
        assertThat(reported.report().actual(FigureKey.RUNS)).isEqualTo(new Measure.Count(1));
        assertThat(reported.report().actual(FigureKey.CHANGES)).isEqualTo(new Measure.Count(8));
        assertThat(reported.report().actual(FigureKey.INVOICED).number()).isEqualByComparingTo("1500000");
        assertThat(reported.report().actual(FigureKey.OUTSTANDING).number()).isEqualByComparingTo("1500000");
    }

    @Test
    void folderAndLanguageAndClientCanBeNamed() {
        Path out = folder.resolve("out");
        Reported reported = report(new ReportOptions(WEEK, "bu sri", out, Language.ID));
        assertThat(reported.report().heading().client()).isEqualTo("Bu Sri");
        assertThat(out.resolve("minggu-2026-W48-bu-sri.html")).isNotEmptyFile();
        assertThat(reported.documents()).contains("out/minggu-2026-W48-bu-sri.pdf");
        assertThatThrownBy(() -> report(new ReportOptions(WEEK, "Nobody", out, null)))
                .isInstanceOf(ProblemException.class);
    }
}
