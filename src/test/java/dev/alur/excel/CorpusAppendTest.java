package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Sheet;
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
    /// Every refusal, with its sentence.
    private static final List<String> REFUSED = List.of(
            noRoom("apache__ConditionalFormattingSamples.xlsx", "Table6", 12),
            noRoom("apache__ConditionalFormattingSamples.xlsx", "Table610", 12),
            noRoom("apache__ConditionalFormattingSamples.xlsx", "Table69", 12),
            noRoom("apache__DataTableCities.xlsx", "BigCity", 15),
            noRoom("apache__DataTableCities.xlsx", "SmallCity", 15));

    private static String noRoom(String file, String table, int row) {
        return file + " " + table + ": The table “" + table + "” cannot grow, because something stands in row " + row
                + ", right below it. Add a blank row to the table in the workbook, or move what stands below it.";
    }

    /// An appended row.
    private record Appended(Path before, Path after, Sheet sheet, Table table, int row, int column) {
        Corpus.Comparison comparison() {
            String change = sheet.name() + "!" + sheet.address(row, column).cell() + "=s:Baru";
            return new Corpus.Comparison(before, after, List.of(change), List.of("--expect-part", "xl/tables/*.xml"));
        }

        /// The cells of the row that the table fills, and ranges that ended where it ended.
        boolean follows(String finding) {
            return finding.matches("ADD\tcell-added\t" + Pattern.quote(sheet.name()) + "(![A-Z]+" + row
                            + "\t.*|\t[.]{3} [0-9]+ in all)")
                    || finding.matches("LOSS\tsheet:(dataValidations|conditionalFormatting|extLst)\t.*");
        }
    }

    @TempDir
    private Path folder;

    private final TreeSet<String> refused = new TreeSet<>();

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
            List<String> findings =
                    judged.get(i).stream().filter(finding -> !each.follows(finding)).toList();
            if (!findings.isEmpty()) {
                lost.put(each.before.getFileName() + " " + each.table.name(), findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(appended).hasSize(23);
        assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
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
        assertThat(withoutRefs(copy)).isEqualTo(withoutRefs(file));
        appended.add(new Appended(file, copy, sheet, table, row, column));
    }

    /// The table parts but for where they say the table ends.
    private static List<String> withoutRefs(Path file) throws IOException {
        Archive archive = Archive.of("table", Files.readAllBytes(file), Caps.USUAL);
        return archive.entries().stream()
                .filter(entry -> entry.part().startsWith("xl/tables/") && entry.part().endsWith(".xml"))
                .map(entry -> new String(archive.xml(entry), StandardCharsets.UTF_8)
                        .replaceAll(" ref=\"[A-Z0-9:]+\"", ""))
                .toList();
    }
}
