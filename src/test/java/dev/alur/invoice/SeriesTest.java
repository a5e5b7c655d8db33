package dev.alur.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Test
    void bracesHoldTheYearAndTheSequence() {
        Series series = Series.of("INV-{yyyy}-{000}");
        assertThat(series.format(DAY, 14)).isEqualTo("INV-2026-014");
        assertThat(series.format(DAY, 1234)).isEqualTo("INV-2026-1234");
        assertThat(series.group(DAY)).isEqualTo("INV-2026-");
    }

    @Test
    void shortYearAndMonthAreUnderstood() {
        Series series = Series.of("{0000}/F/{mm}/{yy}");
        assertThat(series.format(DAY, 7)).isEqualTo("0007/F/11/26");
        assertThat(series.group(DAY)).isEqualTo("/F/11/26");
        assertThat(series.parsed("0007/F/11/26")).contains(new Series.Parsed("/F/11/26", 7));
    }

    @Test
    void aNumberIsReadBackWhateverItsDay() {
        Series series = Series.of("INV-{yyyy}-{000}");
        assertThat(series.parsed("INV-2025-120")).contains(new Series.Parsed("INV-2025-", 120));
        assertThat(series.sequence(" inv-2026-14 ")).hasValue(14);
        assertThat(series.sequence("CN-2026-014")).isEmpty();
        assertThat(series.sequence("INV-2026-")).isEmpty();
        assertThat(series.sequence("INV-2026-0143x")).isEmpty();
        assertThat(series.sequence("INV-2026-99999999999")).isEmpty();
    }

    @Test
    void idsOfJobsHaveNoYear() {
        Series series = Series.of("PRJ-{000}");
        assertThat(series.group(DAY)).isEqualTo("PRJ-");
        assertThat(series.format(DAY, 3)).isEqualTo("PRJ-003");
        assertThat(series.sequence("PRJ-003")).hasValue(3);
    }

    @Test
    void whatRegularExpressionsMeanBySignsIsOfNoConcern() {
        Series series = Series.of("A.(1)+{00}\\");
        assertThat(series.sequence(series.format(DAY, 5))).hasValue(5);
        assertThat(series.sequence("Ax(1)+05\\")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INV", "INV-{yyyy}", "{000}-{000}", "INV-{nnn}", "INV-{yyyy-{000}", "INV-{000}}"})
    void aPatternWithoutExactlyOneSequenceIsNone(String pattern) {
        assertThat(Series.parse(pattern)).isEmpty();
        assertThatThrownBy(() -> Series.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
