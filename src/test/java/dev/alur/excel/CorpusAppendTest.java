package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row that is appended to a table of a workbook by some other program changes the table and what ends there.
@Tag("judge")
@Tag("slow")
class CorpusAppendTest {
    /// An appended row.
    private record Appended(Path before, Path after, Sheet sheet, Table table, int row, int column) {
        Corpus.Comparison comparison() {
            String change = sheet.name() + "!" + sheet.address(row, column).cell() + "=s:Baru";
            return new Corpus.Comparison(before, after, List.of(change), List.of("--expect-part", "xl/tables/*.xml"));
        }

        /// The cells of the row that the table fills, and ranges that ended where it ended. What other parts
        /// hold is compared whole ([#unwanted]).
        boolean follows(String finding) {
            String[] words = finding.split("\t");
            return switch (words[1]) {
                case "cell-added" ->
                    words[2].matches(Pattern.quote(sheet.name()) + "![A-Z]+" + row) || words[3].startsWith("...");
                case "cell-formula" -> words[3].startsWith("...") || isGrown(words[3].split(" -> "));
                case "bytes" -> words[3].startsWith("untouched sheet");
                case "definedName" -> isGrown(words[3].split(" -> "));
                default -> words[1].matches("sheet:(dataValidations|conditionalFormatting|extLst)|part-changed:.*");
            };
        }

        private boolean isGrown(String... texts) {
            return texts.length == 2 && grown(texts[0]).equals(grown(texts[1]));
        }

        /// A text in which the table's last row is the new one wherever it stands.
        private String grown(String text) {
            return text.replaceAll("([A-Za-z]\\$?)" + (row - 1) + "\\b", "$1" + row);
        }

        /// The parts, but for those that an edited cell touches, that differ in more than where ranges end.
        List<String> unwanted() throws IOException {
            Archive old = Archive.of("before", Bytes.of(Files.readAllBytes(before)), Caps.USUAL);
            Archive now = Archive.of("after", Bytes.of(Files.readAllBytes(after)), Caps.USUAL);
            List<String> found = new ArrayList<>();
            for (Archive.Entry entry : old.entries()) {
                boolean touched = entry.part().matches(".*(sharedStrings|calcChain|workbook)[.]xml")
                        || entry.equals(
                                Book.of("before", old).sheet(sheet.name()).entry());
                boolean same = touched
                        || grown(new String(old.xml(entry), StandardCharsets.ISO_8859_1))
                                .equals(grown(
                                        new String(now.xml(now.need(entry.part())), StandardCharsets.ISO_8859_1)));
                if (!same) {
                    found.add("LOSS\t" + entry.part());
                }
            }
            return found;
        }

        /// Every formula is the same, but for where ranges end.
        void requireSameFormulas() {
            Snapshot old = open(before).read();
            Snapshot now = open(after).read();
            for (Sheet each : old.sheets()) {
                for (int r = 1; r <= each.lastRow(); r++) {
                    for (int c = 1; c <= each.lastColumn(); c++) {
                        String formula = each.formula(r, c);
                        if (formula != null) {
                            assertThat(grown(
                                            String.valueOf(now.need(each.name()).formula(r, c))))
                                    .as(each.address(r, c).toString())
                                    .isEqualTo(grown(formula));
                        }
                    }
                }
            }
        }
    }

    @TempDir
    private Path folder;

    private final TreeSet<String> refused = new TreeSet<>();
    private int moved;

    @Test
    void anAppendedRowChangesTheTableAndWhatEndsThere() throws Exception {
        List<Appended> appended = new ArrayList<>();
        for (Path file : Corpus.files("valid")) {
            for (Sheet sheet : open(file).read().sheets()) {
                for (Table table : sheet.tables()) {
                    append(file, sheet, table, appended);
                }
            }
        }
        TreeMap<String, List<String>> lost = new TreeMap<>();
        List<List<String>> judged =
                Corpus.findings(appended.stream().map(Appended::comparison).toList());
        for (int i = 0; i < judged.size(); i++) {
            Appended each = appended.get(i);
            List<String> findings = new ArrayList<>(each.unwanted());
            judged.get(i).stream().filter(finding -> !each.follows(finding)).forEach(findings::add);
            each.requireSameFormulas();
            if (!findings.isEmpty()) {
                lost.put(each.before.getFileName() + " " + each.table.name(), findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(appended).hasSize(23);
        assertThat(moved).isEqualTo(5);
        assertThat(refused).isEmpty();
    }

    private static Workbook open(Path file) {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file);
    }

    private void append(Path file, Sheet sheet, Table table, List<Appended> appended) throws IOException {
        Path copy = folder.resolve(table.name() + "-" + file.getFileName());
        Files.write(copy, Files.readAllBytes(file));
        Workbook workbook = open(copy);
        int row = table.lastDataRow() + 1;
        int column = table.range().firstColumn();
        while (sheet.formula(row - 1, column) != null) {
            column++;
        }
        try {
            workbook.write(
                    workbook.fingerprint(),
                    List.of(new Edit.AppendRow(sheet.name(), row, Map.of(column, Value.of("Baru")))));
        } catch (ProblemException e) {
            refused.add(file.getFileName() + " " + table.name() + ": "
                    + Sentences.detail(e.problems().getFirst(), Language.EN));
            return;
        }
        Sheet after = workbook.read().need(sheet.name());
        assertThat(after.value(row, column)).isEqualTo(Value.of("Baru"));
        assertThat(after.tables()).contains(table.to(row + table.totalsRows()));
        if (table.totalsRows() > 0 || isTaken(sheet, table, row)) {
            // what stood below has moved: nothing for a judge that compares cell by cell
            moved++;
        } else {
            appended.add(new Appended(file, copy, sheet, table, row, column));
        }
    }

    private static boolean isTaken(Sheet sheet, Table table, int row) {
        for (int column = table.range().firstColumn(); column <= table.range().lastColumn(); column++) {
            if (!sheet.value(row, column).isBlank() || sheet.formula(row, column) != null) {
                return true;
            }
        }
        return false;
    }
}
