package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BlueprintTest {
    private static List<String> column(Blueprint blueprint, Field field) {
        Blueprint.Page page = blueprint.page(field.register());
        return page.rows().stream()
                .map(row -> row.cells().get(page.column(field) - 1).plain())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyRegisterHasItsSheetWithItsColumns(Language language) {
        Blueprint blueprint = Blueprint.of(Trade.FREELANCE, language);

        for (Register register : Register.usual()) {
            Blueprint.Page page = blueprint.page(register);
            assertThat(page.name()).isEqualTo(register.title(language));
            assertThat(page.headings()).map(Blueprint.Heading::field).isEqualTo(register.columns());
            assertThat(page.headings())
                    .allSatisfy(heading ->
                            assertThat(heading.field().isCalled(heading.text())).isTrue());
            assertThat(page.rows())
                    .allSatisfy(row ->
                            assertThat(row.cells()).hasSize(page.headings().size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sevenServicesEachFollowAWorkflow(Language language) {
        Blueprint blueprint = Blueprint.of(Trade.FREELANCE, language);
        List<String> workflows = column(blueprint, Field.STEP_WORKFLOW);

        assertThat(column(blueprint, Field.SERVICE_NAME)).hasSize(7).doesNotHaveDuplicates();
        assertThat(column(blueprint, Field.SERVICE_WORKFLOW)).isSubsetOf(workflows);
    }

    @Test
    void ordersAndArticlesGoTheirWay() {
        Blueprint blueprint = Blueprint.of(Trade.FREELANCE, Language.EN);

        assertThat(column(blueprint, Field.STEP_STAGE))
                .containsExactly(
                        "Brief",
                        "Concept",
                        "Revision",
                        "Final file",
                        "Archived",
                        "Research",
                        "Production",
                        "Revision",
                        "Publication");
    }

    @ParameterizedTest
    @EnumSource
    void everyStageHasATint(Language language) {
        Blueprint blueprint = Blueprint.of(Trade.FREELANCE, language);

        assertThat(blueprint.stages().keySet())
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(column(blueprint, Field.STEP_STAGE)));
        assertThat(blueprint.stages().values())
                .allSatisfy(tint -> assertThat(tint).isBetween(0, 5));
    }

    @ParameterizedTest
    @EnumSource
    void everySettingHasItsRow(Language language) {
        List<String> keys = column(Blueprint.of(Trade.FREELANCE, language), Field.SETTING_KEY);

        // the order of dates is asked for only where texts leave it open
        assertThat(keys)
                .map(key -> Setting.of(key).orElseThrow())
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .filter(setting -> setting != Setting.DATE_ORDER)
                        .toList());
    }

    @Test
    void bothLanguagesSayTheSame() {
        Blueprint english = Blueprint.of(Trade.FREELANCE, Language.EN);
        Blueprint indonesian = Blueprint.of(Trade.FREELANCE, Language.ID);

        for (Register register : Register.usual()) {
            assertThat(shape(english.page(register))).isEqualTo(shape(indonesian.page(register)));
        }
        assertThat(english.guide().lines().stream().map(List::size))
                .isEqualTo(indonesian.guide().lines().stream().map(List::size).toList());
        assertThat(Messages.keys(Language.EN, "blueprint")).isEqualTo(Messages.keys(Language.ID, "blueprint"));
    }

    /// Numbers as they are, of texts only that they are there.
    private static String shape(Blueprint.Page page) {
        return page.rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> cell instanceof Value.Text ? "text" : cell.plain())
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }
}
