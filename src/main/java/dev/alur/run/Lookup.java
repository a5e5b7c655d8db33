package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Listing;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds in a workbook what a person asks for.
record Lookup(Snapshot snapshot) {
    /// @throws ProblemException where there is no such thing
    Block find(Area area) {
        return switch (area) {
            case Area.Cells(Range range) -> block(snapshot.need(range.sheet()), range);
            case Area.Lines lines -> lines(snapshot.need(lines.sheet()), lines);
            case Area.Named(String name) -> named(name);
        };
    }

    private Block named(String name) {
        for (Sheet sheet : snapshot.sheets()) {
            for (Table table : sheet.tables()) {
                Optional<Block> found = inTable(sheet, table, name);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        for (Map.Entry<String, String> each : snapshot.names().entrySet()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return find(defined(name, each.getValue()));
            }
        }
        return snapshot.sheet(name).map(Lookup::whole).orElseThrow(() -> unknown(name));
    }

    private static Optional<Block> inTable(Sheet sheet, Table table, String name) {
        if (name.equalsIgnoreCase(table.name())) {
            return Optional.of(block(sheet, table.range()));
        }
        int bracket = name.indexOf('[');
        boolean isColumn =
                bracket > 0 && name.endsWith("]") && name.substring(0, bracket).equalsIgnoreCase(table.name());
        if (!isColumn) {
            return Optional.empty();
        }
        int column = Listing.of(sheet, table).column(name.substring(bracket + 1, name.length() - 1));
        Range range = table.lastDataRow() < table.firstDataRow()
                ? null
                : new Range(sheet.name(), table.firstDataRow(), column, table.lastDataRow(), column);
        return Optional.of(new Block(sheet, range));
    }

    private static Area defined(String name, String refers) {
        try {
            Area area = Area.parse(refers.strip());
            if (!(area instanceof Area.Named)) {
                return area;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(RunProblem.NAME_WITHOUT_CELLS, null, name, refers), e);
        }
        throw new ProblemException(Problem.error(RunProblem.NAME_WITHOUT_CELLS, null, name, refers));
    }

    /// Why nothing is called so.
    ProblemException unknown(String name) {
        if (snapshot.otherTabs().stream().anyMatch(name::equalsIgnoreCase)) {
            return new ProblemException(Snapshot.noSheet(name, snapshot.titles(), snapshot.otherTabs()));
        }
        List<String> all = new ArrayList<>(snapshot.names().keySet());
        for (Sheet sheet : snapshot.sheets()) {
            all.add(sheet.name());
            sheet.tables().forEach(table -> all.add(table.name()));
        }
        return new ProblemException(Nearest.to(name, all)
                .map(meant -> Problem.error(RunProblem.NOTHING_NAMED_BUT, null, name, meant))
                .orElseGet(() -> Problem.error(RunProblem.NOTHING_NAMED, null, name, snapshot.titles())));
    }

    private static Block whole(Sheet sheet) {
        return block(
                sheet,
                sheet.lastRow() < 1 || sheet.lastColumn() < 1
                        ? null
                        : new Range(sheet.name(), 1, 1, sheet.lastRow(), sheet.lastColumn()));
    }

    /// As far as the sheet goes, where no end was said.
    private static Block lines(Sheet sheet, Area.Lines lines) {
        int lastRow = lines.lastRow() == Address.MAX_ROW ? sheet.lastRow() : lines.lastRow();
        int lastColumn = lines.lastColumn() == Address.MAX_COLUMN ? sheet.lastColumn() : lines.lastColumn();
        boolean none = lastRow < lines.firstRow() || lastColumn < lines.firstColumn();
        return block(
                sheet,
                none ? null : new Range(sheet.name(), lines.firstRow(), lines.firstColumn(), lastRow, lastColumn));
    }

    /// The sheet's name as its tab shows it, whatever case it was asked for in.
    private static Block block(Sheet sheet, @Nullable Range range) {
        return new Block(
                sheet,
                range == null
                        ? null
                        : new Range(
                                sheet.name(),
                                range.firstRow(),
                                range.firstColumn(),
                                range.lastRow(),
                                range.lastColumn()));
    }
}
