package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.language.Language;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days are written into a column of texts as the column writes its own.
final class DayFormTest {
    private static Sheet sheet(Object... days) {
        SheetDraft draft = SheetDraft.of("Jobs").row("Due");
        for (Object day : days) {
            draft.row(day);
        }
        return draft.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15/11/2026; 02/11/2026      | 04/12/2026
            15/11/2026; 2/11/2026       | 4/12/2026
            1/15/2022; 12/24/2022       | 12/4/2026
            2026-11-15                  | 2026-12-04
            15.11.26; 24.12.26          | 04.12.26
            3 Okt 2026; 14 Agu 2026     | 4 Des 2026
            03 Oktober 2026             | 04 Desember 2026
            Oct 3, 2026; May 14, 2026   | Dec 4, 2026
            3. März 2026; 4. Mai 2026   | 4. Dezember 2026
            3 oct 26                    | 4 dec 26
            """)
    void aDayTakesTheFormOfTheOthers(String column, String written) {
        Sheet sheet = sheet((Object[]) column.split("; "));

        assertThat(DayForm.of(sheet, 1, 1, sheet.lastRow(), Language.EN)
                        .orElseThrow()
                        .write(LocalDate.of(2026, 12, 4)))
                .isEqualTo(written);
    }

    @Test
    void aColumnWithARealDayOrAnUnknownOrderHasNoForm() {
        Sheet mixed = sheet("15/11/2026", LocalDate.of(2026, 11, 16));
        Sheet unknown = sheet("3/4/2026", "5/6/2026");

        assertThat(DayForm.of(mixed, 1, 1, mixed.lastRow(), Language.EN)).isEmpty();
        assertThat(DayForm.of(unknown, 1, 1, unknown.lastRow(), Language.EN)).isEmpty();
    }
}
