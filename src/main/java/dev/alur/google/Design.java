package dev.alur.google;

import com.google.api.services.sheets.v4.model.AddNamedRangeRequest;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AddTableRequest;
import com.google.api.services.sheets.v4.model.BooleanCondition;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.CopyPasteRequest;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Link;
import com.google.api.services.sheets.v4.model.NamedRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SetDataValidationRequest;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import com.google.api.services.sheets.v4.model.UpdateNamedRangeRequest;
import com.google.api.services.sheets.v4.model.UpdateTableRequest;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Stroke;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// The requests for whatever is no cell's content: sheets, tables, names, looks, lists.
final class Design {
    /// Unlike in Excel, no dots and no backslashes.
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private static final int PIXELS = 7;
    private static final int MARGIN = 5;

    private final Seen basis;

    Design(Seen basis) {
        this.basis = basis;
    }

    /// An id for a sheet that is to be added: later requests of the same batch have to name it.
    int newSheetId(String name) {
        String digest = Fingerprint.of((basis.fingerprint() + name).getBytes(StandardCharsets.UTF_8))
                .sha256();
        int id = (int) (Long.parseLong(digest.substring(0, 8), 16) & 0x3FFFFFFF) + 1;
        while (isTaken(id)) {
            id++;
        }
        return id;
    }

    private boolean isTaken(int id) {
        return basis.tabs().stream().anyMatch(tab -> tab.id() == id);
    }

    List<Request> sheet(Board board, Edit.AddSheet sheet, ToIntFunction<String> ids) {
        List<Request> requests = new ArrayList<>();
        GridProperties grid = new GridProperties().setRowCount(board.rows()).setColumnCount(board.columns());
        if (!sheet.columns().isEmpty()) {
            grid.setFrozenRowCount(1);
        }
        requests.add(new Request()
                .setAddSheet(new AddSheetRequest()
                        .setProperties(new SheetProperties()
                                .setSheetId(board.id())
                                .setTitle(sheet.sheet())
                                .setHidden(sheet.hidden())
                                .setGridProperties(grid))));
        if (!sheet.columns().isEmpty()) {
            Range header = new Range(sheet.sheet(), 1, 1, 1, sheet.columns().size());
            Address like = sheet.like();
            requests.add(
                    like == null
                            ? repeat(
                                    board.id(),
                                    header,
                                    new CellFormat().setTextFormat(new TextFormat().setBold(true)),
                                    "userEnteredFormat.textFormat.bold")
                            : paste(ids.applyAsInt(like.sheet()), Range.of(like), board.id(), header, "PASTE_FORMAT"));
        }
        return requests;
    }

    static List<Request> dress(int sheet, Stroke.Dress dress) {
        List<Request> requests = new ArrayList<>();
        requests.add(paste(sheet, dress.pattern(), sheet, dress.cells(), "PASTE_FORMAT"));
        requests.add(
                dress.isRuled()
                        ? paste(sheet, dress.pattern(), sheet, dress.cells(), "PASTE_DATA_VALIDATION")
                        : new Request()
                                .setSetDataValidation(
                                        new SetDataValidationRequest().setRange(Areas.of(sheet, dress.cells()))));
        return requests;
    }

    private static Request paste(int from, Range pattern, int to, Range cells, String type) {
        return new Request()
                .setCopyPaste(new CopyPasteRequest()
                        .setSource(Areas.of(from, pattern))
                        .setDestination(Areas.of(to, cells))
                        .setPasteType(type));
    }

    private static Request repeat(int sheet, Range cells, CellFormat format, String fields) {
        return new Request()
                .setRepeatCell(new RepeatCellRequest()
                        .setRange(Areas.of(sheet, cells))
                        .setCell(new CellData().setUserEnteredFormat(format))
                        .setFields(fields));
    }

