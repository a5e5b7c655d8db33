package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.RawWorkbook;
import dev.alur.grid.SheetDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Much at once, in a process with the memory that the launcher gives to commands.
@Tag("slow")
final class BulkTest {
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private Command command;

    @BeforeEach
    void aStateFolder() {
        command = Command.with(folder.resolve("state"));
    }

    @Test
    void aHundredThousandCellsInAsManyWideRowsAreSet() throws Exception {
        StringBuilder rows = new StringBuilder();
        StringBuilder values = new StringBuilder("cell,value\n");
        for (int row = 1; row <= MANY; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (char column = 'A'; column < 'A' + 20; column++) {
                rows.append("<c r=\"").append(column).append(row).append("\"><v>");
                rows.append(row).append("</v></c>");
            }
            rows.append("</row>");
            values.append("Data!C").append(row).append(",-").append(row).append('\n');
        }
        Path workbook = new RawWorkbook().rows(rows.toString()).write(folder.resolve("large.xlsx"));
        Path csv = Files.writeString(folder.resolve("values.csv"), values);

        Command.Ended ended = process("set", workbook.toString(), "--from", csv.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines().count()).isEqualTo(MANY);
        assertThat(command.run("get", workbook.toString(), "Data!B99999:D100000", "--csv")
                        .out())
                .isEqualTo("99999,-99999,99999\r\n100000,-100000,100000\r\n");
    }

    @Test
    void twentyThousandRowsAreAddedAboveTheTotalsOfATable() throws Exception {
        Path workbook = folder.resolve("table.xlsx");
        DrawnWorkbooks.draw(
                workbook,
                SheetDraft.of("Sales")
                        .row("Item", "Price", "Twice")
                        .row("Tea", 1, null)
                        .formula("C2", "B2*2", 2)
                        .row("Total", null, null)
                        .formula("B3", "SUM(B2:B2)", 1)
                        .table("Takings", "A1:C3")
                        .totals());
        StringBuilder rows = new StringBuilder("Item;Price\n");
        for (int row = 0; row < MANY / 5; row++) {
            rows.append("\"item; ").append(row).append("\";1\n");
        }
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows);

        Command.Ended ended =
                process("set", workbook.toString(), "--append", "Sales", "--from", csv.toString(), "--json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(command.run("get", workbook.toString(), "Sales!A20002:B20003", "--csv")
                        .out())
                .startsWith("item; 19999,1\r\nTotal,");
        assertThat(command.run("get", workbook.toString(), "Sales!B20003", "Sales!C20002", "--formulas")
                        .out())
                .contains("=SUM(B2:B20002)")
                .contains("=B20002*2");
    }

    private Command.Ended process(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("@src/main/launcher/java.options");
        line.add("@src/main/launcher/command.options");
        line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.alur.app.Main"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("ALUR_STATE", folder.resolve("state").toString());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Command.Ended(code, Files.readString(out), Files.readString(err));
    }
}
