package dev.alur.google;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Stroke;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Cells of one sheet that are given something, put together to as few requests as there are rectangles.
final class Puts {
    private static final String VALUE = "userEnteredValue";
    private static final String FORMAT = "userEnteredFormat.numberFormat";

    private final int sheet;
    private final FormulaText formulas;
    private final TreeMap<Integer, TreeMap<Integer, Stroke.Put>> rows = new TreeMap<>();

    /// Cells that stand side by side and are given the same kind of thing.
    private record Stretch(int row, int column, boolean isFormatted, List<CellData> cells) {
        boolean isBelow(Stretch above, int rowsAbove) {
            return row == above.row + rowsAbove
                    && column == above.column
                    && isFormatted == above.isFormatted
                    && cells.size() == above.cells.size();
        }
    }

    Puts(int sheet, FormulaText formulas) {
        this.sheet = sheet;
        this.formulas = formulas;
    }

    /// What a cell is given last counts; a format that it was given before stays.
    void add(Stroke.Put put) {
        TreeMap<Integer, Stroke.Put> row = rows.computeIfAbsent(put.at().row(), key -> new TreeMap<>());
        Stroke.Put old = row.get(put.at().column());
        String format = old != null && put.format() == null ? old.format() : put.format();
        row.put(put.at().column(), new Stroke.Put(put.at(), put.value(), put.formula(), format));
    }

    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        List<Stretch> block = new ArrayList<>();
        for (Stretch stretch : stretches()) {
            if (!block.isEmpty() && !stretch.isBelow(block.getFirst(), block.size())) {
                requests.add(request(block));
                block.clear();
            }
            block.add(stretch);
        }
        if (!block.isEmpty()) {
            requests.add(request(block));
        }
        return requests;
    }

    /// By column first, so that what stands below one another follows.
    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        rows.forEach((row, cells) -> {
            Stretch open = null;
            for (var cell : cells.entrySet()) {
                boolean formatted = cell.getValue().format() != null;
                boolean continues = open != null
                        && cell.getKey() == open.column() + open.cells().size()
                        && formatted == open.isFormatted();
                if (open == null || !continues) {
                    open = new Stretch(row, cell.getKey(), formatted, new ArrayList<>());
                    stretches.add(open);
                }
                open.cells().add(data(cell.getValue()));
            }
        });
        stretches.sort(Comparator.comparingInt(Stretch::column)
                .thenComparingInt(stretch -> stretch.cells().size())
                .thenComparingInt(Stretch::row));
        return stretches;
    }

    private Request request(List<Stretch> block) {
        Stretch first = block.getFirst();
        List<RowData> data = new ArrayList<>();
        block.forEach(stretch -> data.add(new RowData().setValues(stretch.cells())));
        return new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setStart(Areas.corner(sheet, first.row(), first.column()))
                        .setFields(first.isFormatted() ? VALUE + "," + FORMAT : VALUE)
                        .setRows(data));
    }

    private CellData data(Stroke.Put put) {
        CellData data = new CellData();
        ExtendedValue value = value(put);
        if (value != null) {
            data.setUserEnteredValue(value);
        }
        return put.format() == null
                ? data
                : data.setUserEnteredFormat(new CellFormat().setNumberFormat(Formats.of(put.format())));
    }

    private @Nullable ExtendedValue value(Stroke.Put put) {
        if (put.formula() != null) {
            return new ExtendedValue().setFormulaValue(formulas.spoken(put.formula()));
        }
        return switch (put.value()) {
            case Value.Blank() -> null;
            case Value.Text(String text) -> new ExtendedValue().setStringValue(text);
            case Value.Number(BigDecimal number) -> new ExtendedValue().setNumberValue(finite(put, number));
            case Value.Bool(boolean bool) -> new ExtendedValue().setBoolValue(bool);
            case Value.Date(var at) -> new ExtendedValue().setNumberValue(finite(put, Serials.number(at)));
            case Value.Fault _ -> throw unstorable(put);
        };
    }

    private static double finite(Stroke.Put put, @Nullable BigDecimal number) {
        double nearest = number == null ? Double.NaN : number.doubleValue();
        if (!Double.isFinite(nearest)) {
            throw unstorable(put);
        }
        return nearest;
    }

    private static ProblemException unstorable(Stroke.Put put) {
        return new ProblemException(Problem.error(GridProblem.VALUE_NOT_STORABLE, put.at(), put.value()));
    }
}
