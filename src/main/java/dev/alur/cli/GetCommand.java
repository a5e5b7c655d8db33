package dev.alur.cli;

import dev.alur.run.Area;
import dev.alur.run.Block;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur get WORKBOOK 'Sheet!A1:C9'…`: cells as Alur understands them, aligned for people, or as JSON or CSV.
@Command(name = "get", sortOptions = false)
final class GetCommand extends Verb {
    /// More cells than any sheet is likely to hold; whoever wants all says so without an end.
    private static final long MOST = 10_000_000;

    @Parameters(index = "0", paramLabel = "WORKBOOK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String workbook;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "'Sheet!A1:C9'")
    private List<String> cells = List.of();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--csv")
    private boolean csv;

    @Option(names = "--formulas")
    private boolean formulas;

    @Override
    String subject() {
        return workbook;
    }

    @Override
    int run() {
        if (json && csv) {
            throw mistake("json-or-csv");
        }
        List<Area> areas = new ArrayList<>();
        for (String each : cells) {
            areas.add(area(each));
        }
        List<Block> blocks = runner().get(workbook, areas);
        CellView view = new CellView(out(), formulas);
        if (json) {
            view.json(blocks);
        } else if (csv) {
            view.csv(blocks);
        } else {
            view.text(blocks);
        }
        return Exit.DONE;
    }

    private Area area(String text) {
        try {
            Area area = Area.parse(text);
            if (area instanceof Area.Cells(var range)
                    && (long) (range.lastRow() - range.firstRow() + 1) * (range.lastColumn() - range.firstColumn() + 1)
                            > MOST) {
                throw mistake("range-too-large", text, MOST);
            }
            return area;
        } catch (IllegalArgumentException e) {
            throw mistake("no-range", text);
        }
    }
}
