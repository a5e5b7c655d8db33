package dev.alur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import dev.alur.run.Cell;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur get WORKBOOK 'Sheet!A1:C9'`: cells as Alur understands them, parted by tabs, a line a row.
@Command(name = "get", sortOptions = false)
final class GetCommand extends Verb {
    @Parameters(index = "0", paramLabel = "WORKBOOK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String workbook;

    @Parameters(index = "1", paramLabel = "'Sheet!A1:C9'")
    @SuppressWarnings("NullAway.Init")
    private String cells;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return workbook;
    }

    @Override
    int run() {
        List<Cell> found = runner().get(workbook, range());
        if (json) {
            print(json(found));
            return Exit.DONE;
        }
        int row = found.isEmpty() ? 0 : found.getFirst().at().row();
        StringBuilder line = new StringBuilder();
        for (Cell cell : found) {
            if (cell.at().row() != row) {
                out().line(line.toString());
                line.setLength(0);
                row = cell.at().row();
            } else if (!cell.equals(found.getFirst())) {
                line.append('\t');
            }
            line.append(cell.value().plain().replaceAll("[\t\r\n]+", " "));
        }
        out().line(line.toString());
        return Exit.DONE;
    }

    private Range range() {
        try {
            return Range.parse(cells);
        } catch (IllegalArgumentException e) {
            throw mistake("no-range", cells);
        }
    }

    private static ArrayNode json(List<Cell> cells) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Cell cell : cells) {
            ObjectNode node = all.addObject();
            node.put("address", cell.at().toString());
            node.put("type", cell.value().getClass().getSimpleName().toLowerCase(Locale.ROOT));
            switch (cell.value()) {
                case Value.Blank blank -> node.putNull("value");
                case Value.Number number -> node.put("value", number.number());
                case Value.Bool bool -> node.put("value", bool.value());
                case Value.Text text -> node.put("value", text.text());
                case Value.Date date -> node.put("value", date.plain());
                case Value.Fault fault -> node.put("value", fault.code());
            }
            if (cell.formula() != null) {
                node.put("formula", cell.formula());
            }
        }
        return all;
    }
}
