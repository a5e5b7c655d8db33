package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a set, every reader sees what the dependent formulas give by now.
class CachedValuesTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(folder);
    }

    private void draw(SheetDraft... drafts) throws IOException {
        DrawnWorkbooks.draw(workshop.tracker, drafts);
    }

    private static SheetDraft prices() {
        return SheetDraft.of("Prices")
                .row("Item", "Price", "Gross", "Since")
                .row("Tea", 5000, null, LocalDate.of(2026, 11, 2))
                .row("Coffee", 9000, null, LocalDate.of(2026, 11, 3))
                .formula("C2", "B2*1.1", 5500)
                .formula("C3", "B3*1.1", 9900)
                .table("List", "A1:D3");
    }

    private static SheetDraft sums() {
        return SheetDraft.of("Sums")
                .formula("A1", "SUM(List[Gross])", 15400)
                .formula("A2", "Prices!D2+7", LocalDate.of(2026, 11, 9))
                .formula("A3", "IF(Prices!A2=\"Tea\",\"yes\",\"\")", "yes")
                .formula("A4", "Prices!B2>1", true)
                .formula("A5", "100/Prices!B2", 50);
    }

    private void set(String cell, Value value) {
        workshop.runner()
                .set(workshop.tracker.toString(), List.of(new Assignment(Address.parse(cell), value)), SetOptions.NONE);
    }

    private Value value(String cell) {
        return workshop.snapshot().value(Address.parse(cell));
    }

    private String workbookPart() throws IOException {
        try (ZipFile zip = new ZipFile(workshop.tracker.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void dependentsOverSheetsAndTablesAreRightAndNobodyHasToRecalculate() throws IOException {
        draw(prices(), sums());
        String before = workbookPart();

        set("Prices!B2", Value.of(0));
        set("Prices!A2", Value.of("Juice"));
        set("Prices!D2", Value.of(LocalDate.of(2026, 12, 1)));

        assertThat(value("Prices!C2")).isEqualTo(Value.of(0));
        assertThat(value("Sums!A1")).isEqualTo(Value.of(9900));
        assertThat(value("Sums!A2")).isEqualTo(Value.of(LocalDate.of(2026, 12, 8)));
        assertThat(value("Sums!A3")).isEqualTo(Value.BLANK);
        assertThat(value("Sums!A4")).isEqualTo(Value.of(false));
        assertThat(value("Sums!A5")).isEqualTo(new Value.Fault("#DIV/0!"));
        assertThat(value("Prices!C3")).isEqualTo(Value.of(9900));
        assertThat(workbookPart()).isEqualTo(before);
    }

    @Test
    void whatCannotBeToldIsLeftAndTheWorkbookAsksForRecalculation() throws IOException {
        draw(prices(), sums().formula("A6", "SUM(OFFSET(Prices!B2,0,0,2,1))", 14000));

        set("Prices!B2", Value.of(1000));

        assertThat(value("Sums!A1")).isEqualTo(Value.of(11000));
        assertThat(value("Sums!A6")).isEqualTo(Value.of(14000));
        assertThat(workbookPart()).contains("fullCalcOnLoad=\"1\"");
    }

    @Test
    void aRowThatIsAppendedHasItsCalculatedValueAndCountsInSums() throws IOException {
        draw(prices(), sums());

        workshop.runner()
                .append(
                        workshop.tracker.toString(),
                        "List",
                        List.of(new NewRow(List.of("Item", "Price"), List.of(Value.of("Milk"), Value.of(2000)))),
                        SetOptions.NONE);

        Snapshot after = workshop.snapshot();
        assertThat(after.need("Prices").formula(4, 3)).isEqualTo("B4*1.1");
        assertThat(value("Prices!C4")).isEqualTo(Value.of(2200));
        assertThat(value("Sums!A1")).isEqualTo(Value.of(17600));
        assertThat(workbookPart()).doesNotContain("fullCalcOnLoad");
    }

    @Test
    void aCellBelowATableIsNoRowOfIt() throws IOException {
        draw(prices(), sums().formula("A6", "SUM(List[Price])", 14_000).formula("A7", "Prices!B4*2", 0));

        set("Prices!B4", Value.of(500));

        assertThat(value("Sums!A6")).isEqualTo(Value.of(14_000));
        assertThat(value("Sums!A7")).isEqualTo(Value.of(1000));
    }

    @Test
    void valuesThatStayTheSameAreNotWritten() throws IOException {
        draw(prices(), sums());
        byte[] sums = part("xl/worksheets/sheet2.xml");

        set("Prices!A3", Value.of("Cocoa"));

        assertThat(part("xl/worksheets/sheet2.xml")).isEqualTo(sums);
    }

    private byte[] part(String name) throws IOException {
        try (ZipFile zip = new ZipFile(workshop.tracker.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }
}
