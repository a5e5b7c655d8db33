package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Layout;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// After a change every formula that depends on it gives what it should, or says that it cannot be told.
class RecalculationTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 15, 30);

    /// A sheet of prices in A1:A5 (1 to 5), names in B1:B5, and one formula in D1; a second sheet; names; a
    /// table.
    private static MemoryWorkbook workbook(String formula, Object cached) {
        return MemoryWorkbook.of(
                        "book.xlsx",
                        SheetDraft.of("Data")
                                .row(1, "a")
                                .row(2, "b")
                                .row(3, "c")
                                .row(4, "a")
                                .row(5, "e")
                                .formula("D1", formula, cached),
                        SheetDraft.of("My jobs")
                                .row("ID", "Price", "Qty", "Net")
                                .row("p1", 10, 2, null)
                                .row("p2", 20, 3, null)
                                .formula("D2", "Jobs[[#This Row],[Price]]*Jobs[[#This Row],[Qty]]", 20)
                                .formula("D3", "Jobs[[#This Row],[Price]]*Jobs[[#This Row],[Qty]]", 60)
                                .table("Jobs", "A1:D3"))
                .named(Map.of(
                        "Prices",
                        "Data!$A$1:$A$5",
                        "Rate",
                        "Data!$A$1",
                        "Twice",
                        "Rate*2",
                        "'My jobs'!Rate",
                        "'My jobs'!$B$2",
                        "Moving",
                        "Data!A1",
                        "Far",
                        "OFFSET(Data!$A$1,1,0)"));
    }

    private static Recalculation.Result after(Snapshot before, Object... changes) {
        Map<Address, Value> set = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            set.put(Address.parse((String) changes[i]), (Value) changes[i + 1]);
        }
        Snapshot state = before.with(set);
        return Recalculation.of(state, set.keySet()).compute(state, NOW);
    }

    private static Recalculation.Result after(String formula, Object cached, Object... changes) {
        return after(workbook(formula, cached).read(), changes);
    }

    private static void gives(String formula, Object value) {
        Recalculation.Result result = after(formula, 77, "Data!A1", Value.of(10));
        assertThat(result.values().get(Address.parse("Data!D1"))).isEqualTo(value);
        assertThat(result.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A1*2|20",
                "$A$1+A$1+$A1|30",
                "SUM(A1:A5)|24",
                "SUM(A:A)|24",
                "SUM(1:1)-D9|*",
                "SUM(Data!A1:A2,A5)|17",
                "SUM(Prices)|24",
                "Rate|10",
                "Twice+1|21",
                "Data!Rate|10",
                "SUM('My jobs'!B2:B3)+A1|40",
                "SUMIFS(A:A,B:B,\"a\")|14",
                "IF(A1>5,A2,A3)|2",
                "VLOOKUP(10,A1:B5,1,FALSE)|10",
                "INDEX(A1:A5,1)|10",
                "A1/4|2.5",
                "0.1*3+A1-10|0.3000000000000007"
            })
    void referencesOfEachKindAreFollowed(String formula, String value) {
        if (value.equals("*")) {
            // a circle through its own row
            Recalculation.Result result = after(formula, 77, "Data!A1", Value.of(10));
            assertThat(result.values()).isEmpty();
            assertThat(result.complete()).isFalse();
        } else {
            gives(formula, Value.of(new BigDecimal(value)));
        }
    }

    @Test
    void resultsHaveTheirTypes() {
        gives("IF(A1=10,\"ten\",\"other\")", Value.of("ten"));
        gives("IF(A1=10,\"\",\"other\")", Value.BLANK);
        gives("A1>9", Value.of(true));
        gives("A1/0", new Value.Fault("#DIV/0!"));
        gives("VLOOKUP(A1+99,A1:B5,2,FALSE)", new Value.Fault("#N/A"));
        gives("B1+A1", new Value.Fault("#VALUE!"));
        gives("A9", null);
    }

    @Test
    void tablesAreFollowed() {
        Snapshot before = workbook("SUM(Jobs[Net])+Jobs[[#Totals],[Net]]", 80).read();
        assertThat(after(before, "My jobs!B2", Value.of(100)).complete()).isFalse();

        Recalculation.Result result =
                after(workbook("SUM(Jobs[Net])", 80).read(), "My jobs!B2", Value.of(100), "My jobs!C3", Value.BLANK);
        assertThat(result.complete()).isTrue();
        assertThat(result.values())
                .isEqualTo(Map.of(
                        Address.parse("My jobs!D2"),
                        Value.of(200),
                        Address.parse("My jobs!D3"),
                        Value.of(0),
                        Address.parse("Data!D1"),
                        Value.of(200)));
    }

    @Test
    void aSheetsOwnNameComesFirst() {
        MemoryWorkbook book = workbook("A1", 1);
        Snapshot before = MemoryWorkbook.of(
                        "book.xlsx",
                        SheetDraft.of("Data").row(1),
                        SheetDraft.of("My jobs").row("x", 5).row("y", 6).formula("C1", "Rate*2", 12))
                .named(book.read().names())
                .read();

        assertThat(after(before, "Data!A1", Value.of(9)).values()).isEmpty();
        assertThat(after(before, "My jobs!B2", Value.of(9)).values())
                .isEqualTo(Map.of(Address.parse("My jobs!C1"), Value.of(18)));
    }

    @Test
    void whatCannotBeToldKeepsItsValueAndSoDoesWhatReadsIt() {
        for (String formula : new String[] {
            "INDIRECT(\"A1\")",
            "OFFSET(A1,0,0)",
            "A1*RAND()",
            "Far+A1",
            "Moving",
            "[1]Other!A1+A1",
            "UNHEARD(A1)",
            "TEXT(A1,\"0.00\")",
            "A1:A5*2",
            "IF(A1>0,A1:A5)",
            "A1+Data:Other!B1",
            "Nowhere!A1+A1",
            "D1+A1",
            "SUBTOTAL(7,A1:A5)",
            "SUBTOTAL(9,A:A)",
            "(A1+0.1)&\"\"",
            "1E+300*A1*1E+300",
            "A1-9.99999999999999"
        }) {
            Snapshot before = workbook(formula, 77).read();
            SheetDraft data =
                    SheetDraft.of(before.need("Data")).formula("E1", "D1+1", 78).formula("E2", "A1+1", 2);
            Snapshot more = MemoryWorkbook.of("book.xlsx", data, SheetDraft.of(before.need("My jobs")))
                    .named(before.names())
                    .read();

            Recalculation.Result result = after(more, "Data!A1", Value.of(10));

            assertThat(result.values()).as(formula).isEqualTo(Map.of(Address.parse("Data!E2"), Value.of(11)));
            assertThat(result.complete()).as(formula).isFalse();
        }
    }

    @Test
    void aSubtotalOverRowsThatAreAllShownIsReckoned() {
        for (String formula : new String[] {
            "SUMPRODUCT((A1:A5>0)*A1:A5)", "SUBTOTAL(109,A1:A5)", "SUBTOTAL(9,A1:A2,A3:A5)", "SUBTOTAL(9,Prices)+0"
        }) {
            Recalculation.Result result = after(workbook(formula, 15).read(), "Data!A1", Value.of(10));
            assertThat(result.values()).as(formula).isEqualTo(Map.of(Address.parse("Data!D1"), Value.of(24)));
            assertThat(result.complete()).isTrue();
        }
    }

    @Test
    void aSubtotalOverASubtotalOrAHiddenRowIsNotTold() {
        SheetDraft nested = SheetDraft.of("Data")
                .row(1)
                .row(2)
                .formula("A3", "SUBTOTAL(9,A1:A2)", 3)
                .formula("B1", "SUBTOTAL(9,A1:A3)", 3);
        Recalculation.Result result =
                after(MemoryWorkbook.of("book.xlsx", nested).read(), "Data!A1", Value.of(10));
        assertThat(result.values()).isEqualTo(Map.of(Address.parse("Data!A3"), Value.of(12)));
        assertThat(result.complete()).isFalse();
        SheetDraft filtered = SheetDraft.of("Data")
                .row(1)
                .row(2)
                .row(3)
                .formula("B1", "SUBTOTAL(9,A1:A3)", 4)
                .laidOut(new Layout.Builder().row(2, true).build());
        Snapshot hidden = MemoryWorkbook.of("book.xlsx", filtered).read();
        assertThat(after(hidden, "Data!A1", Value.of(10)).complete()).isFalse();
    }

    @Test
    void whatHasNothingToDoWithTheChangeIsLeftAlone() {
        for (String formula :
                new String[] {"A2*2", "TODAY()", "RAND()", "NOW()-A2", "[1]Other!A1", "SUBTOTAL(9,A2:A5)"}) {
            Snapshot before = workbook(formula, 77).read();
            Snapshot state = before.with(Map.of(Address.parse("Data!A1"), Value.of(10)));
            Recalculation recalculation = Recalculation.of(state, java.util.List.of(Address.parse("Data!A1")));
            assertThat(recalculation.isNothing()).as(formula).isTrue();
            assertThat(recalculation.compute(state, NOW).complete()).isTrue();
        }
    }

    @Test
    void theClockIsReadAtTheMomentOfTheRun() {
        MemoryWorkbook book = MemoryWorkbook.of(
                "book.xlsx",
                SheetDraft.of("Data")
                        .row(LocalDate.of(2026, 11, 20))
                        .formula("B1", "TODAY()", LocalDate.of(2020, 1, 1))
                        .formula("C1", "B1-A1", 77)
                        .formula("D1", "TODAY()+1", LocalDate.of(2020, 1, 2)));

        Recalculation.Result result = after(book.read(), "Data!A1", Value.of(LocalDate.of(2026, 11, 14)));

        assertThat(result.values()).isEqualTo(Map.of(Address.parse("Data!C1"), Value.of(10)));
        assertThat(result.complete()).isTrue();
    }

    @Test
    void aDayStaysADayAndALongChainIsFollowed() {
        SheetDraft draft = SheetDraft.of("Data").row(LocalDate.of(2026, 11, 20));
        for (int row = 2; row <= 3000; row++) {
            draft.formula("A" + row, "A" + (row - 1) + "+1", LocalDate.of(2000, 1, 1));
        }

        Recalculation.Result result =
                after(MemoryWorkbook.of("book.xlsx", draft).read(), "Data!A1", Value.of(LocalDate.of(2026, 1, 1)));

        assertThat(result.complete()).isTrue();
        assertThat(result.values()).hasSize(2999);
        assertThat(result.values().get(Address.parse("Data!A3000")))
                .isEqualTo(Value.of(LocalDate.of(2026, 1, 1).plusDays(2999)));
    }

    @Test
    void beyondTheBudgetNothingIsTold() {
        SheetDraft draft = SheetDraft.of("Data").row(1);
        for (int row = 1; row <= Dependence.MAX_FORMULAS + 1; row++) {
            draft.formula("B" + row, "$A$1+1", 2);
        }

        Recalculation.Result result =
                after(MemoryWorkbook.of("book.xlsx", draft).read(), "Data!A1", Value.of(2));

        assertThat(result.values()).isEmpty();
        assertThat(result.complete()).isFalse();
    }
}
