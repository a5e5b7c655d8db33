package dev.alur.cli;

import dev.alur.run.Area;
import dev.alur.run.Block;
import java.util.ArrayList;
import java.util.List;

/// `alur get WORKBOOK 'Sheet!A1:C9'…`: cells as Alur understands them, aligned for people, or as JSON or CSV.
final class GetCommand extends Verb {
    /// More cells than any sheet is likely to hold; whoever wants all says so without an end.
    private static final long MOST = 10_000_000;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String workbook;

    private List<String> cells = List.of();

    private boolean json;

    private boolean csv;

    private boolean formulas;

    GetCommand() {
        super("get");
        parameter("WORKBOOK", String.class, value -> workbook = value);
        parameters("'Sheet!A1:C9'", "1..*", value -> cells = value);
        flag("--json", value -> json = value);
        flag("--csv", value -> csv = value);
        flag("--formulas", value -> formulas = value);
    }

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
