package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A workbook of somebody's own, and the commands that are tried on it.
///
/// @param alur with a state folder of its own
record ConnectedBook(Command alur, Path book) {
    static ConnectedBook in(Path folder) {
        return new ConnectedBook(Command.with(folder.resolve("state")), folder.resolve("work.xlsx"));
    }

    String name() {
        return book.toString();
    }

    Command.Ended run(String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = verb;
        all[1] = name();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return alur.run(all);
    }

    /// What a command that succeeds says.
    String done(String verb, String... arguments) {
        Command.Ended ended = run(verb, arguments);
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended.out();
    }

    JsonNode json(String verb, String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        return new ObjectMapper().readTree(done(verb, all));
    }

    /// Cells as CSV.
    String get(String cells) {
        return run("get", cells, "--csv").out().strip().replaceAll("\\R", "\n");
    }

    /// A row of Rules, in the language of its sheet.
    void rule(String sheet, String... cells) {
        String[] all = new String[cells.length + 2];
        all[0] = "--append";
        all[1] = sheet;
        System.arraycopy(cells, 0, all, 2, cells.length);
        done("set", all);
    }

    /// The cell in which a setting's value stands.
    String setting(String sheet, String key) {
        List<String> keys =
                run("get", sheet + "!A1:A70").out().lines().map(String::strip).toList();
        for (String line : keys) {
            if (line.replaceFirst("^[0-9]+\\s+", "").equals(key)) {
                return sheet + "!B" + Integer.parseInt(line.replaceFirst("\\s.*", ""));
            }
        }
        throw new AssertionError("no " + key + " in " + keys);
    }

    /// What cells hold now and did not before, but for those of some sheets.
    Map<String, String> changed(Map<String, String> before, String sheets) throws IOException {
        Map<String, String> changed = new TreeMap<>(Foreign.cells(book));
        changed.entrySet().removeAll(before.entrySet());
        changed.keySet().removeIf(cell -> cell.matches("(" + sheets + ")!.*"));
        return changed;
    }
}
