package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.document.Judge;
import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// LibreOffice shows the same before and after an edit, sheet by sheet, but for the edited cells and those
/// that depend on them.
@Tag("judge")
@Tag("slow")
class LibreOfficeAgreesTest {
    /// What LibreOffice itself cannot open, edited or not.
    private static final Set<String> UNREADABLE = Set.of("closedxml__SampleSparklines.xlsx", "tafia__issue_530.xlsx");

    /// A pivot table over cities by state takes a line more for the state that was overwritten.
    private static final Address GROWN_PIVOT = Address.parse("PivotTable!C19");

    /// Every sheet as a file of its own, cells as they are shown.
    private static final String AS_SHOWN =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private static final Pattern REFERENCE = Pattern.compile("(?:('(?:[^']|'')+'|[A-Za-z0-9_.]+)!)?"
            + "\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?");

    @TempDir
    private Path folder;

    private int compared;
    private int edited;

    @Test
    void libreOfficeShowsTheSameButForWhatWasEdited() throws Exception {
        Path before = Files.createDirectory(folder.resolve("before"));
        Path after = Files.createDirectory(folder.resolve("after"));
        CorpusEdits edits = new CorpusEdits();
        Map<Path, List<String>> changes = new TreeMap<>();
        for (Path file : Corpus.files("valid")) {
            String name = String.valueOf(file.getFileName());
            if (!UNREADABLE.contains(name)) {
                Files.write(before.resolve(name), Files.readAllBytes(file));
                Files.write(after.resolve(name), Files.readAllBytes(file));
                changes.put(after.resolve(name), edits.make(after.resolve(name)));
            }
        }
        convert(before);
        convert(after);
        TreeMap<String, List<String>> differences = new TreeMap<>();
        for (Map.Entry<Path, List<String>> entry : changes.entrySet()) {
            List<String> found = compare(before, entry.getKey(), entry.getValue());
            if (!found.isEmpty()) {
                differences.put(
                        String.valueOf(entry.getKey().getFileName()), found.subList(0, Math.min(found.size(), 8)));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("cells").isGreaterThan(200_000);
        assertThat(edited).as("edited cells").isGreaterThan(120);
    }

    private void convert(Path workbooks) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--convert-to",
                AS_SHOWN,
                "--outdir",
                workbooks.resolve("csv").toString()));
        try (Stream<Path> files = Files.list(workbooks)) {
            files.sorted().map(Path::toString).forEach(command::add);
        }
        Judge.run(folder, command.toArray(String[]::new));
    }

    private List<String> compare(Path before, Path file, List<String> changes) throws IOException {
        String name = String.valueOf(file.getFileName());
        Map<String, String> written = new HashMap<>();
        for (String change : changes) {
            int mark = change.indexOf('=');
            written.put(change.substring(0, mark), change.substring(mark + 1));
        }
        Snapshot snapshot =
                new ExcelWorkbooks(Clock.systemUTC()).open(before.resolve(name)).read();
        List<String> found = new ArrayList<>();
        Set<String> differ = new HashSet<>(written.keySet());
        List<Address> other = new ArrayList<>();
        for (Sheet sheet : snapshot.sheets()) {
            String csv = name.substring(0, name.lastIndexOf('.')) + '-' + sheet.name() + ".csv";
            List<List<String>> old = csv(before.resolve("csv").resolve(csv));
            List<List<String>> now = csv(file.resolveSibling("csv").resolve(csv));
            for (int row = 1; row <= Math.max(old.size(), now.size()); row++) {
                int columns = Math.max(at(old, row).size(), at(now, row).size());
                for (int column = 1; column <= columns; column++) {
                    String was = at(old, row, column);
                    String is = at(now, row, column);
                    Address at = sheet.address(row, column);
                    String key = sheet.name() + "!" + at.cell();
                    compared++;
                    if (written.containsKey(key)) {
                        edited++;
                        shown(key, String.valueOf(written.get(key)), is, found);
                    } else if (!was.equals(is)) {
                        differ.add(key);
                        other.add(at);
                    }
                }
            }
        }
        for (Address at : other) {
            Sheet sheet = snapshot.need(at.sheet());
            String formula = sheet.formula(at.row(), at.column());
            // LibreOffice fills pivot tables anew from what their sources hold now
            boolean follows = sheet.layout().pivot(at.row(), at.column()) != null || at.equals(GROWN_PIVOT);
            if (!follows && (formula == null || !refersTo(formula, at.sheet(), differ))) {
                found.add(at + " =" + formula);
            }
        }
        return found;
    }

    private static void shown(String key, String written, String is, List<String> found) {
        boolean same = switch (written.isEmpty() ? ' ' : written.charAt(0)) {
            case 's' -> is.equals(written.substring(2));
            case 'n' -> is.replaceAll("[^0-9]", "").matches("123[45].*");
            default -> is.isEmpty();
        };
        if (!same) {
            found.add(key + " shows " + is + " for " + written);
        }
    }

    /// Whether a formula refers to a cell that differs; what refers by a name or by a table may.
    private static boolean refersTo(String formula, String sheet, Set<String> differ) {
        Matcher matcher = REFERENCE.matcher(formula);
        boolean any = false;
        while (matcher.find()) {
            any = true;
            String on = matcher.group(1) == null ? sheet : matcher.group(1).replaceAll("^'|'$", "");
            String range = matcher.group(2)
                    + matcher.group(3)
                    + (matcher.group(4) == null ? "" : ":" + matcher.group(4) + matcher.group(5));
            Range cells = Range.parse(on, range);
            if (differ.stream()
                    .map(key -> Range.parse(
                            key.substring(0, key.lastIndexOf('!')), key.substring(key.lastIndexOf('!') + 1)))
                    .anyMatch(cell ->
                            cell.sheet().equalsIgnoreCase(on) && cells.contains(cell.firstRow(), cell.firstColumn()))) {
                return true;
            }
        }
        return !any || formula.contains("[");
    }

    private static List<String> at(List<List<String>> rows, int row) {
        return row <= rows.size() ? rows.get(row - 1) : List.of();
    }

    private static String at(List<List<String>> rows, int row, int column) {
        List<String> cells = at(rows, row);
        return column <= cells.size() ? cells.get(column - 1) : "";
    }

    private static List<List<String>> csv(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
