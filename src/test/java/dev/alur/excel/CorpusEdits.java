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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// The same edits for workbooks of any kind: a text, a number, a formula that is overwritten, a cell that is
/// cleared.
final class CorpusEdits {
    static final BigDecimal NUMBER = new BigDecimal("1234.5");
    static final String TEXT = "Diubah & <dicek> Alur";

    /// What is tried at one kind of cells until one of them takes it.
    enum Attempt {
        TEXT(CorpusEdits::holdsText, Value.of(CorpusEdits.TEXT), "s:" + CorpusEdits.TEXT),
        NUMBER(CorpusEdits::holdsNumber, Value.of(CorpusEdits.NUMBER), "n:" + CorpusEdits.NUMBER),
        OVERWRITE(CorpusEdits::holdsFormula, Value.of(CorpusEdits.TEXT), "s:" + CorpusEdits.TEXT),
        /// The last value, the others take the first.
        CLEAR(CorpusEdits::holdsValue, Value.BLANK, "");

        private final BiPredicate<Sheet, Address> where;
        private final Value value;
        private final String told;

        Attempt(BiPredicate<Sheet, Address> where, Value value, String told) {
            this.where = where;
            this.value = value;
            this.told = told;
        }
    }

    private final TreeSet<String> refused = new TreeSet<>();
    private final TreeMap<Attempt, Integer> made = new TreeMap<>();

    /// How many of each were made.
    TreeMap<Attempt, Integer> made() {
        return made;
    }

    /// Every refusal on the way, with its file and its sentence.
    TreeSet<String> refused() {
        return refused;
    }

    /// Makes each attempt at the first cell that takes it, and gives what was changed.
    ///
    /// @return as [Corpus.Comparison] takes it
    List<String> make(Path file) {
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        List<String> changes = new ArrayList<>();
        List<Address> changed = new ArrayList<>();
        for (Attempt attempt : Attempt.values()) {
            Snapshot snapshot = workbook.read();
            Address done = null;
            List<Address> cells = Corpus.cells(snapshot, attempt.where);
            for (Address at : (attempt == Attempt.CLEAR ? cells.reversed() : cells)
                    .stream().filter(each -> !changed.contains(each)).limit(200).toList()) {
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
