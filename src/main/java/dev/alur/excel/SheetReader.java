package dev.alur.excel;

import dev.alur.grid.Column;
import dev.alur.grid.References;
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

    private SheetReader(Book book, Book.SheetPart part, Styles styles, CellValues values, long mostCells) {
        this.book = book;
        this.part = part;
        this.styles = styles;
        this.values = values;
        this.mostCells = mostCells;
        this.validations = new ValidationReader(part.name());
        this.layout = new LayoutReader(part.name(), styles);
    }

    static Sheet read(Book book, Book.SheetPart part, Styles styles, CellValues values, Caps caps) {
        SheetReader reader = new SheetReader(book, part, styles, values, caps.cells());
        new SheetWalker(book, part, reader).walk();
        return reader.sheet();
    }

    @Override
    public void row(int row, Tokenizer xml) {
        layout.row(row, xml.tag);
    }

    @Override
    public void cell(Cell cell) {
        layout.cell(cell);
        String code = styles.code(cell.style);
        boolean holds = cell.kind != Cell.Kind.NONE || cell.hasValue;
        if (!holds && code == null) {
            return;
        }
        Column.Builder builder = builder(cell.column);
        long before = builder.room();
        if (code != null) {
            builder.format(cell.row, code);
        }
        if (holds) {
            double plain = values.plainNumber(cell);
            if (Double.isNaN(plain)) {
                builder.set(cell.row, values.of(cell));
            } else {
                builder.number(cell.row, plain);
            }
            formula(cell, builder);
            lastRow = cell.row;
            lastColumn = Math.max(lastColumn, cell.column);
        }
        room += builder.room() - before;
        // sparse cells take far more memory than dense ones: four times the room is what a dense sheet never
        // needs
        if (++cells > mostCells || room > 4 * mostCells) {
            throw ExcelProblem.TOO_MANY_CELLS.of(book.file(), part.name(), mostCells);
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

    private void formula(Cell cell, Column.Builder builder) {
        switch (cell.kind) {
            case NONE -> {}
            case PLAIN -> builder.formula(cell.row, XmlText.unescape(cell.formula));
            case ARRAY -> {
                if (!cell.formula.isEmpty()) {
                    builder.formula(cell.row, XmlText.unescape(cell.formula));
                }
            }
            case SHARED_FIRST -> {
                String formula = XmlText.unescape(cell.formula);
                shared.put(String.valueOf(cell.sharedIndex), new Shared(cell.row, cell.column, formula));
                builder.formula(cell.row, formula);
            }
            case SHARED -> {
                Shared first = shared.get(String.valueOf(cell.sharedIndex));
                if (first == null) {
                    throw new DamagedException("a shared formula without its first cell");
                }
                builder.formula(
                        cell.row, References.shift(first.formula, cell.row - first.row, cell.column - first.column));
            }
        }
    }

    private Column.Builder builder(int column) {
        while (builders.size() < column) {
            builders.add(null);
        }
        Column.Builder builder = builders.get(column - 1);
        if (builder == null) {
            builder = new Column.Builder();
            builders.set(column - 1, builder);
        }
        return builder;
    }

    private Sheet sheet() {
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
                .laidOut(layout.layout(book, relations));
    }
}
