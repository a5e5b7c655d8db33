package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person sees who gives something that cannot be: a sentence with the place, the documented exit code,
/// nothing written and no stack trace.
final class BadInputTest {
    @TempDir
    Path folder;

    private Command command;
    private Path tracker;

    @BeforeEach
    void aTrackerWithOneJob() {
        command = Command.with(folder.resolve("state"));
        tracker = folder.resolve("studio/tracker.xlsx");
        assertThat(command.run("init", folder.resolve("studio").toString(), "--lang", "en")
                        .code())
                .isZero();
        set("Clients!A2=Warung Bu Sri", "Projects!A2=PRJ-001", "Projects!B2=Warung Bu Sri", "Projects!C2=Menu");
        set("Projects!D2=Design for small shops", "Projects!E2=Revision", "Projects!F2=2026-11-02");
        set("Projects!G2=2026-12-09", "Projects!K2=1");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("Projects!E2=Revison"), "Projects!E2", "Did you mean"),
                Arguments.of(List.of("Projects!G2=s:9/12/2026"), "Projects!G2", "9/12/2026"),
                Arguments.of(List.of("Projects!J2=s:Rp 250 ribu"), "Projects!J2", "250 ribu"),
                Arguments.of(List.of("Projects!B2="), "Projects!B2", "client"),
                Arguments.of(List.of("Projects!A3=PRJ-001", "Projects!C3=Poster"), "Projects!A", "PRJ-001"),
                Arguments.of(List.of("Projects!D2=Designs"), "Projects!D2", "Designs"),
                Arguments.of(List.of("Workflow!C4=[Aproved]=\"yes\""), "Workflow!C4", "[Approved]"),
                Arguments.of(List.of("Rules!B2=AND([Due]=\"\""), "Rules!B2", ""),
                Arguments.of(List.of("Rules!B2=WEBSERVICE(\"x\")=1"), "Rules!B2", "WEBSERVICE"),
                Arguments.of(List.of("Rules!B2=1/0=1"), "Rules!B2", "#DIV/0!"),
                Arguments.of(List.of("Rules!C2=send a mail"), "Rules!C2", "send a mail"),
                Arguments.of(List.of("Rules!D2=Deadline"), "Rules!D2", "Deadline"),
                Arguments.of(List.of("Workflow!D4=Finall file"), "Workflow!D4", "Finall file"),
                Arguments.of(List.of("Settings!B15=Mars"), "Settings!B15", "Mars"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeInTheTrackerIsToldAtItsCell(List<String> edits, String cell, String word) {
        set(edits.toArray(String[]::new));

        Command.Ended checked = command.run("check", tracker.toString());

        String said = checked.out() + checked.err();
        assertThat(said.replaceAll("\\s+", " ")).contains(cell).contains(word);
        assertThat(said).doesNotContain("\tat ").doesNotContain("Exception");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("ID,Client\n1,Sri\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(new byte[0]),
                Arguments.of(new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                }),
                Arguments.of("PK\u0003\u0004 not really".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aFileThatIsNoWorkbookIsRefusedInASentence(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("odd.xlsx"), bytes);
        for (List<String> verb : List.of(
                List.of("plan", file.toString()),
                List.of("apply", file.toString(), "--yes"),
                List.of("check", file.toString()),
                List.of("set", file.toString(), "A!A1=1"),
                List.of("get", file.toString(), "A!A1"))) {
            Command.Ended ended = command.run(verb.toArray(String[]::new));
            assertThat(ended.code()).as("%s %s", verb, ended.all()).isEqualTo(1);
            assertThat(ended.err()).contains("odd.xlsx").doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    @Test
    void twoColumnsThatMeanStageMakeTheTrackerUnreadable() throws IOException {
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(tracker);
        workbook.write(
                workbook.fingerprint(),
                List.of(new Edit.AddColumn(Address.parse("Projects!Q1"), NewColumn.of("Tahap"))));
        Fingerprint before = Fingerprint.of(Files.readAllBytes(tracker));

        Command.Ended applied = command.run("apply", tracker.toString(), "--yes");

        assertThat(applied.out() + applied.err()).contains("Projects!").contains("Tahap");
        assertThat(Fingerprint.of(Files.readAllBytes(tracker))).isEqualTo(before);
        assertThat(command.run("check", tracker.toString()).code()).isEqualTo(1);
    }

    @Test
    void aTrackerThatIsOpenElsewhereIsLeftAlone() throws IOException {
        Files.writeString(
                tracker.resolveSibling(".~lock.tracker.xlsx#"), ",sri,other-host,24.11.2026 09:00,file:///x;");
        byte[] before = Files.readAllBytes(tracker);

        Command.Ended ended = command.run("set", tracker.toString(), "Projects!C2=Poster");

        assertThat(ended.code()).as(ended.all()).isEqualTo(75);
        assertThat(ended.err()).contains("sri").doesNotContain("\tat ");
        assertThat(Files.readAllBytes(tracker)).isEqualTo(before);
        assertThat(command.run("plan", tracker.toString()).code()).isZero();
        assertThat(command.run("set", tracker.toString(), "Projects!C2=Poster", "--even-if-open")
                        .code())
                .isZero();
    }

    @Test
    void aBackupFromBeforeTheFirstRunGivesNoNumberAgain() throws IOException {
        set("Projects!L2=yes");
        byte[] backup = Files.readAllBytes(tracker);
        assertThat(command.run("apply", tracker.toString(), "--yes").code()).isZero();
        Files.write(tracker, backup);

        Command.Ended again = command.run("apply", tracker.toString(), "--yes", "--documents", folder.toString());

        assertThat(again.code()).as(again.all()).isEqualTo(1);
        assertThat(again.err()).contains("Alur ID");
        assertThat(Files.readAllBytes(tracker)).isEqualTo(backup);
    }

    @Test
    void theTailOfAFloatingPointNumberIsNotBilled() throws IOException {
        set("Settings!B2=Studio", "Projects!J2=n:99999.98999999999999", "Projects!L2=yes");

        Command.Ended plan = command.run("plan", tracker.toString(), "--json");

        assertThat(plan.out()).contains("\"price\" : 99999.99");
    }

    @Test
    void aYesToARuleThatIsNoneIsAUsageError() {
        Command.Ended ended = command.run("apply", tracker.toString(), "--yes", "--approve", "nonsense");

        assertThat(ended.code()).as(ended.all()).isEqualTo(64);
        assertThat(ended.err()).contains("nonsense").contains("Deposit for big jobs");
    }

    @Test
    void aSheetThatGrowsTooLargeIsRefusedInASentence() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] spaces = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(spaces);
            }
        }

        Command.Ended ended = command.run("check", bomb.toString());

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err()).contains("bomb.xlsx").doesNotContain("Exception");
    }

    @Test
    void aReadOnlyTrackerIsRefusedBeforeAnythingIsWritten() throws IOException {
        set("Projects!L2=yes");
        Files.setPosixFilePermissions(tracker, java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));

        Command.Ended ended = command.run("apply", tracker.toString(), "--yes");

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.err()).contains("tracker.xlsx").doesNotContain("\tat ");
        assertThat(folder.resolve("studio/documents")).doesNotExist();
    }

    @Test
    void aQuestionWithoutATerminalIsAUsageError() {
        set("Projects!L2=yes");
        Command.Ended ended = command.run("apply", tracker.toString());

        assertThat(ended.code()).as(ended.all()).isEqualTo(64);
        assertThat(ended.err()).contains("--yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show TRACKER abc            | “abc” is not a whole number          | “abc” bukan bilangan bulat
            serve --port abc            | “abc” is not a whole number          | “abc” bukan bilangan bulat
            serve --port 99999          | 99999 is not a port                  | 99999 bukan nomor port
            plan TRACKER --lang fr      | “fr” is not a language               | “fr” bukan bahasa
            plan TRACKER --today 24/11  | “24/11” is not a day                 | “24/11” bukan tanggal
            plan TRACKER --max-size big | “big” is not a size                  | “big” bukan ukuran
            plan TRACKER --json=yes     | --json takes no value                | --json tidak memakai nilai
            init x --trade cooking      | “cooking” is nothing that --trade    | “cooking” tidak bisa dipakai untuk --trade
            plan TRACKER --out a --out b | --out is given twice                | --out diberikan dua kali
            set TRACKER A!B1=n:abc      | A!B1=n:abc: “abc” is not a number    | A!B1=n:abc: “abc” bukan angka
            get TRACKER A!B             | "A!B" names no cells                 | "A!B" tidak menunjuk sel
            get TRACKER A!A1:XFD1048576 | more than 10,000,000 cells           | lebih dari 10.000.000 sel
            get TRACKER A!A1 --csv --json | Choose one                         | Pilih salah satu
            report TRACKER --week W99   | W99                                  | W99
            report TRACKER --from 1.1. --to x | 1.1.                           | 1.1.
            """)
    void aValueThatCannotBeIsToldInEitherLanguage(String line, String english, String indonesian) {
        for (String language : new String[] {"en", "id"}) {
            String[] words = (line + (line.contains("--lang") ? "" : " --lang " + language))
                    .replace("TRACKER", tracker.toString())
                    .split(" ");
            Command.Ended ended =
                    Command.with(folder.resolve("state"), language).run(words);
            assertThat(ended.code()).as(ended.all()).isEqualTo(64);
            assertThat(ended.err())
                    .contains(language.equals("en") ? english : indonesian)
                    .doesNotContain("xception")
                    .doesNotContain("nvalid");
        }
    }

    @Test
    void anUnknownCommandAsksWhetherAnotherWasMeant() {
        Command.Ended ended = command.run("plam", tracker.toString());

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("Did you mean plan?");
    }

    @Test
    void verboseShowsWhereItFailed() {
        Command.Ended ended = command.run("plan", folder.resolve("none.xlsx").toString(), "-v");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("\tat ");
    }

    private void set(String... assignments) {
        String[] line = new String[assignments.length + 2];
        line[0] = "set";
        line[1] = tracker.toString();
        System.arraycopy(assignments, 0, line, 2, assignments.length);
        Command.Ended ended = command.run(line);
        assertThat(ended.code()).as(ended.all()).isZero();
    }
}
