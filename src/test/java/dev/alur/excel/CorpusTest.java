package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks by many programs: an edit changes the named cells and what must follow, and nothing else.
@Tag("judge")
@Tag("slow")
class CorpusTest {
    /// Every refusal on the way, with its sentence.
    private static final List<String> REFUSED = List.of(
            pivot("apache__DataTableCities.xlsx", "B5:E18"),
            pivot("closedxml__ChartsheetAndPivotTable.xlsx", "A3:B6"),
            "closedxml__enhanced-protection.xlsx: The sheet is protected and this cell is locked, so it is left alone."
                    + " Take the protection off, or unlock the cell, in the workbook.",
            header("sheetjs__fn.xlsx", "Table1"),
            header("tafia__inventory-table.xlsx", "Table1"),
            pivot("tafia__pivots.xlsx", "A1:B1"),
            pivot("tafia__pivots.xlsx", "A1:B4"),
            pivot("tafia__pivots.xlsx", "A3:B7"),
            pivot("tafia__pivots.xlsx", "A3:D11"),
            pivot("tafia__pivots.xlsx", "A3:E5"),
            pivot("tafia__pivots.xlsx", "A6:B9"),
            header("tafia__table-multiple.xlsx", "Inventory"));

    private static String pivot(String file, String range) {
        return file + ": The cell belongs to a pivot table (" + range
                + "), which is filled anew from its source, so nothing written there would stay. Change the source.";
    }

    private static String header(String file, String table) {
        return file + ": The cell is a header of the table “" + table
                + "”, and formulas know the column by that name. Change it in Excel or LibreOffice, which change it"
                + " everywhere.";
    }

    @TempDir
    private Path folder;

    @Test
    void onlyTheNamedCellsChangeInWorkbooksOfManyPrograms() throws Exception {
        CorpusEdits edits = new CorpusEdits();
        List<Corpus.Comparison> comparisons = new ArrayList<>();
        for (Path file : Corpus.files("valid")) {
            Path copy = folder.resolve(String.valueOf(file.getFileName()));
            Files.write(copy, Files.readAllBytes(file));
            comparisons.add(new Corpus.Comparison(file, copy, edits.make(copy), List.of()));
        }
        TreeMap<String, List<String>> lost = new TreeMap<>();
        List<List<String>> judged = Corpus.findings(comparisons);
        for (int i = 0; i < judged.size(); i++) {
            // a shared formula that lost its first cell was handed to the next one
            List<String> changes = comparisons.get(i).changes();
            List<String> findings = judged.get(i).stream()
                    .filter(finding -> !follows(finding, changes))
                    .toList();
            if (!findings.isEmpty()) {
                lost.put(String.valueOf(comparisons.get(i).before().getFileName()), findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(edits.made())
                .isEqualTo(Map.of(
                        CorpusEdits.Attempt.TEXT, 43,
                        CorpusEdits.Attempt.NUMBER, 31,
                        CorpusEdits.Attempt.OVERWRITE, 17,
                        CorpusEdits.Attempt.CLEAR, 44));
        assertThat(edits.refused()).containsExactlyElementsOf(REFUSED);
    }

    /// What must follow from an edit: a shared formula that lost its first cell is handed to the next one, and
    /// what belongs to a value goes with it (the picture in a cell, the mark of a formula that spills).
    private static boolean follows(String finding, List<String> changes) {
        return finding.matches("LOSS\tcell-formula\t.*'t', 'shared'.*->.*'t', 'shared'.*")
                || (finding.matches("LOSS\tcell-meta\t.*\\(\\('[cv]m', '[0-9]+'\\),\\) -> \\(\\)")
                        && changes.stream().anyMatch(change -> change.startsWith(finding.split("\t")[2] + "=")));
    }
}
