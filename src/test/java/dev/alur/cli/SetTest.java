package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.excel.DrawnWorkbooks;
import dev.alur.grid.SheetDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `alur set` and `alur get` as people and programs use them: values from files, rows by the names of their
/// columns, answers for people, for programs and for spreadsheets.
final class SetTest {
    @TempDir
    Path folder;

    private Command command;
    private String workbook;

    @BeforeEach
    void aWorkbookWithAPriceList() throws IOException {
        command = Command.with(folder.resolve("state"));
        workbook = folder.resolve("prices.xlsx").toString();
        DrawnWorkbooks.draw(
                Path.of(workbook),
                SheetDraft.of("Prices")
                        .row("Item", "Price", "Since", "Twice")
                        .row("Tea", 5000, null, null)
                        .formula("D2", "B2*2", 10_000),
                SheetDraft.of("Notes").row("What", "What", "Who"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("cell,value\nPrices!A2,Coffee\nPrices!B2,6000\nPrices!C2,2026-11-24\n"),
                Arguments.of("sel;isi\r\nPrices!A2;Coffee\r\nPrices!B2;6000\r\nPrices!C2;2026-11-24"),
                Arguments.of("sep=;\nvalue;CELL\nCoffee;Prices!A2\n\n6000;Prices!B2\n2026-11-24;Prices!C2\n"),
                Arguments.of("cell\tvalue\ttype\nPrices!A2\tCoffee\ts\nPrices!B2\t6000\t\nPrices!C2\t2026-11-24\td\n"),
                Arguments.of(
                        "\"cell\",\"value\"\n\"Prices!A2\",\"Coffee\"\n'Prices'!$B$2,n:6000\nPrices!C2,2026-11-24,,\n"),
                Arguments.of("{\"Prices!A2\": \"Coffee\", \"Prices!B2\": 6000, \"Prices!C2\": \"2026-11-24\"}"),
                Arguments.of("""
                        [
                          {"cell": "Prices!A2", "value": "Coffee", "type": "s"},
                          {"address": "Prices!B2", "type": "number", "value": "6000"},
                          {"sel": "Prices!C2", "isi": "d:2026-11-24", "type": null}
                        ]
                        """));
    }

    @ParameterizedTest
    @MethodSource("files")
    void cellsAreSetFromAFileWhateverItsForm(String text) throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
            aWorkbookWithAPriceList();
            Path file = Files.write(folder.resolve("values"), ("\uFEFF" + text).getBytes(charset));
            fine("set", workbook, "--from", file.toString());
            assertThat(row2()).isEqualTo("Coffee,6000,2026-11-24,12000");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void cellsAreSetFromStandardInput(String text) {
        Command.Ended ended = command.run(input(text), "set", workbook, "--from", "-", "Prices!A2=Soup");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(row2()).as("the command line has the last word").isEqualTo("Soup,6000,2026-11-24,12000");
    }

    @Test
    void whatJsonTypesKeepsItsType() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.json"),
                "{\"Prices!A2\": null, \"Prices!B2\": true, \"Prices!C2\": 1.50, \"Prices!A3\": \"007\"}");
        fine("set", workbook, "--from", file.toString());
        assertThat(fine("get", workbook, "Prices!A2:C3", "--json").out().replaceAll("\\s", ""))
                .isEqualTo("[{\"address\":\"Prices!A2\",\"type\":\"blank\",\"value\":null},"
                        + "{\"address\":\"Prices!B2\",\"type\":\"bool\",\"value\":true},"
                        + "{\"address\":\"Prices!C2\",\"type\":\"number\",\"value\":1.5},"
                        + "{\"address\":\"Prices!A3\",\"type\":\"text\",\"value\":\"007\"},"
                        + "{\"address\":\"Prices!B3\",\"type\":\"blank\",\"value\":null},"
                        + "{\"address\":\"Prices!C3\",\"type\":\"blank\",\"value\":null}]");
    }

    @Test
    void whatGetGivesSetTakes() {
        fine("set", workbook, "Prices!A2=s:=1+1", "Prices!C2=2026-11-24T09:30");
        String json = fine("get", workbook, "Prices!A1:C2", "--json").out();
        String csv = fine("get", workbook, "Prices!A1:C2", "--csv").out();
        assertThat(csv).isEqualTo("Item,Price,Since\r\n'=1+1,5000,2026-11-24T09:30\r\n");

        fine("set", workbook, "Prices!A2=", "Prices!B2=", "Prices!C2=");
        Command.Ended ended = command.run(input(json), "set", workbook, "--from", "-");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(fine("get", workbook, "Prices!A1:C2", "--json").out()).isEqualTo(json);

        ended = command.run(input(csv), "set", workbook, "--append", "Prices", "--from", "-");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(fine("get", workbook, "Prices!A3:C3", "--csv").out()).isEqualTo("'=1+1,5000,2026-11-24T09:30\r\n");
    }

    @Test
    void aRowIsAddedByTheNamesOfItsColumns() {
        Command.Ended ended = fine("set", workbook, "--append", "prices", "item=Kopi Senja", " Price =15000");
        assertThat(ended.out()).contains("+ Prices!3").contains("item=Kopi Senja, Price=15000");
        assertThat(fine("get", workbook, "Prices!A3:B3", "--csv").out()).isEqualTo("Kopi Senja,15000\r\n");
    }

    @Test
    void rowsAreAddedFromAFile() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "Price;Item\n1;\"Teh \"\"manis\"\"; es\"\n;\n2;Roti\n");
        Path json = Files.writeString(
                folder.resolve("a.json"), "[{\"Item\": \"Kue\", \"Price\": 3}, {\"Item\": \"Nasi\"}]");
        fine("set", workbook, "--append", "Prices", "--from", csv.toString());
        String told = fine("set", workbook, "--append", "Prices", "--from", json.toString(), "--json")
                .out()
                .replaceAll("\\s", "");
        assertThat(told)
                .isEqualTo("{\"changes\":[],\"rows\":[{\"sheet\":\"Prices\",\"row\":5,\"cells\":["
                        + "{\"column\":\"Item\",\"type\":\"text\",\"value\":\"Kue\"},"
                        + "{\"column\":\"Price\",\"type\":\"number\",\"value\":3}]},"
                        + "{\"sheet\":\"Prices\",\"row\":6,\"cells\":["
                        + "{\"column\":\"Item\",\"type\":\"text\",\"value\":\"Nasi\"}]}],\"warnings\":[]}");
        assertThat(fine("get", workbook, "Prices!A3:B6", "--csv").out())
                .isEqualTo("\"Teh \"\"manis\"\"; es\",1\r\nRoti,2\r\nKue,3\r\nNasi,\r\n");
    }

    @Test
    void changesAreToldWithTheirTypes() {
        assertThat(fine("set", workbook, "Prices!B2=2026-11-24", "--dry-run", "--json")
                        .out()
                        .replaceAll("\\s", ""))
                .isEqualTo("{\"changes\":[{\"address\":\"Prices!B2\",\"before\":{\"type\":\"number\",\"value\":5000},"
                        + "\"after\":{\"type\":\"date\",\"value\":\"2026-11-24\"}}],\"rows\":[],\"warnings\":[]}");
        assertThat(row2()).isEqualTo("Tea,5000,,10000");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("cell,value\nPrices!B2,n:five\nPrices,1\nPrices!B2,d:x\n", "v:2: ", "v:3: ", "v:4: "),
                Arguments.of(
                        "cell,value,type\nPrices!B2,maybe,b\nPrices!B2,1,q\n\nPrices!B2\n", "v:2: ", "v:3: ", "v:5: "),
                Arguments.of("cell,value\nPrices!A2,\"open\nand on\n", "v:2: ", "never closed", ""),
                Arguments.of("cell,value\nPrices!A2,\"a\"b\n", "v:2: ", "follows", ""),
                Arguments.of("where,what\nPrices!A2,1\n", "v:1: ", "where, what", ""),
                Arguments.of("", "v:1: ", "", ""),
                Arguments.of("{\n\"Prices!A2\": [1],\n\"Prices\": 2\n}", "v:2: ", "Prices!A2", "v:3: "),
                Arguments.of("{\"Prices!A2\": 1,\n\"Prices!B2\" 2}", "v:2: ", "not JSON", ""),
                Arguments.of(
                        "[{\"cell\": \"Prices!A2\"},\n{\"cell\": \"Prices!A2\", \"value\": 1, \"colour\": 2}]",
                        "v:1: ",
                        "v:2: ",
                        "colour"),
                Arguments.of("[1]", "v:", "", ""),
                Arguments.of("[{}] {}", "v:1: ", "", ""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeInAFileIsToldWithItsLineAndNothingIsWritten(String text, String one, String two, String three)
            throws IOException {
        byte[] before = Files.readAllBytes(Path.of(workbook));
        Path file = Files.writeString(folder.resolve("v"), text);

        Command.Ended ended = command.run("set", workbook, "--from", file.toString());

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err().replaceAll("\\s+", " "))
                .contains(one)
                .contains(two)
                .contains(three)
                .doesNotContain("xception")
                .doesNotContain("prices.xlsx");
        assertThat(Files.readAllBytes(Path.of(workbook))).isEqualTo(before);
    }

    static Stream<Arguments> rowMistakes() {
        return Stream.of(
                Arguments.of(1, "no column “Prise”. Did you mean “Price”?", new String[] {"Prices", "Prise=1"}),
                Arguments.of(1, "no column “Colour”. Its columns are: Item, Price, Since, Twice.", new String[] {
                    "Prices", "Colour=1"
                }),
                Arguments.of(1, "A1, B1", new String[] {"Notes", "What=x"}),
                Arguments.of(1, "Nowhere", new String[] {"Nowhere", "What=x"}),
                Arguments.of(64, "“Item” fills no column", new String[] {"Prices", "Item"}),
                Arguments.of(64, "named twice", new String[] {"Prices", "Item=1", "ITEM=2"}),
                Arguments.of(64, "named twice", new String[] {"Prices", "a  b=1", "A b=2"}),
                Arguments.of(64, "“x” is not a number", new String[] {"Prices", "Price=n:x"}),
                Arguments.of(64, "no row to add", new String[] {"Prices"}));
    }

    @ParameterizedTest
    @MethodSource("rowMistakes")
    void aRowThatFitsNowhereIsRefused(int code, String words, String... place) throws IOException {
        byte[] before = Files.readAllBytes(Path.of(workbook));
        String[] line = Stream.concat(Stream.of("set", workbook, "--append"), Stream.of(place))
                .toArray(String[]::new);

        Command.Ended ended = command.run(line);

        assertThat(ended.code()).as(ended.all()).isEqualTo(code);
        assertThat(ended.err().replaceAll("\\s+", " ")).contains(words);
        assertThat(Files.readAllBytes(Path.of(workbook))).isEqualTo(before);
    }

    @Test
    void cellsAreAlignedForPeople() {
        assertThat(fine("get", workbook, "Prices!A1:B2").out()).isEqualToNormalizingNewlines("""
                           A     B
                        1  Item  Price
                        2  Tea    5000
                        """);
        assertThat(fine("get", workbook, "Prices!D2", "--formulas").out().strip())
                .isEqualTo("=B2*2");
        assertThat(fine("get", workbook, "Prices!A2:B2", "Prices!D2").out()).isEqualToNormalizingNewlines("""
                        Prices!A2:B2
                           A    B
                        2  Tea  5000

                        Prices!D2
                        10000
                        """);
    }

    @Test
    void aFormulaIsGuardedInCommaSeparatedValues() {
        assertThat(fine("get", workbook, "Prices!D2", "--formulas", "--csv").out())
                .isEqualTo("'=B2*2\r\n");
        assertThat(fine("get", workbook, "Prices!D2", "--formulas", "--json").out())
                .contains("\"formula\" : \"B2*2\"");
        assertThat(fine("get", workbook, "Prices!D2", "--json").out()).doesNotContain("formula");
    }

    private Command.Ended fine(String... arguments) {
        Command.Ended ended = command.run(arguments);
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended;
    }

    private String row2() {
        return fine("get", workbook, "Prices!2:2", "--csv").out().strip();
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aListsTotalsMakeRoomForARowWithValuesInTheirColumns() throws IOException {
        Path list = folder.resolve("list.xlsx");
        DrawnWorkbooks.draw(
                list,
                SheetDraft.of("Sales")
                        .row("Item", "Qty")
                        .row("Ink", 1)
                        .row("Pen", 2)
                        .row("Total", null)
                        .formula("B4", "SUM(B2:B3)", 3));

        fine("set", list.toString(), "--append", "Sales", "Item=Nib", "Qty=4");

        assertThat(command.run("get", list.toString(), "Sales!A4:B5", "--csv").out())
                .isEqualToNormalizingNewlines("Nib,4\nTotal,7\n");
    }

    @Test
    void whatIsSoAlreadyIsLeftAlone() throws IOException {
        FileTime before = Files.getLastModifiedTime(Path.of(workbook));
        byte[] bytes = Files.readAllBytes(Path.of(workbook));

        Command.Ended ended = command.run("set", workbook, "Prices!B2=5000", "Prices!D2=10000");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.out()).contains("holds its value already").doesNotContain("B2");
        assertThat(Path.of(workbook)).hasBinaryContent(bytes);
        assertThat(Files.getLastModifiedTime(Path.of(workbook))).isEqualTo(before);
    }

    @Test
    void whatGetTellsWithFormulasSetTakes() {
        String json = command.run("get", workbook, "Prices!A1:D2", "--json", "--formulas")
                .out();
        assertThat(json).contains("B2*2");

        Command.Ended ended = command.run(input(json.replace("5000", "6000")), "set", workbook, "--from", "-");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(row2()).isEqualTo("Tea,6000,,12000");
    }

    @Test
    void aCellWithTwoValuesIsRefused() throws IOException {
        byte[] before = Files.readAllBytes(Path.of(workbook));
        Command.Ended typed = command.run("set", workbook, "Prices!B2=1", "prices!b2=2");
        assertThat(typed.code()).as(typed.all()).isEqualTo(64);
        assertThat(typed.err()).contains("Prices!B2").contains("two different values");

        Command.Ended file =
                command.run(input("cell,value\nPrices!B2,1\nPrices!B2,2\n"), "set", workbook, "--from", "-");
        assertThat(file.code()).as(file.all()).isEqualTo(1);
        assertThat(file.err()).contains("stdin").contains("Prices!B2");
        assertThat(Path.of(workbook)).hasBinaryContent(before);

        // the command line has the last word over a file
        fine("set", workbook, "Prices!B2=7000", "Prices!B2=7000");
        assertThat(command.run(input("cell,value\nPrices!B2,1\n"), "set", workbook, "--from", "-", "Prices!B2=8000")
                        .code())
                .isZero();
        assertThat(row2()).contains("8000");
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                Arguments.of("Prices!B2=1.500.000", "as a text where 5,000 stood"),
                Arguments.of("Prices!B2=12345678901234567", "12345678901234600"),
                Arguments.of("Prices!B2=0.1234567890123456", "15 digits"));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatMayNotBeMeantSoIsWrittenWithAWarning(String assignment, String words) {
        Command.Ended ended = command.run("set", workbook, assignment);

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.err().replaceAll("\\s+", " ")).contains(words);
    }

    @Test
    void aRowThatDiffersFromThoseAboveIsAddedWithAWarning() {
        Command.Ended ended = command.run("set", workbook, "--append", "Prices", "Item=Soup", "Price=Rp 1.500");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.err().replaceAll("\\s+", " "))
                .contains("Prices!B3: “Rp 1.500” is written as a text below 5,000")
                .contains("Prices!D3: The cell above holds the formula =B2*2");
    }

    @Test
    void aCopyKeepsTheKindOfTheWorkbook() {
        Path csv = folder.resolve("prices.csv");
        Command.Ended ended = command.run("set", workbook, "Prices!B2=1", "--out", csv.toString());

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err()).contains(".xlsx");
        assertThat(csv).doesNotExist();
    }

    @Test
    void aRefusalIsToldToProgramsToo() {
        Command.Ended ended = command.run("set", workbook, "Nowhere!B2=1", "--json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("\"refused\"")
                .contains("\"grid/no-sheet\"")
                .contains("Its sheets: Prices, Notes");
        assertThat(ended.err()).contains("Nowhere");
    }

    @Test
    void whatStandsInACellDoesNotSteerTheTerminal() {
        fine("set", workbook, "Prices!A2=a\u001b[2Jb\u009bc");

        Command.Ended ended = command.run("get", workbook, "Prices!A2");

        assertThat(ended.out()).isEqualTo("a\u241b[2Jb\uFFFDc" + System.lineSeparator());
    }

    @Test
    void aStateFolderThatCannotBeIsNamedWithTheWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Command.Ended ended = Command.with(file.resolve("state")).run("set", workbook, "Prices!B2=1");

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err()).contains("ALUR_STATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "["})
    void halfAnInputIsToldAsWhatItIs(String text) {
        Command.Ended ended = command.run(input(text), "set", workbook, "--from", "-");

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err()).contains(text.isEmpty() ? "nothing in it" : "not JSON");
    }

    @Test
    void aDamagedWorkbookIsCalledByItsOwnNameWhereAnotherIsWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(workbook));
        Path broken = Files.write(folder.resolve("broken.xlsx"), Arrays.copyOf(bytes, bytes.length / 2));

        Command.Ended ended = command.run(
                "set",
                broken.toString(),
                "Prices!A2=x",
                "--out",
                folder.resolve("fresh.xlsx").toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("broken.xlsx").doesNotContain("fresh.xlsx");
        assertThat(folder.resolve("fresh.xlsx")).doesNotExist();
    }
}
