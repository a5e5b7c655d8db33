package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages about formulas list what is computed, and nothing else.
class FormulasPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Snapshot workbook = Studio.usual()
            .name("Tax_Rate", "Projects!$A$1")
            .name("Tarif_Pajak", "Projects!$A$1")
            .sheet("My sheet", List.of("x"))
            .sheet("Lembar saya", List.of("x"))
            .sheet("Clients", List.of("Name"))
            .sheet("Klien", List.of("Nama"))
            .snapshot();

    /// The cells of the tables of a page, by the section.
    private static List<List<String>> rows(String page, int columns) throws IOException {
        return Files.readAllLines(Path.of("src/docs", page)).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() == columns)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"formulas.md", "formulas.id.md"})
    void eachFunctionThatIsComputedIsListedOnceAndNoOther(String page) throws IOException {
        List<String> listed = new ArrayList<>();
        rows(page, 4).stream()
                .skip(1)
                .forEach(row -> listed.addAll(List.of(row.get(1).split(" "))));
        TreeSet<String> computed = new TreeSet<>(FunctionList.names());
        Arrays.stream(Past.values()).map(Past::name).forEach(computed::add);
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(computed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formulas.md", "formulas.id.md"})
    void whatToUseInsteadIsWhatTheProblemSays(String page) throws IOException {
        Map<String, String> told = new TreeMap<>();
        List<List<String>> rows = rows(page, 2).stream()
                .filter(row -> !row.getFirst().contains("`"))
                .skip(2)
                .toList();
        rows.subList(0, rows.size() - 1)
                .forEach(row -> Arrays.stream(row.get(0).split(" ")).forEach(name -> told.put(name, row.get(1))));
        assertThat(told).isEqualTo(new TreeMap<>(FunctionList.instead()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"formulas.md", "formulas.id.md"})
    void eachExampleIsUnderstood(String page) throws IOException {
        int understood = 0;
        for (int columns : new int[] {2, 4}) {
            for (List<String> row : rows(page, columns)) {
                Matcher code = CODE.matcher(String.join(" ", row));
                while (code.find()) {
                    String formula = code.group(1);
                    if (formula.matches("[=<>≤≥≠+*/^&-]+|PREVIOUS|CHANGED")) {
                        continue;
                    }
                    // an area alone is no value
                    Checked checked = check(formula);
                    boolean area = checked instanceof Wrong(var problems)
                            && problems.stream()
                                    .allMatch(problem -> problem.key() == FormulaProblem.AREA_FOR_ONE_VALUE);
                    assertThat(area || checked instanceof Expression)
                            .as("%s: %s", formula, checked)
                            .isTrue();
                    understood++;
                }
            }
        }
        assertThat(understood).isGreaterThan(30);
    }

    private Checked check(String formula) {
        Resolution column = new Resolution.Column(1, "any");
        Scope scope = new Scope(
                "Projects",
                name -> column,
                name -> Optional.of(new Scope.Ledger(
                        new Table("Any", new Range("Projects", 1, 1, 5, 10), 1, 0, List.of()), other -> column)),
                null,
                Language.EN);
        return Formulas.check(formula, Studio.RULE, scope, workbook);
    }
}
