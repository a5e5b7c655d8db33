package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are no workbooks, or are made to do harm, are refused by name or survived.
class HostileTest {
    @TempDir
    private Path folder;

    private static Workbook open(Path file) {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file);
    }

    private void refused(String name, byte[] bytes, ExcelProblem key) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertThatThrownBy(() -> open(file).read())
                .as(name)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsExactly(key));
    }

    @Test
    void otherFormatsAreRefusedByName() throws IOException {
        byte[] ole = Arrays.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                4096);
        refused("old.xls", ole, ExcelProblem.OLD_XLS);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 2000, name.length);
        refused("secret.xlsx", ole, ExcelProblem.PASSWORD_PROTECTED);
        refused("list.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8), ExcelProblem.PLAIN_TEXT);
        refused("empty.xlsx", new byte[0], ExcelProblem.EMPTY_FILE);
        refused("page.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), ExcelProblem.PDF_DOCUMENT);
        refused("noise.xlsx", new byte[] {1, 2, 3, 0, 7}, ExcelProblem.NOT_A_WORKBOOK);
        assertThatThrownBy(() -> open(folder.resolve("nowhere.xlsx")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.NOT_FOUND));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.NOT_A_FILE));
    }

    /// Every byte of a small workbook is changed in turn, and it is cut at every length: it is read as it
    /// was, read with other contents, or
    /// refused; nothing else is thrown, and nothing takes long.
    @Test
    void aDamagedByteIsReadOrRefused() throws IOException {
        Path file = new RawWorkbook()
                .strings("<si><t>one</t></si>")
                .rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>")
                .write(folder.resolve("small.xlsx"));
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 + at % 255);
            refused += isRefused(damaged) + isRefused(Arrays.copyOf(bytes, at));
        }
        assertThat(refused).isGreaterThan(bytes.length);
    }

    private static int isRefused(byte[] bytes) {
        try {
            assertThat(ExcelReader.snapshot("damaged.xlsx", bytes, Caps.USUAL).sheets())
                    .hasSize(1);
            return 0;
        } catch (ProblemException e) {
            return 1;
        }
    }

    @Test
    void theHostileFilesOfTheCorpusAreRefusedOrSurvived() throws IOException {
        TreeMap<String, String> outcomes = new TreeMap<>();
        for (String kind : List.of("hostile", "refuse")) {
            for (Path file : Corpus.files(kind)) {
                Path copy = Files.write(folder.resolve(String.valueOf(file.getFileName())), Files.readAllBytes(file));
                outcomes.put(
                        String.valueOf(file.getFileName()),
                        Assertions.assertTimeout(Duration.ofSeconds(30), () -> outcome(copy)));
            }
        }
        assertThat(outcomes)
                .containsEntry("apache__60320-protected.xlsx", "PASSWORD_PROTECTED")
                .containsEntry("apache__password.xls", "OLD_XLS")
                .containsEntry("tafia__any_sheets.ods", "OPEN_DOCUMENT")
                .containsEntry("exceljs__test-issue-991.csv", "PLAIN_TEXT")
                .containsEntry("synth__02_csv_renamed.xlsx", "PLAIN_TEXT")
                .containsEntry("synth__11_bomb_rows_no_r_30M.xlsx", "INFLATES_TOO_LARGE")
                .containsEntry("synth__22_xxe_file_workbook.xlsx", "DOCTYPE")
                .containsEntry("synth__33_local_header_name_differs.xlsx", "DAMAGED_ENTRY")
                .containsEntry("synth__45_missing_sheet_part.xlsx", "MISSING_PART")
                .containsEntry("synth__41_rows_out_of_order_dup.xlsx", "OUT_OF_ORDER")
                .containsEntry("synth__43_sst_negative_and_nan.xlsx", "UNKNOWN_TEXT")
                .containsEntry("synth__00_control_valid.xlsx", "edited");
    }

    private static String outcome(Path file) {
        try {
            Workbook workbook = open(file);
            Snapshot snapshot = workbook.read();
            if (snapshot.sheets().isEmpty()) {
                return "no sheets";
            }
            Address at = snapshot.sheets().getFirst().address(50, 50);
            workbook.write(snapshot.fingerprint(), List.of(new Edit.SetCell(at, Value.of("x"))));
            return workbook.read().value(at).equals(Value.of("x")) ? "edited" : "edited wrongly";
        } catch (ProblemException e) {
            return e.problems().getFirst().key().name();
        }
    }
}
