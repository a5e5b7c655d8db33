package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Selection;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are no workbooks, or are made to do harm, are refused by name or survived.
class HostileTest {
    /// What becomes of the files of the corpus.
    private static final Map<String, String> CORPUS = Map.ofEntries(
            Map.entry("apache__49609.xlsx", "edited"),
            Map.entry("apache__54764-2.xlsx", "DOCTYPE"),
            Map.entry("apache__60320-protected.xlsx", "PASSWORD_PROTECTED"),
            Map.entry("apache__MalformedSSTCount.xlsx", "edited"),
            Map.entry("apache__duplicate-filename.xlsx", "ENTRY_TWICE"),
            Map.entry("apache__fuzz-POIXSSFFuzzer-4828727001088000.xlsx", "DAMAGED_FILE"),
            Map.entry("apache__fuzz-POIXSSFFuzzer-5185049589579776.xlsx", "DAMAGED_FILE"),
            Map.entry("apache__fuzz-POIXSSFFuzzer-6123461607817216.xlsx", "CUT_SHORT"),
            Map.entry("apache__fuzz-POIXSSFFuzzer-6448258963341312.xlsx", "DAMAGED_FILE"),
            Map.entry("apache__fuzz-XLSX2CSVFuzzer-5542865479270400.xlsx", "CUT_SHORT"),
            Map.entry("apache__fuzz-XLSX2CSVFuzzer-6504225896792064.xlsx", "DAMAGED_FILE"),
            Map.entry("apache__password.xls", "OLD_XLS"),
            Map.entry("apache__poc-xmlbomb-empty.xlsx", "DOCTYPE"),
            Map.entry("exceljs__bogus-defined-name.xlsx", "edited"),
            Map.entry("exceljs__missing-bits.xlsx", "MISSING_PART"),
            Map.entry("exceljs__test-issue-991.csv", "PLAIN_TEXT"),
            Map.entry("qax-os__BadWorkbook.xlsx", "NO_SHEETS"),
            Map.entry("qax-os__encryptAES.xlsx", "PASSWORD_PROTECTED"),
            Map.entry("synth__00_control_valid.xlsx", "edited"),
            Map.entry("synth__02_csv_renamed.xlsx", "PLAIN_TEXT"),
            Map.entry("synth__04_truncated_60pct.xlsx", "CUT_SHORT"),
            Map.entry("synth__06_junk_prefix.xlsx", "JUNK_IN_FRONT"),
            Map.entry("synth__11_bomb_rows_no_r_30M.xlsx", "INFLATES_TOO_LARGE"),
            Map.entry("synth__13_bomb_media_1GB.xlsx", "INFLATES_TOO_LARGE"),
            Map.entry("synth__20_billion_laughs_sheet.xlsx", "DOCTYPE"),
            Map.entry("synth__22_xxe_file_workbook.xlsx", "DOCTYPE"),
            Map.entry("synth__24_deep_nesting_200k.xlsx", "PACKED_TOO_TIGHTLY"),
            Map.entry("synth__31_duplicate_sheet_entries.xlsx", "ENTRY_TWICE"),
            Map.entry("synth__33_local_header_name_differs.xlsx", "DAMAGED_ENTRY"),
            Map.entry("synth__35_macro_ct_in_xlsx.xlsx", "MACROS_IN_XLSX"),
            Map.entry("synth__41_rows_out_of_order_dup.xlsx", "OUT_OF_ORDER"),
            Map.entry("synth__43_sst_negative_and_nan.xlsx", "UNKNOWN_TEXT"),
            Map.entry("synth__45_missing_sheet_part.xlsx", "MISSING_PART"),
            Map.entry("synth__47_external_unc_links.xlsx", "edited; POINTS_OUTWARD"),
            Map.entry("synth__49_merges_300k.xlsx", "edited"),
            Map.entry("synth__51_styles_200k_xfs.xlsx", "PACKED_TOO_TIGHTLY"),
            Map.entry("synth__53_sheet_name_tricks.xlsx", "edited"),
            Map.entry("tafia__any_sheets.ods", "OPEN_DOCUMENT"),
            Map.entry("tafia__pass_protected.ods", "OPEN_DOCUMENT"));

