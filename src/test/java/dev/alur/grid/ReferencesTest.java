package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "E2*0.9|E3*0.9",
                "SUM($A$1:A2)|SUM($A$1:A3)",
                "Jobs[[#This Row],[B2]]*B2|Jobs[[#This Row],[B2]]*B3",
                "\"B2\"&B2|\"B2\"&B3",
                "'Sheet B2'!B2|'Sheet B2'!B3",
                "Data1!B$2+LOG10(B2)|Data1!B$2+LOG10(B3)",
                "SUM(A:A)+SUM(2:3)|SUM(A:A)+SUM(3:4)",
                "TAXES2026*A1|TAXES2026*A2",
                "rate_1+x.B2|rate_1+x.B2",
                "A1048576|#REF!",
                "1.5E3+A1|1.5E3+A2",
                "[1]Sheet1!A1|[1]Sheet1!A2",
                "IF(A1<>\"it's\",B1,C1)|IF(A2<>\"it's\",B2,C2)",
            })
    void referencesMoveOneRowDown(String formula, String moved) {
        assertThat(References.shift(formula, 1, 0)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A1:$B2|B1:$B2", "SUM(A:B)|SUM(B:C)", "XFD1|#REF!", "Z9|AA9"})
    void referencesMoveOneColumnRight(String formula, String moved) {
        assertThat(References.shift(formula, 0, 1)).isEqualTo(moved);
    }
}
