package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.cli.AlurCommand;
import dev.alur.cli.Foreign;
import dev.alur.cli.Surroundings;
import dev.alur.language.Language;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `alur connect` with a person at the terminal.
final class ConnectByQuestionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final StringWriter said = new StringWriter();
    private Path book;

    @BeforeEach
    void aListWithTwoColumnsThatReadTheSame() {
        book = new Foreign()
                .sheet("Articles")
                .header("A1", "Ref", "Title", "Status", "Status", "Due Date")
                .row("A2", "A-1", "Coffee", "Draft", "Open", DAY)
                .row("A3", "A-2", "Tea", "Done", "Open", DAY)
                .row("A4", "A-3", "Milk", "Draft", "Done", DAY)
                .save(folder.resolve("work.xlsx"));
    }

    private int connect(String... answers) {
        Deque<String> open = new ArrayDeque<>(List.of(answers));
        Map<String, String> environment =
                Map.of("ALUR_STATE", folder.resolve("state").toString());
        Surroundings surroundings = new Surroundings(
                maxSize -> Wirings.runner(environment, maxSize),
                InputStream::nullInputStream,
                Language.EN,
                true,
                false,
                100,
                prompt -> {
                    asked.add(prompt);
                    return open.poll();
                },
                (served, port, language, maxSize) -> 70);
        CommandLine line = AlurCommand.line(surroundings);
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        return line.execute("connect", book.toString());
    }

    @Test
    void whatIsOpenIsAskedAndThenWhetherToDoIt() throws Exception {
        assertThat(connect("2", "y")).as(said.toString()).isZero();

        assertThat(asked).containsExactly("Which one? [1-3]", "Do it? [y/N]");
        assertThat(Foreign.cells(book)).containsValue("Status (2)").containsKey("Workflow!B2");
    }

    @Test
    void withoutAYesNothingIsWritten() throws Exception {
        Map<String, String> before = Foreign.cells(book);

        assertThat(connect("1", "n")).as(said.toString()).isZero();

        assertThat(said.toString()).contains("Nothing has been written");
        assertThat(Foreign.cells(book)).isEqualTo(before);
    }

    @Test
    void noneOfThemIsAnAnswerToo() throws Exception {
        assertThat(connect("3", "y")).as(said.toString()).isZero();

        assertThat(asked).hasSize(2);
        assertThat(Foreign.cells(book)).containsEntry("Articles!F1", "Stage");
    }
}
