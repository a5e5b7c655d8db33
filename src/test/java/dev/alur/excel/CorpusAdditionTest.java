package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets, columns, tables and names are added to workbooks of many programs, each alone and all together: four
/// judges that share no code with us find what was added, and nothing else changed.
@Tag("judge")
@Tag("slow")
class CorpusAdditionTest {
    /// What truth forbids: two merged titles over the place of the column, a table that a query fills, a pivot
    /// table, other things that stand right of the header, and workbooks shared in the old way, which cannot
    /// have tables.
    private static final Map<String, GridProblem> REFUSED = Map.ofEntries(
            Map.entry("COLUMN apache__49273.xlsx", GridProblem.MERGE_OVERLAPS),
            Map.entry("COLUMN apache__Tables.xlsx", GridProblem.MERGE_OVERLAPS),
            Map.entry("COLUMN apache__style-alternate-content.xlsx", GridProblem.MERGE_OVERLAPS),
            Map.entry("COLUMN apache__dataValidationTableRange.xlsx", GridProblem.TABLE_IS_FED),
            Map.entry("COLUMN tafia__pivots.xlsx", GridProblem.PIVOT_OVERLAPS),
            Map.entry("COLUMN closedxml__tdf111974.xlsm", GridProblem.COLUMN_NOT_FREE),
            Map.entry("COLUMN secretlyspy__Loyalty_and_PLCC_Email_Plan_Template.xlsx", GridProblem.COLUMN_NOT_FREE),
            Map.entry(
                    "TABLE apache__workbookProtection_workbook_revision_protected.xlsx",
                    GridProblem.SHARED_WITHOUT_TABLES),
            Map.entry("TABLE closedxml__simple-cell-changes.xlsx", GridProblem.SHARED_WITHOUT_TABLES));

    @TempDir
    private Path folder;

    /// A workbook before and after.
    ///
    /// @param header of the column that was added, or null
    record Added(
            Additions kind,
            Path before,
            Path after,
            @Nullable Address header) {
        String label() {
            return kind + " " + before.getFileName();
        }

        /// Whether a finding of the judge is what was asked for.
        boolean follows(String finding) {
            String[] words = finding.split("\t");
            String where = words[2];
            String what = words[3];
            boolean sheet = kind != Additions.NAME && kind != Additions.COLUMN;
            boolean name = kind == Additions.NAME || kind == Additions.ALL;
            return switch (words[1]) {
                case "workbook:sheets" ->
                    sheet && (what.equals("added: sheet x1") || what.endsWith(", '" + Additions.NEW_SHEET + "']"));
                case "part-added:part" -> sheet && where.matches("(xl/worksheets/)?sheet[0-9]+\\.xml");
                case "part-added:table" ->
                    (kind == Additions.TABLE || kind == Additions.ALL)
                            && where.matches("(xl/)?tables/table[0-9]+\\.xml");
                case "styles:fonts", "styles:cellXfs", "styles:numFmts" -> words[0].equals("ADD");
                case "workbook:definedNames" -> name && what.equals("added");
                case "definedName" -> name && where.equals(Additions.NEW_NAME) && words[0].equals("ADD");
                case "bytes" -> what.equals("styles part rewritten") || isOfColumn(what.split("'")[1]);
                default -> followsColumn(words[1], where, what);
            };
        }

        private boolean isOfColumn(String sheet) {
            return header != null && header.sheet().equals(sheet);
        }

        private boolean followsColumn(String category, String where, String what) {
            if (header == null) {
                return false;
            }
            String column = header.sheet() + "!" + Address.letters(header.column());
            return switch (category) {
                case "cell-added", "cell-style" ->
                    where.substring(0, Math.min(column.length(), where.length()))
                                            .equals(column)
                                    && where.substring(column.length()).matches("[0-9]+")
                            || what.startsWith("... ");
                case "sheet:dataValidations" -> what.startsWith("added");
                case "sheet:cols" -> what.matches("added.*|/cols/col @.*");
                case "part-changed:table" -> what.equals("added: tableColumn x1");
                default -> false;
            };
        }
    }

    @Test
    void nothingElseChangesInWorkbooksOfManyPrograms() throws Exception {
        Map<String, GridProblem> refused = new TreeMap<>();
        List<Added> all = new ArrayList<>();
        for (Path file : Corpus.files("valid")) {
            for (Additions kind : Additions.values()) {
                add(file, kind, refused, all);
            }
        }

        assertThat(refused).isEqualTo(REFUSED);
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(lost(all)).isEmpty();
        List<Added> together =
                all.stream().filter(added -> added.kind == Additions.ALL).toList();
        assertThat(together).hasSizeGreaterThan(45);
        AdditionJudges.poi(together);
        AdditionJudges.openpyxl(folder, together);
        AdditionJudges.office(folder, together);
    }

    private void add(Path file, Additions kind, Map<String, GridProblem> refused, List<Added> all) throws Exception {
        Path copy = Files.createDirectories(folder.resolve(kind.name())).resolve(String.valueOf(file.getFileName()));
        Files.write(copy, Files.readAllBytes(file));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(copy);
        Snapshot snapshot = workbook.read();
        String name = " " + file.getFileName();
        boolean noColumn = REFUSED.containsKey(Additions.COLUMN + name);
        List<Edit> edits = kind.edits(snapshot);
        if (kind == Additions.ALL) {
            boolean noTable = REFUSED.containsKey(Additions.TABLE + name);
            edits = edits.stream()
                    .filter(edit -> !(noColumn && edit instanceof Edit.AddColumn))
                    .filter(edit -> !(noTable && edit instanceof Edit.AddTable))
                    .toList();
        }
        if (edits.isEmpty()) {
            return;
        }
        try {
            workbook.write(snapshot.fingerprint(), edits);
            Address header =
                    edits.stream().anyMatch(edit -> edit instanceof Edit.AddColumn) ? Additions.header(snapshot) : null;
            all.add(new Added(kind, file, copy, header));
        } catch (ProblemException e) {
            Problem problem = e.problems().getFirst();
            refused.put(kind + name, (GridProblem) problem.key());
        }
    }

    private static Map<String, List<String>> lost(List<Added> all) throws Exception {
        List<List<String>> findings = Corpus.findings(all.stream()
                .map(added -> new Corpus.Comparison(added.before, added.after, List.of(), List.of()))
                .toList());
        Map<String, List<String>> lost = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Added added = all.get(i);
            List<String> unwanted = findings.get(i).stream()
                    .filter(finding -> !added.follows(finding))
                    .toList();
            if (!unwanted.isEmpty()) {
                lost.put(added.label(), unwanted);
            }
        }
        return lost;
    }
}
