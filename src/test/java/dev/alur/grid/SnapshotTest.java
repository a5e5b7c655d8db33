package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static Snapshot jobs() {
        return MemoryWorkbook.of(
                        "studio.xlsx",
                        SheetDraft.of("Jobs")
                                .row("ID", "Stage", "Net")
                                .row("A", "Brief")
                                .row()
                                .formula("C3", "1+1", 2)
                                .table("Jobs", "A1:C4")
                                .set("A6", "a note"),
                        SheetDraft.of("Notes").row("Key").row("x").row().row("y"))
                .read();
    }

    private static Sheet sheet(Snapshot snapshot, String name) {
        return snapshot.sheet(name).orElseThrow();
    }

    @Test
    void aColumnGivesBackWhatItWasGivenInAnyRow() {
        BigDecimal exact = new BigDecimal("123456789012345678.123456789");
        LocalDateTime early = LocalDateTime.of(1900, 1, 1, 0, 0, 0, 1_000_000);
        Column column = new Column.Builder()
                .set(1_048_576, Value.of("last"))
                .set(1, Value.of(new BigDecimal("0.10")))
                .set(2, Value.of(exact))
                .set(3, Value.of(early))
                .set(4, new Value.Fault("#N/A"))
                .set(5, Value.of("x"))
                .set(5, Value.BLANK)
                .number(6, -2.5)
                .format(7, "0%")
                .formula(8, "A1")
                .build();

        assertThat(column.value(1_048_576)).isEqualTo(Value.of("last"));
        assertThat(column.value(1)).isEqualTo(Value.of(new BigDecimal("0.1")));
        assertThat(column.value(2)).isEqualTo(Value.of(exact));
        assertThat(column.value(3)).isEqualTo(Value.of(early));
        assertThat(column.value(4)).isEqualTo(new Value.Fault("#N/A"));
        assertThat(column.value(5)).isEqualTo(Value.BLANK);
        assertThat(column.value(6)).isEqualTo(Value.of(new BigDecimal("-2.5")));
        assertThat(column.format(7)).isEqualTo("0%");
        assertThat(column.format(6)).isNull();
        assertThat(column.formula(8)).isEqualTo("A1");
        assertThat(column.value(500_000)).isEqualTo(Value.BLANK);
    }

    @Test
    void aSparseColumnTakesNoMoreRoomThanItsPages() {
        Column.Builder builder = new Column.Builder();

        builder.set(1, Value.of(1)).set(1_000_000, Value.of(1)).set(700_000, Value.BLANK);

        assertThat(builder.room()).isLessThan(1000);
    }

    @Test
    void theFreeRowOfATableIsItsFirstBlankOneElseTheOneBelow() {
        Snapshot jobs = jobs();
        Set<Integer> keys = Set.of(1, 2);
        assertThat(sheet(jobs, "Jobs").freeRow(1, keys)).isEqualTo(3);

        Snapshot full =
                jobs.with(Map.of(Address.parse("Jobs!A3"), Value.of("B"), Address.parse("Jobs!A4"), Value.of("C")));
        assertThat(sheet(full, "Jobs").freeRow(1, keys)).isEqualTo(5);

        Snapshot beyond = full.with(Map.of(Address.parse("Jobs!A5"), Value.of("D")));
        assertThat(sheet(beyond, "Jobs").freeRow(1, keys)).isEqualTo(6);
    }

    @Test
    void theFreeRowWithoutATableIsTheFirstGap() {
        assertThat(sheet(jobs(), "Notes").freeRow(1, Set.of(1))).isEqualTo(3);
        assertThat(sheet(jobs(), "Notes").freeRow(3, Set.of(1))).isEqualTo(5);
    }

    @Test
    void rowsLaidOverATotalsRowPushItDown() {
        Snapshot jobs = MemoryWorkbook.of(
                        "totals.xlsx",
                        SheetDraft.of("Jobs")
                                .row("ID", "Price", null, "beside")
                                .row("A", 1)
                                .row("Total", null, null, "beside 3")
                                .formula("B3", "SUM(B2:B2)", 1)
                                .table("Jobs", "A1:B3")
                                .totals())
                .read();
        int row = sheet(jobs, "Jobs").freeRow(1, Set.of(1));

        Snapshot laid =
                jobs.with(Map.of(Address.parse("Jobs!A3"), Value.of("B"), Address.parse("Jobs!A4"), Value.of("C")));

        Sheet now = sheet(laid, "Jobs");
        assertThat(row).isEqualTo(3);
        assertThat(now.value(3, 1)).isEqualTo(Value.of("B"));
        assertThat(now.value(3, 2)).isEqualTo(Value.BLANK);
        assertThat(now.formula(3, 2)).isNull();
        assertThat(now.value(5, 1)).isEqualTo(Value.of("Total"));
        assertThat(now.formula(5, 2)).isEqualTo("SUM(B2:B2)");
        assertThat(now.value(3, 4)).isEqualTo(Value.of("beside 3"));
        assertThat(now.tables().getFirst().lastDataRow()).isEqualTo(4);
        assertThat(now.lastRow()).isEqualTo(5);
        assertThat(now.formulaRows(2)).containsExactly(5);
        assertThat(now.freeRow(1, Set.of(1))).isEqualTo(5);
    }

    @Test
    void theFreeRowOfAListIsThatOfTheTotalsUnderItButNotOfAGroupsSum() {
        SheetDraft costs = SheetDraft.of("Costs")
                .row("What", "Price")
                .row("A", 1)
                .row("B", 2)
                .row("Total")
                .row("Tax")
                .formula("B4", "SUM(B2:B3)", 3)
                .formula("B5", "B4*0.1", 0);
        assertThat(costs.build().freeRow(1, Set.of(1, 2))).isEqualTo(4);
        assertThat(costs.build().freeRow(1, Set.of(1, 2), 4)).isEqualTo(6);

        SheetDraft groups = SheetDraft.of("Costs")
                .row("What", "Price")
                .row("A", 1)
                .row("B", 2)
                .row("Group 1")
                .row("C", 3)
                .formula("B4", "SUM(B2:B3)", 3);
        assertThat(groups.build().freeRow(1, Set.of(1, 2))).isEqualTo(6);
    }

    @Test
    void aValueLaidOverAFormulaHidesIt() {
        Snapshot laid =
                jobs().with(Map.of(Address.parse("Jobs!C3"), Value.of(7), Address.parse("JOBS!Z9"), Value.of(1)));

        assertThat(sheet(laid, "Jobs").formula(3, 3)).isNull();
        assertThat(laid.value(Address.parse("Jobs!C3"))).isEqualTo(Value.of(7));
        assertThat(sheet(laid, "Jobs").lastColumn()).isEqualTo(26);
        assertThat(sheet(laid, "Jobs").lastRow()).isEqualTo(9);
        assertThat(sheet(jobs(), "Jobs").formula(3, 3)).isEqualTo("1+1");
    }

    @Test
    void numbersAreEqualWhenTheirAmountsAre() {
        assertThat(Value.of(new BigDecimal("1.50")))
                .isEqualTo(Value.of(new BigDecimal("1.5")))
                .hasSameHashCodeAs(Value.of(new BigDecimal("1.5")));
        assertThat(Value.of(new BigDecimal("1E+6")).plain()).isEqualTo("1000000");
        assertThat(Value.of("").isBlank()).isTrue();
        assertThat(Value.of(" \t").isBlank()).isTrue();
    }
}