    /// A path of this machine leads nowhere from a spreadsheet: there is no link to it.
    Optional<Request> link(Stroke.Link link, ToIntFunction<String> ids) {
        Address at = link.at();
        boolean removes = link.target().isEmpty();
        String uri = removes ? "" : uri(link.target(), ids);
        if (uri.isEmpty() && !removes) {
            return Optional.empty();
        }
        TextFormat text = new TextFormat();
        if (!removes) {
            text.setLink(new Link().setUri(uri));
        }
        CellData cell = new CellData().setUserEnteredFormat(new CellFormat().setTextFormat(text));
        return Optional.of(new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setStart(Areas.corner(ids.applyAsInt(at.sheet()), at.row(), at.column()))
                        .setFields("userEnteredFormat.textFormat.link")
                        .setRows(List.of(new RowData().setValues(List.of(cell))))));
    }

    private static String uri(String target, ToIntFunction<String> ids) {
        if (target.startsWith("#")) {
            Address at = Address.parse(target.substring(1));
            return "#gid=" + ids.applyAsInt(at.sheet()) + "&range=" + at.cell();
        }
        return target.matches("[a-z][a-z0-9+.-]+:.*") ? target : "";
    }

    static Request format(int sheet, Stroke.Format format) {
        CellFormat cell = new CellFormat();
        if (format.format() != null) {
            cell.setNumberFormat(Formats.of(format.format()));
        }
        return repeat(sheet, format.cells(), cell, "userEnteredFormat.numberFormat");
    }

    static Request width(int sheet, Stroke.Width width) {
        return new Request()
                .setUpdateDimensionProperties(new UpdateDimensionPropertiesRequest()
                        .setRange(new DimensionRange()
                                .setSheetId(sheet)
                                .setDimension("COLUMNS")
                                .setStartIndex(width.column() - 1)
                                .setEndIndex(width.column()))
                        .setProperties(new DimensionProperties()
                                .setPixelSize((int) Math.round(width.width() * PIXELS) + MARGIN))
                        .setFields("pixelSize"));
    }

    static List<Request> rule(int sheet, Validation validation) {
        DataValidationRule rule = new DataValidationRule()
                .setCondition(condition(validation.formula()))
                .setShowCustomUi(true)
                .setStrict(true);
        return validation.ranges().stream()
                .map(range -> new Request()
                        .setSetDataValidation(new SetDataValidationRequest()
                                .setRange(Areas.of(sheet, range))
                                .setRule(rule)))
                .toList();
    }

    private static BooleanCondition condition(String list) {
        if (!list.startsWith("\"")) {
            return new BooleanCondition()
                    .setType("ONE_OF_RANGE")
                    .setValues(List.of(new ConditionValue().setUserEnteredValue("=" + list)));
        }
        List<ConditionValue> values = new ArrayList<>();
        for (String entry : list.substring(1, list.length() - 1).split(",", -1)) {
            values.add(new ConditionValue().setUserEnteredValue(entry.strip()));
        }
        return new BooleanCondition().setType("ONE_OF_LIST").setValues(values);
    }

    Request reach(int sheet, Table table) {
        String id = basis.tabs().stream()
                .map(Seen.Tab::tables)
                .filter(tables -> tables.containsKey(table.name()))
                .map(tables -> String.valueOf(tables.get(table.name())))
                .findFirst()
                .orElseThrow();
        return new Request()
                .setUpdateTable(new UpdateTableRequest()
                        .setTable(new com.google.api.services.sheets.v4.model.Table()
                                .setTableId(id)
                                .setRange(Areas.of(sheet, table.range())))
                        .setFields("range"));
    }

    static Request table(int sheet, Table table) {
        return new Request()
                .setAddTable(new AddTableRequest()
                        .setTable(new com.google.api.services.sheets.v4.model.Table()
                                .setName(table.name())
                                .setRange(Areas.of(sheet, table.range()))));
    }

    /// @throws dev.alur.grid.ProblemException where it refers to no cells
    Request refer(Stroke.Refer refer, ToIntFunction<String> ids) {
        if (!NAME.matcher(refer.name()).matches()) {
            throw new ProblemException(Problem.error(GridProblem.NAME_UNFIT, null, refer.name()));
        }
        NamedRange range = new NamedRange().setName(refer.name()).setRange(cells(refer, ids));
        for (Map.Entry<String, String> known : basis.nameIds().entrySet()) {
            if (known.getKey().equalsIgnoreCase(refer.name())) {
                return new Request()
                        .setUpdateNamedRange(new UpdateNamedRangeRequest()
                                .setNamedRange(range.setNamedRangeId(known.getValue()))
                                .setFields("range"));
            }
        }
        return new Request().setAddNamedRange(new AddNamedRangeRequest().setNamedRange(range));
    }

    private static com.google.api.services.sheets.v4.model.GridRange cells(
            Stroke.Refer refer, ToIntFunction<String> ids) {
        try {
            Range range = Range.parse(refer.reference());
            return Areas.of(ids.applyAsInt(range.sheet()), range);
        } catch (IllegalArgumentException e) {
            throw GoogleProblem.NAME_WITHOUT_CELLS.because(e, refer.name(), refer.reference());
        }
    }
}
