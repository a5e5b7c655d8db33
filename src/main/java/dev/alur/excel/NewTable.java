package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Naming;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a rectangle of a sheet a table: a part of its own, to which the sheet refers.
final class NewTable {
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

    private final Structure structure;
    private final Edit.AddTable edit;
    private final Range range;
    private final Address corner;
    private int highestId;
    private String folder = "";
    private String look = "";

    NewTable(Structure structure, Edit.AddTable edit) {
        this.structure = structure;
        this.edit = edit;
        this.range = edit.range();
        this.corner = new Address(range.sheet(), range.firstRow(), range.firstColumn());
    }

    void add() {
        Book.SheetPart part = structure.sheet(range.sheet());
        structure.requireName(edit.name(), corner);
        if (range.firstRow() == range.lastRow()) {
            throw Structure.refusal(GridProblem.TABLE_TOO_SMALL, corner, range.cells());
        }
        if (structure.book().part("revisionHeaders") != null) {
            throw Structure.refusal(GridProblem.SHARED_WITHOUT_TABLES, corner);
        }
        Ground ground = structure.ground(part.name());
        Obstruction.require(structure, part, ground, range, null);
        lookAtOthers();
        SheetPatch patch = structure.patch(part.name());
        takeFilter(ground, patch.frame());
        List<String> headers = headers(ground);
        Packaging packaging = structure.packaging();
        String name = packaging.free(folder + "table");
        packaging.put(name, TableXml.fresh(structure.namespace(), highestId + 1, edit.name(), range, headers, look));
        packaging.type(name, TYPE);
        patch.frame().table(packaging.relate(part.entry().part(), "table", name));
        structure.packaged();
    }

    private void lookAtOthers() {
        String workbook = structure.book().workbook().part();
        folder = NewSheet.folder(workbook) + "tables/";
        for (Book.SheetPart other : structure.book().sheets()) {
            for (TablePart table : TablePart.of(structure.book(), other)) {
                highestId = Math.max(highestId, table.id());
                folder = NewSheet.folder(table.entry().part());
                look = look.isEmpty() ? table.look() : look;
            }
        }
    }

    private void takeFilter(Ground ground, SheetFrame frame) {
        Range filter = frame.losesFilter() ? null : ground.layout().filter();
        if (filter == null || !Ground.meet(filter, range)) {
            return;
        }
        boolean same = filter.firstRow() == range.firstRow()
                && filter.firstColumn() == range.firstColumn()
                && filter.lastColumn() == range.lastColumn()
                && filter.lastRow() <= range.lastRow();
        if (!same || ground.isFiltered()) {
            throw Structure.refusal(GridProblem.FILTER_OVERLAPS, corner, filter.cells());
        }
        frame.loseFilter();
    }

    private List<String> headers(Ground ground) {
        List<String> headers = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            Address at = new Address(range.sheet(), range.firstRow(), column);
            String header = header(ground, at);
            if (!known.add(Naming.key(header))) {
                throw Structure.refusal(GridProblem.HEADER_TWICE, at, header);
            }
            headers.add(header);
        }
        return headers;
    }

    private String header(Ground ground, Address at) {
        @Nullable Value later = structure.planned(at);
        Ground.Stands stands = ground.at(at.row(), at.column());
        Value value = later == null ? stands.value() : later;
        boolean isFormula = later == null && stands.isFormula();
        return requireHeader(isFormula ? Value.BLANK : value, at);
    }

    /// The text of a header of a table.
    static String requireHeader(Value value, Address at) {
        if (value instanceof Value.Text(String text) && !text.isBlank() && text.length() <= MOST_HEADER) {
            return text;
        }
        throw Structure.refusal(GridProblem.HEADER_UNFIT, at, value);
    }

    private static final int MOST_HEADER = 255;
}
