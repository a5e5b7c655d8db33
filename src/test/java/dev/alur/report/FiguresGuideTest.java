package dev.alur.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The guide explains exactly the figures that there are, by the names that the report uses.
class FiguresGuideTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

    @ParameterizedTest
    @EnumSource(Language.class)
    void theGuideHasOneFormulaForEachFigureInItsOrder(Language language) throws IOException {
        Map<Language, String> files = Map.of(Language.EN, "figures.md", Language.ID, "figures.id.md");
        String guide = Files.readString(Path.of("src/docs", files.get(language)), StandardCharsets.UTF_8);
        Wording wording = new Wording(language, Currency.getInstance("IDR"));
        List<String> rows = ROW.matcher(guide)
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
        List<String> figures = Arrays.stream(FigureKey.values())
                .map(key -> key.id() + ": " + wording.title(key))
                .toList();
        assertThat(rows).containsExactlyElementsOf(figures);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReportHasEachFigureOfTheGuide(Language language) {
        Report report = Evaluation.of(
                new SmallTracker().tracker(),
                List.of(),
                Map.of(),
                Period.parse("2026-W47"),
                LocalDate.parse("2026-11-24"));
        assertThat(report.figures()).extracting(Figure::key).containsExactly(FigureKey.values());
        Wording wording = new Wording(language, report.heading().currency());
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(wording.text(figure.actual())).isNotBlank());
    }

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(Messages.keys(Language.ID, "report")).isEqualTo(Messages.keys(Language.EN, "report"));
    }
}
