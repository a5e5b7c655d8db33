package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.tracker.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The workbooks of the corpus, read by a person before any code was: which is a tracker, where its list stands
/// and what its columns hold. Two more are of class *tracker* and are none of work: lists of staff with their
/// passwords, and of who was present.
class RecognisedCorpusTest {
    private static final Path CORPUS = Path.of("..", "shared", "corpus", "valid");
    private static final Map<String, String> TRACKERS = Map.of(
            "secretlyspy__Loyalty_and_PLCC_Email_Plan_Template.xlsx",
            "Project Tracker row 1 to 13: id A, project B, stage C, due D, notes E");
    private static final Map<String, String> REFUSED = Map.of(
            "fahroniganteng__absensi.xlsx", "no-work",
            "fahroniganteng__Data_Pegawai.xlsx", "no-work",
            "apache__Excel_file_with_trash_item.xlsx", "no-work",
            "apache__ConditionalFormattingSamples.xlsx", "no-work",
            "tafia__inventory-table.xlsx", "no-work",
            "tafia__pivots.xlsx", "no-work",
            "apache__45540_form_Header.xlsx", "no-list",
            "closedxml__AllShapes.xlsx", "nothing-in-it");

    @Test
    void everyWorkbookIsConnectedOrRefusedAsAPersonWould() throws IOException {
        Map<String, String> said = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        Assumptions.assumeTrue(
                Files.isDirectory(CORPUS), "skipped: the corpus is not beside the project (../shared/corpus)");
        List<Path> files;
        try (Stream<Path> listed = Files.list(CORPUS)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Snapshot snapshot;
            try {
                snapshot = new ExcelWorkbooks(InstantSource.system()).open(file).read();
            } catch (ProblemException e) {
                continue;
            }
            said.put(name, said(Recognition.of(snapshot), REFUSED.containsKey(name)));
            expected.put(name, TRACKERS.getOrDefault(name, ("refused " + REFUSED.getOrDefault(name, "")).strip()));
        }
        assertThat(said).isEqualTo(expected).hasSizeGreaterThan(50);
    }

    private static String said(Recognition found, boolean withKey) {
        return switch (found) {
            case Recognition.Refused(var problem) ->
                withKey ? "refused " + problem.key().id() : "refused";
            case Recognition.Recognised tracker ->
                tracker.sheet() + " row " + tracker.headerRow() + " to " + tracker.lastRow() + ": "
                        + tracker.fields().values().stream()
                                .map(guess -> guess.field().key() + " " + Address.letters(guess.column()))
                                .collect(Collectors.joining(", "));
        };
    }
}
