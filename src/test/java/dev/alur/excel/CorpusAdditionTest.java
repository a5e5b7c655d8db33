package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets, columns, tables and names are added to workbooks of many programs, and nothing else changes.
@Tag("judge")
@Tag("slow")
class CorpusAdditionTest {
    @TempDir
    private Path folder;

    @Test
    void devel() throws Exception {
        TreeMap<String, List<String>> lost = new TreeMap<>();
        TreeMap<String, String> refused = new TreeMap<>();
        List<Corpus.Comparison> comparisons = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Path file : Corpus.files("valid")) {
            for (Additions kind : Additions.values()) {
                String label = kind + " " + file.getFileName();
                Path copy = Files.createDirectories(Path.of("/tmp/adding").resolve(kind.name())).resolve(String.valueOf(file.getFileName()));
                Files.write(copy, Files.readAllBytes(file));
                Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(copy);
                try {
                    List<Edit> edits = kind.edits(workbook.read());
                    if (edits.isEmpty()) {
                        refused.put(label, "no header");
                        continue;
                    }
                    workbook.write(workbook.fingerprint(), edits);
                } catch (ProblemException e) {
                    refused.put(label, Sentences.detail(e.problems().getFirst(), Language.EN));
                    continue;
                } catch (RuntimeException e) {
                    refused.put(label, "CRASH " + e);
                    e.printStackTrace();
                    continue;
                }
                labels.add(label);
                comparisons.add(new Corpus.Comparison(file, copy, List.of(), List.of()));
            }
        }
        List<List<String>> findings = Corpus.findings(comparisons);
        StringBuilder all = new StringBuilder();
        refused.forEach((l, s) -> all.append("REFUSED\t" + l + "\t" + s + "\n"));
        for (int i = 0; i < labels.size(); i++) {
            for (String f : findings.get(i)) {
                all.append(labels.get(i) + "\t" + f + "\n");
            }
        }
        Files.writeString(Path.of("/tmp/adding/findings.txt"), all.toString());
        assertThat(lost).isEmpty();
    }
}
