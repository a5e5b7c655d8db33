package dev.alur.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which series numbers follow that somebody gave by hand.
final class NumberingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INV-2026-014, INV-2026-003       | INV-{yyyy}-{000}    | INV-2026-014
            014/INV/2026, 015/INV/2026       | {000}/INV/{yyyy}    | 015/INV/2026
            INV/2026/11/007, INV/2026/12/001 | INV/{yyyy}/{mm}/{000} | INV/2026/12/001
            202611-07                        | {yyyy}{mm}-{00}     | 202611-07
            20260014, 20250099               | {yyyy}{0000}        | 20260014
            R-7, R-12                        | R-{0}               | R-12
            JIRA-1001, JIRA-1003             | JIRA-{0000}         | JIRA-1003
            INV-2025-120, INV-2026-001       | INV-{yyyy}-{000}    | INV-2026-001
            003/11/2026, 004/12/2026         | {000}/{mm}/{yyyy}   | 004/12/2026
            003/INV/11/2026, 004/INV/11/2026 | {000}/INV/{mm}/{yyyy} | 004/INV/11/2026
            11-2026-003, 12-2026-001         | {mm}-{yyyy}-{000}   | 12-2026-001
            11/2026, 12/2026                 | {00}/{yyyy}         | 12/2026
            PT1/03/INV/2026                  | PT1/{00}/INV/{yyyy} | PT1/03/INV/2026
            X-014                            | X-{000}             | X-014
            12, 9                            | {0}                 | 12
            """)
    void theirPatternAndTheHighestAreFound(String numbers, String pattern, String highest) {
        Numbering found = Numbering.of(Arrays.asList(numbers.split(", "))).getFirst();

        assertThat(found.series().toString()).isEqualTo(pattern);
        assertThat(found.highest()).isEqualTo(highest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INV-26-014, INV-26-003     | INV-{yy}-{000}      | INV-26-014
            014/26, 015/26             | {000}/{yy}          | 015/26
            INV-25-120, INV-26-001     | INV-{yy}-{000}      | INV-26-001
            INV/26/11/007              | INV/{yy}/{mm}/{000} | INV/26/11/007
            26-7, 26-8                 | {yy}-{0}            | 26-8
            INV-2026-26, INV-2026-27   | INV-{yyyy}-{00}     | INV-2026-27
            A1-26, A1-27               | A1-{00}             | A1-27
            R-26                       | R-{00}              | R-26
            """)
    void aYearOfTwoDigitsIsToldFromTheNumbersThatCountOn(String numbers, String pattern, String highest) {
        Numbering found = Numbering.of(Arrays.asList(numbers.split(", ")), 2026).getFirst();

        assertThat(found.series().toString()).isEqualTo(pattern);
        assertThat(found.highest()).isEqualTo(highest);
    }

    @Test
    void aMonthInWordsGivesNoSeries() {
        assertThat(Numbering.of(List.of("001/INV/OKT/2026", "002/INV/NOV/2026")))
                .isEmpty();
    }

    @Test
    void theSeriesWithMostNumbersComesFirst() {
        assertThat(Numbering.of(List.of("A-1", "INV-2026-001", "INV-2026-002")))
                .extracting(found -> found.series().toString())
                .containsExactly("INV-{yyyy}-{000}", "A-{0}");
    }

    @Test
    void noneWritesARomanMonthForEver() {
        assertThat(Numbering.of(List.of("001/INV/X/2026", "002/INV/XI/2026", "003/inv/xii/2026", "004/INV/IX/26")))
                .isEmpty();
    }

    @Test
    void furtherNumbersOfTheSeriesCarryItOn() {
        Numbering listed = Numbering.of(List.of("INV-2026-001", "INV-2026-002")).getFirst();

        Numbering all = listed.with(List.of("INV-2026-003", "F-17"));

        assertThat(all.highest()).isEqualTo("INV-2026-003");
        assertThat(all.count()).isEqualTo(3);
    }

    @Test
    void whatIsNoNumberFollowsNone() {
        assertThat(Numbering.of(List.of("sent", "", "{0}", "123456789012"))).isEmpty();
    }
}
