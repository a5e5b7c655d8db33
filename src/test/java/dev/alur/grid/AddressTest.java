package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Projects!E7,Projects!E7",
                "'My sheet'!$A$1,'My sheet'!A1",
                "'it''s'!xfd1048576,'it''s'!XFD1048576",
                "A1!B2,'A1'!B2",
                "Proyek_2026!B2,Proyek_2026!B2"
            })
    void anAddressIsReadAndWritten(String text, String written) {
        assertThat(Address.parse(text)).hasToString(written);
        assertThat(Address.parse(written)).isEqualTo(Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"E7", "Projects!", "Projects!E0", "Projects!XFE1", "Projects!A1048577", "Projects!A1:B2", "!A1"})
    void whatIsNoCellIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lettersAndColumnsAreOppositesOverTheWholeSheet() {
        for (int column = 1; column <= Address.MAX_COLUMN; column++) {
            assertThat(Address.column(Address.letters(column))).isEqualTo(column);
        }
        assertThat(List.of(Address.column("XFE"), Address.column("A1"), Address.column("ÄA")))
                .containsOnly(0);
    }

    @Test
    void rangesTakeTheirCornersInAnyOrder() {
        Range range = Range.parse("Jobs!$C$9:a2");

        assertThat(range.cells()).isEqualTo("A2:C9");
        assertThat(range.contains(new Address("jobs", 5, 2))).isTrue();
        assertThat(range.contains(new Address("Other", 5, 2))).isFalse();
        assertThat(range.contains(10, 2)).isFalse();
    }
}
