package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas between files and locales.
class FormulaTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en_US | =SUM(A1;0.5) | SUM(A1,0.5)",
                "id_ID | =SUM(A1;0,5) | SUM(A1,0.5)",
                "de_DE | =IF(A1>1,5;\"1,5;x\";'My, sheet'!B2) | IF(A1>1.5,\"1,5;x\",'My, sheet'!B2)",
                "fr_FR | =SUM({1\\2;3,5\\4}) | SUM({1,2;3.5,4})",
                "en_US | =SUM({1,2;3.5,4}) | SUM({1,2;3.5,4})",
                "id_ID | =NORM.DIST(Jobs[a, b];1,5) | NORM.DIST(Jobs[a, b],1.5)",
                "id_ID | =Tarif_2026.5+,5*2 | Tarif_2026.5+.5*2"
            })
    void aFormulaGoesThereAndBack(String locale, String spoken, String plain) {
        FormulaText text = new FormulaText(locale);

        assertThat(text.plain(spoken)).isEqualTo(plain);
        assertThat(text.spoken(plain)).isEqualTo(spoken);
    }
}
