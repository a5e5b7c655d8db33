package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Trackers as people make them. Each file of `recognition` is a workbook as text ([Grid]) with what a person
/// who reads it would say: the sheet, the row of the headers, each field with its column, and what cannot be
/// known.
final class ForeignTrackersTest {
    private static final Path FOLDER = Path.of("src/test/resources/recognition");

    static Stream<String> trackers() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList().stream();
        }
    }

    static Grid grid(String name) throws IOException {
        return Grid.of(Files.readString(FOLDER.resolve(name + ".txt")));
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void aTrackerIsReadAsAPersonWould(String name) throws IOException {
        Grid grid = grid(name);
        Recognition found = Recognition.of(grid.snapshot());
        assertThat(String.join("\n", said(found, grid.expected)))
                .isEqualTo(grid.expected.stream().map(String::strip).collect(Collectors.joining("\n")));
    }

    /// What was found, in the words and the order of what is expected; questions are always said.
    private static List<String> said(Recognition found, List<String> expected) {
        return switch (found) {
            case Recognition.Refused(var problem) ->
                List.of("= refused " + problem.key().id());
            case Recognition.Recognised tracker -> {
                List<String> lines = new ArrayList<>();
                List<String> questions = new ArrayList<>(tracker.questions().stream()
                        .map(ForeignTrackersTest::said)
                        .toList());
                for (String line : expected) {
                    String bare = line.strip();
                    if (bare.startsWith("? ")) {
                        lines.add(questions.remove(bare) ? bare : "? " + questions);
                    } else {
                        lines.add(said(tracker, bare));
                    }
                }
                lines.addAll(questions);
                yield lines;
            }
        };
    }

    private static String said(Recognition.Recognised tracker, String line) {
        return switch (line.split("[ :]")[1]) {
            case "stages" -> {
                Recognition.Stages stages = tracker.stages();
                yield stages == null
                        ? "= stages none"
                        : ("= stages " + stages.source() + ": " + String.join("; ", stages.all())).strip();
            }
            case "inputs" -> {
                Recognition.Stages stages = tracker.stages();
                yield "= inputs "
                        + (stages == null
                                ? ""
                                : stages.inputs().stream().map(Address::letters).collect(Collectors.joining(", ")));
            }
            case "ids" -> "= ids " + tracker.ids();
            case "last" -> "= last " + tracker.lastRow();
            case "free" -> "= free " + tracker.freeRow();
            case "asides" ->
                "= asides " + tracker.asides().stream().map(String::valueOf).collect(Collectors.joining(", "));
            case "dates" ->
                "= dates "
                        + tracker.dates().entrySet().stream()
                                .map(each -> Address.letters(each.getKey()) + " " + each.getValue())
                                .collect(Collectors.joining(", "));
            case "numbers" ->
                "= numbers "
                        + tracker.numbers().entrySet().stream()
                                .map(each -> Address.letters(each.getKey()) + " " + each.getValue())
                                .collect(Collectors.joining(", "));
            case "invoices" -> {
                Recognition.InvoiceList list = tracker.invoices();
                yield list == null
                        ? "= invoices none"
                        : "= invoices " + list.sheet() + " | row " + list.headerRow() + " | "
                                + fields(list.fields().values(), line);
            }
            default ->
                "= " + tracker.sheet() + " | row " + tracker.headerRow() + " | "
                        + fields(tracker.fields().values(), line);
        };
    }

    /// The fields with their columns, in the order of a line.
    private static String fields(Iterable<Guess> guesses, String line) {
        List<String> order =
                List.of(line.substring(line.lastIndexOf('|') + 1).strip().split(", "));
        List<String> said = new ArrayList<>();
        guesses.forEach(guess -> said.add(guess.field().key() + " " + Address.letters(guess.column())));
        said.sort((a, b) -> Integer.compare(place(order, a), place(order, b)));
        return String.join(", ", said);
    }

    private static int place(List<String> order, String said) {
        int at = order.indexOf(said);
        return at < 0 ? order.size() : at;
    }

    private static String said(Question question) {
        String columns = question.candidates().stream()
                .map(Guess::column)
                .sorted()
                .map(Address::letters)
                .collect(Collectors.joining(", "));
        return switch (question.about()) {
            case COLUMN -> "? " + question.field().key() + " " + columns;
            case MEANING ->
                "? meaning " + Address.letters(question.candidates().getFirst().column()) + ": "
                        + question.candidates().stream()
                                .map(guess -> guess.field().key())
                                .sorted()
                                .collect(Collectors.joining(", "));
            case SHEET -> "? sheet " + String.join(", ", question.sheets());
            case DATE_ORDER, NUMBER_STYLE ->
                "? " + question.about().name().toLowerCase(Locale.ROOT).replace('_', '-') + " "
                        + question.field().key();
        };
    }
}
