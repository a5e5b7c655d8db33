package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks by many programs: an edit changes the named cells and what must follow, and nothing else.
@Tag("judge")
@Tag("slow")
class CorpusTest {
    private static final BigDecimal NUMBER = new BigDecimal("1234.5");
    private static final String TEXT = "Diubah & <dicek> Alur";

    /// Every refusal on the way, with its sentence.
    private static final List<String> REFUSED = List.of(
            "closedxml__enhanced-protection.xlsx: The sheet is protected and this cell is locked, so it is left alone."
                    + " Take the protection off, or unlock the cell, in the workbook.",
            "sheetjs__fn.xlsx: The cell is a header of the table “Table1”, and formulas know the column by that name."
                    + " Change it in Excel or LibreOffice, which change it everywhere.",
            "tafia__inventory-table.xlsx: The cell is a header of the table “Table1”, and formulas know the column by that"
                    + " name. Change it in Excel or LibreOffice, which change it everywhere.",
            "tafia__table-multiple.xlsx: The cell is a header of the table “Inventory”, and formulas know the column by"
                    + " that name. Change it in Excel or LibreOffice, which change it everywhere.");

    /// What is tried at one kind of cells until one of them takes it.
    private enum Attempt {
        TEXT(CorpusTest::holdsText, Value.of(CorpusTest.TEXT), "s:" + CorpusTest.TEXT),
        NUMBER(CorpusTest::holdsNumber, Value.of(CorpusTest.NUMBER), "n:" + CorpusTest.NUMBER),
        OVERWRITE(CorpusTest::holdsFormula, Value.of(CorpusTest.TEXT), "s:" + CorpusTest.TEXT),
        /// The last value, the others take the first.
        CLEAR(CorpusTest::holdsValue, Value.BLANK, "");

        private final BiPredicate<Sheet, Address> where;
        private final Value value;
        private final String told;

        Attempt(BiPredicate<Sheet, Address> where, Value value, String told) {
            this.where = where;
            this.value = value;
            this.told = told;
        }
    }

    @TempDir
    private Path folder;

    private final TreeSet<String> refused = new TreeSet<>();
    private final TreeMap<Attempt, Integer> made = new TreeMap<>();

    @Test
    void onlyTheNamedCellsChangeInWorkbooksOfManyPrograms() throws Exception {
        List<Corpus.Comparison> comparisons = new ArrayList<>();
        for (Path file : Corpus.files("valid")) {
            Path copy = folder.resolve(String.valueOf(file.getFileName()));
            Files.write(copy, Files.readAllBytes(file));
            comparisons.add(new Corpus.Comparison(file, copy, edit(open(copy)), List.of()));
        }
        TreeMap<String, List<String>> lost = new TreeMap<>();
        List<List<String>> judged = Corpus.findings(comparisons);
        for (int i = 0; i < judged.size(); i++) {
            // a shared formula that lost its first cell was handed to the next one
            List<String> changes = comparisons.get(i).changes();
            List<String> findings =
                    judged.get(i).stream().filter(finding -> !follows(finding, changes)).toList();
            if (!findings.isEmpty()) {
                lost.put(String.valueOf(comparisons.get(i).before().getFileName()), findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(made)
                .isEqualTo(Map.of(Attempt.TEXT, 43, Attempt.NUMBER, 31, Attempt.OVERWRITE, 17, Attempt.CLEAR, 44));
        assertThat(refused).containsExactlyElementsOf(REFUSED);
    }

    /// What must follow from an edit: a shared formula that lost its first cell is handed to the next one, and
    /// what belongs to a value goes with it (the picture in a cell, the mark of a formula that spills).
    private static boolean follows(String finding, List<String> changes) {
        return finding.matches("LOSS\tcell-formula\t.*'t', 'shared'.*->.*'t', 'shared'.*")
                || (finding.matches("LOSS\tcell-meta\t.*\\(\\('[cv]m', '[0-9]+'\\),\\) -> \\(\\)")
                        && changes.stream().anyMatch(change -> change.startsWith(finding.split("\t")[2] + "=")));
    }

    private static Workbook open(Path file) {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file);
    }

    /// Makes each attempt at the first cell that takes it, and gives what was changed.
    private List<String> edit(Workbook workbook) throws IOException {
        List<String> changes = new ArrayList<>();
        List<Address> changed = new ArrayList<>();
        for (Attempt attempt : Attempt.values()) {
            Snapshot snapshot = workbook.read();
            Address done = null;
            List<Address> cells = Corpus.cells(snapshot, attempt.where);
            for (Address at : (attempt == Attempt.CLEAR ? cells.reversed() : cells).stream()
                    .filter(each -> !changed.contains(each))
                    .limit(30)
                    .toList()) {
                if (done == null && isMade(workbook, snapshot, at, attempt)) {
                    done = at;
                }
            }
            if (done != null) {
                changed.add(done);
                changes.add(name(done) + '=' + attempt.told);
                made.merge(attempt, 1, Integer::sum);
            }
        }
        return changes;
    }

    private boolean isMade(Workbook workbook, Snapshot snapshot, Address at, Attempt attempt) {
        try {
            workbook.write(snapshot.fingerprint(), List.of(new Edit.SetCell(at, attempt.value, true)));
        } catch (ProblemException e) {
            refused.add(refusal(workbook.name(), e));
            return false;
        }
        Snapshot after = workbook.read();
        assertThat(after.value(at)).as(workbook.name() + " " + at).isEqualTo(attempt.value);
        assertThat(after.need(at.sheet()).formula(at.row(), at.column())).isNull();
        return true;
    }

    private static String refusal(String file, ProblemException e) {
        Problem problem = e.problems().getFirst();
        return file + ": " + Sentences.detail(problem, Language.EN);
    }

    private static boolean holdsText(Sheet sheet, Address at) {
        return holdsValue(sheet, at) && sheet.value(at.row(), at.column()) instanceof Value.Text;
    }

    private static boolean holdsNumber(Sheet sheet, Address at) {
        return holdsValue(sheet, at) && sheet.value(at.row(), at.column()) instanceof Value.Number;
    }

    private static boolean holdsValue(Sheet sheet, Address at) {
        return !sheet.value(at.row(), at.column()).isBlank() && sheet.formula(at.row(), at.column()) == null;
    }

    private static boolean holdsFormula(Sheet sheet, Address at) {
        return sheet.formula(at.row(), at.column()) != null;
    }

    private static String name(Address at) {
        return at.sheet() + "!" + at.cell();
    }
}
