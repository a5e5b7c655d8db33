package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignmentsTest {
    static Stream<Arguments> assignments() {
        return Stream.of(
                Arguments.of("A!B2=5", "A", 2, 2, Value.of(5)),
                Arguments.of("A!B2=1.50", "A", 2, 2, Value.of(new BigDecimal("1.5"))),
                Arguments.of("A!B2=1,5", "A", 2, 2, Value.of("1,5")),
                Arguments.of("A!B2=0812345", "A", 2, 2, Value.of("0812345")),
                Arguments.of("A!B2=n:7", "A", 2, 2, Value.of(7)),
                Arguments.of("A!B2=s:7", "A", 2, 2, Value.of("7")),
                Arguments.of("A!B2=2026-11-24", "A", 2, 2, Value.of(LocalDate.of(2026, 11, 24))),
                Arguments.of("A!B2=2026-11-24T09:30", "A", 2, 2, Value.of(LocalDateTime.of(2026, 11, 24, 9, 30))),
                Arguments.of("A!B2=2026-02-30", "A", 2, 2, Value.of("2026-02-30")),
                Arguments.of("A!B2=TRUE", "A", 2, 2, Value.of(true)),
                Arguments.of("A!B2=b:FALSE", "A", 2, 2, Value.of(false)),
                Arguments.of("A!B2==SUM(A1:A2)", "A", 2, 2, Value.of("=SUM(A1:A2)")),
                Arguments.of("A!B2=really!=not", "A", 2, 2, Value.of("really!=not")),
                Arguments.of("'My sheet'!B2=x", "My sheet", 2, 2, Value.of("x")),
                Arguments.of("a=b!C1=x", "a=b", 1, 3, Value.of("x")),
                Arguments.of("Wow!!A1=x", "Wow!", 1, 1, Value.of("x")),
                Arguments.of("A!B2=", "A", 2, 2, Value.BLANK));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void aTypedAssignmentNamesACellAndAValue(String text, String sheet, int row, int column, Value value) {
        Assignment assignment = Assignments.parse(text);
        assertThat(assignment.at()).isEqualTo(new Address(sheet, row, column));
        assertThat(assignment.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A!B2", "B2=5", "A!=5", "A!B0=5", "A!B2=n:five", "A!B2=d:tomorrow", "A!B2=b:maybe"})
    void whatNamesNoCellOrNoValueIsRefused(String text) {
        assertThatThrownBy(() -> Assignments.parse(text)).isInstanceOf(ProblemException.class);
    }
}
