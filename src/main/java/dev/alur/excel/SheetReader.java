package dev.alur.excel;

import dev.alur.grid.Column;
import dev.alur.grid.References;
import dev.alur.grid.Selection;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one sheet into a [Sheet].
final class SheetReader implements SheetWalker.Listener {
    private record Shared(int row, int column, String formula) {}

    private final Book book;
    private final Book.SheetPart part;
    private final Styles styles;
    private final CellValues values;
    private final Wanted wanted;
    private final long mostCells;
    private final List<Column.@Nullable Builder> builders = new ArrayList<>();
    private final Map<String, Shared> shared = new HashMap<>();
    private final ValidationReader validations;
    private final LayoutReader layout;
    private boolean isProtected;
    private int lastRow;
    private int lastColumn;
    private long cells;
    private long room;

    private SheetReader(
            Book book, Book.SheetPart part, Styles styles, CellValues values, Wanted wanted, long mostCells) {
        this.book = book;
        this.part = part;
        this.styles = styles;
        this.values = values;
        this.wanted = wanted;
        this.mostCells = mostCells;
        this.validations = new ValidationReader(part.name());
        this.layout = new LayoutReader(part.name(), styles);
    }

    /// Reads a sheet to its end; [#sheet] then gives it, once the texts that `wanted` kept are filled in.
    static SheetReader read(
            Book book, Book.SheetPart part, Styles styles, CellValues values, Wanted wanted, Caps caps) {
        Selection selection = wanted.selection();
        SheetReader reader = new SheetReader(book, part, styles, values, wanted, caps.cells());
        if (selection == null) {
            new SheetWalker(book, part, reader).walk();
        } else if (!wanted.isNothing()) {
            book.surveys().walk(book, part, selection, reader);
        }
        return reader;
    }

    @Override
    public void row(int row, Tokenizer xml) {
        layout.row(row, xml.tag);
    }

    @Override
    public void cell(Cell cell) {
        layout.cell(cell);
        boolean isWanted = wanted.has(cell.row, cell.column);
        String code = isWanted ? styles.code(cell.style) : null;
        boolean holds = cell.kind != Cell.Kind.NONE || cell.hasValue;
        if (holds) {
            lastRow = cell.row;
            lastColumn = Math.max(lastColumn, cell.column);
        }
        if (isWanted ? holds || code != null : cell.kind != Cell.Kind.NONE) {
            Column.Builder builder = builder(cell.column);
            long before = builder.room();
            long weight = builder.weight();
            if (code != null) {
                builder.format(cell.row, code);
            }
            if (isWanted && holds) {
                value(cell, builder);
            }
            formula(cell, builder, isWanted);
            room += builder.room() - before;
            book.archive().allowance().take(builder.weight() - weight);
            cells++;
        }
        // sparse cells take far more memory than dense ones: four times the room is what a dense sheet never
        // needs
        if (cells > mostCells || room > 4 * mostCells) {
            throw ExcelProblem.TOO_MANY_CELLS.of(book.file(), part.name(), mostCells);
        }
    }

    private void value(Cell cell, Column.Builder builder) {
        double plain = values.plainNumber(cell);
        if (!Double.isNaN(plain)) {
            builder.number(cell.row, plain);
        } else if (cell.type == Cell.Type.SHARED && cell.hasValue) {
            if (wanted.isAll()) {
                builder.shared(cell.row, values.sharedPlace(cell));
            } else {
                wanted.text(builder, cell.row, cell.column, cell.sharedString());
            }
        } else {
            builder.set(cell.row, values.of(cell));
        }
    }

    @Override
    public void element(Tokenizer xml) throws IOException {
        if (xml.tag.is(Names.PROTECTION)) {
            isProtected = Book.isTrue(xml.tag.get("sheet"));
        } else {
            layout.element(xml.tag);
            validations.element(xml);
        }
    }

    private void formula(Cell cell, Column.Builder builder, boolean isWanted) {
        if (cell.kind == Cell.Kind.NONE) {
            return;
        }
        boolean keeps = wanted.countFormula();
        String formula = ownFormula(cell, isWanted || keeps);
        if (formula.isEmpty() && cell.kind == Cell.Kind.ARRAY) {
            return;
        }
        if (isWanted) {
            builder.formula(cell.row, formula);
        } else if (keeps) {
            wanted.formula(builder, cell.row, formula);
        }
    }

    /// @param asked whether anybody asks for more than that it can be told
    private String ownFormula(Cell cell, boolean asked) {
        return switch (cell.kind) {
            case NONE, PLAIN, ARRAY -> XmlText.unescape(cell.formula);
            case SHARED_FIRST -> {
                String formula = XmlText.unescape(cell.formula);
                shared.put(String.valueOf(cell.sharedIndex), new Shared(cell.row, cell.column, formula));
                yield formula;
            }
            case SHARED -> {
                Shared first = shared.get(String.valueOf(cell.sharedIndex));
                if (first == null) {
                    throw new DamagedException("a shared formula without its first cell");
                }
                yield asked
                        ? References.shift(first.formula, cell.row - first.row, cell.column - first.column)
                        : first.formula;
            }
        };
    }

    private Column.Builder builder(int column) {
        while (builders.size() < column) {
            builders.add(null);
        }
        Column.Builder builder = builders.get(column - 1);
        if (builder == null) {
            builder = new Column.Builder(values.strings());
            builders.set(column - 1, builder);
        }
        return builder;
    }

    /// What was read.
    Sheet sheet() {
        wanted.settle();
        List<@Nullable Column> columns = new ArrayList<>();
        for (Column.Builder builder : builders) {
            columns.add(builder == null ? null : builder.build());
        }
        Relations relations =
                Relations.of(book.file(), book.archive(), part.entry().part());
        List<Table> tables = TablePart.of(book, part, relations).stream()
                .map(TablePart::table)
                .toList();
        return new Sheet(part.name(), part.hidden(), isProtected, lastRow, columns, tables, validations.validations())
                .laidOut(layout.layout(book, relations))
                .withMoreFormulas(!wanted.isAll() && wanted.hasMoreFormulas());
    }
}
