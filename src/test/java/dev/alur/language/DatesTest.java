package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNamesAreThoseOfTheJdk(Language language) {
        Locale locale = Locale.of(language.code());
        DateTimeFormatter full = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        DateTimeFormatter brief = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
        DateTimeFormatter weekday = DateTimeFormatter.ofPattern("EEEE", locale);
        for (LocalDate day = DAY; day.isBefore(DAY.plusYears(1)); day = day.plusDays(1)) {
            assertThat(Dates.day(language, day)).isEqualTo(full.format(day));
            assertThat(Dates.brief(language, day)).isEqualTo(brief.format(day));
            assertThat(Dates.weekday(language, day.getDayOfWeek())).isEqualTo(weekday.format(day));
        }
    }

    @Test
    void theWeekdayStandsBeforeTheDay() {
        assertThat(Dates.weekday(Language.EN, DAY)).isEqualTo("Tuesday 24 November 2026");
        assertThat(Dates.weekday(Language.ID, DAY)).isEqualTo("Selasa, 24 November 2026");
    }

    @Test
    void aSpanSaysNothingTwice() {
        assertThat(Dates.span(Language.EN, DAY, DAY)).isEqualTo("24 November 2026");
        assertThat(Dates.span(Language.EN, DAY, DAY.plusDays(2))).isEqualTo("24–26 November 2026");
        assertThat(Dates.span(Language.ID, DAY, DAY.plusDays(10))).isEqualTo("24 November – 4 Desember 2026");
        assertThat(Dates.span(Language.ID, DAY, DAY.plusDays(60))).isEqualTo("24 November 2026 – 23 Januari 2027");
    }

    @Test
    void aWeekIsNamedByItsIsoNumber() {
        assertThat(Dates.week(Language.EN, LocalDate.of(2026, 11, 22))).isEqualTo("Week 47 · 16–22 November 2026");
        assertThat(Dates.week(Language.ID, LocalDate.of(2027, 1, 1)))
                .isEqualTo("Minggu ke-53 · 28 Desember 2026 – 3 Januari 2027");
    }
}