    @TempDir
    private Path folder;

    /// Other formats, damaged containers, damaged sheets.
    @Test
    void everyKindIsRefusedWithItsSentenceOrEditedTruly() throws Exception {
        judged(HostileFiles.into(folder), 256);
    }

    /// Well-formed workbooks that ask for too much.
    @Test
    @Tag("slow")
    void whatAsksForTooMuchIsRefusedInTime() throws Exception {
        judged(FloodedFiles.into(folder), 96);
    }

    @Test
    @Tag("slow")
    void theHostileFilesOfTheCorpusAreRefusedOrSurvived() throws Exception {
        for (String kind : List.of("hostile", "refuse")) {
            for (Path file : Corpus.files(kind)) {
                Files.write(folder.resolve(String.valueOf(file.getFileName())), Files.readAllBytes(file));
            }
        }
        judged(CORPUS, 256);
    }

    /// @param expected the outcome of each file by its name
    private void judged(Map<String, String> expected, int megabytes) throws IOException, InterruptedException {
        Map<String, HostileReader.Told> told = HostileReader.read(folder, megabytes);
        Map<String, String> outcomes = new TreeMap<>();
        Proof.tried(told.size());
        told.forEach((file, each) -> outcomes.put(file, each.outcome()));
        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(new TreeMap<>(expected));
        assertThat(told)
                .allSatisfy((file, each) -> assertThat(each.millis()).as(file).isLessThan(5_000));
    }

    @Test
    void whatIsNotThereOrNoFileIsSaid() {
        refused(folder.resolve("nowhere.xlsx"), ExcelProblem.NOT_FOUND);
        refused(folder, ExcelProblem.NOT_A_FILE);
    }

    private static void refused(Path file, ExcelProblem key) {
        assertThatThrownBy(() -> new ExcelWorkbooks(Clock.systemUTC()).open(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }

    @Test
    void aDamagedSheetKeepsTheOthersFromBeingWritten() throws IOException {
        Path file = HostileFiles.small()
                .part(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet xmlns=\"" + RawWorkbook.MAIN
                                + "\"><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>")
                .relation("rOther", "worksheet", "worksheets/sheet2.xml")
                .workbook(
                        "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/><sheet name=\"Other\" sheetId=\"2\" r:id=\"rOther\"/></sheets>")
                .write(folder.resolve("half.xlsx"));
        byte[] before = Files.readAllBytes(file);
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        Address at = new Address("Data", 1, 1);

        for (Runnable asked : List.<Runnable>of(
                workbook::read,
                () -> workbook.read(new Selection(List.of(Range.of(at)), 1)),
                () -> workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(at, Value.of("x")))))) {
            assertThatThrownBy(asked::run)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.OUT_OF_ORDER));
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void everyCapGrowsWithTheLargestSize() {
        assertThat(Caps.upTo(64L << 20)).isEqualTo(Caps.USUAL);
        assertThat(Caps.upTo(128L << 20)).isEqualTo(new Caps(128L << 20, 1024L << 20, 200, 10_000, 20_000_000));
        assertThat(Caps.upTo(1L << 20)).isEqualTo(new Caps(1L << 20, 8L << 20, 100, 5_000, 10_000_000));
    }

    /// Every byte of a small workbook is changed in turn, and it is cut at every length: it is read as it was,
    /// read with other contents, or refused; nothing else is thrown, and nothing takes long.
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
            assertThat(ExcelReader.snapshot("damaged.xlsx", Bytes.of(bytes), Caps.USUAL)
                            .sheets())
                    .hasSize(1);
            return 0;
        } catch (ProblemException e) {
            return 1;
        }
    }
}
