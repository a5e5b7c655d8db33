package dev.alur.google;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AddNamedRangeRequest;
import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AddTableRequest;
import com.google.api.services.sheets.v4.model.BasicFilter;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BooleanCondition;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.Color;
import com.google.api.services.sheets.v4.model.ColorStyle;
import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.DeleteNamedRangeRequest;
import com.google.api.services.sheets.v4.model.DeleteSheetRequest;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.Editors;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Link;
import com.google.api.services.sheets.v4.model.MergeCellsRequest;
import com.google.api.services.sheets.v4.model.NamedRange;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SetBasicFilterRequest;
import com.google.api.services.sheets.v4.model.SetDataValidationRequest;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.TableRowsProperties;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import com.google.api.services.sheets.v4.model.UpdateSpreadsheetPropertiesRequest;
import dev.alur.google.server.Caller;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Pinned;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Puts a workbook into the test server through its API, as the person who owns it and shares it with Alur.
public final class Loading {
    private static final String OWNER = "owner@example.com";
    private static final String OWNERS_TOKEN = "owner";
    private static final String ALUR = "alur@example.com";
    private static final String ALURS_TOKEN = "alur";

    private final List<Request> requests = new ArrayList<>();
    private final List<Sheet> sheets;

    private Loading(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    /// @param names defined names that stand for cells; others are left out
    /// @return the spreadsheet's id
    public static String load(SheetsServer server, String title, List<Sheet> sheets, Map<String, String> names)
            throws IOException {
        server.callers().token(OWNERS_TOKEN, Caller.person(OWNER)).token(ALURS_TOKEN, Caller.person(ALUR));
        Sheets api = new Sheets.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        request -> request.getHeaders().setAuthorization("Bearer " + OWNERS_TOKEN))
                .setRootUrl(server.address().toString())
                .setApplicationName("test")
                .build();
        Loading loading = new Loading(sheets);
        Spreadsheet created = api.spreadsheets()
                .create(new Spreadsheet()
                        .setProperties(new SpreadsheetProperties().setTitle(title))
                        .setSheets(loading.empty()))
                .execute();
        for (int i = 0; i < sheets.size(); i++) {
            loading.fill(i + 1, sheets.get(i));
        }
        names.forEach(loading::name);
        loading.protect();
        api.spreadsheets()
                .batchUpdate(
                        created.getSpreadsheetId(), new BatchUpdateSpreadsheetRequest().setRequests(loading.requests))
                .execute();
        server.share(created.getSpreadsheetId(), ALUR, "writer");
        return created.getSpreadsheetId();
    }

    /// Puts a workbook into a spreadsheet that is there, in the place of all that stands in it. What nobody but
    /// an owner can do, protecting against somebody, is left out.
    ///
    /// @param present the ids of its sheets
    /// @param names the ids of its named ranges
    static BatchUpdateSpreadsheetRequest instead(
            String title, List<Integer> present, List<String> names, List<Sheet> sheets) {
        List<Request> requests = new ArrayList<>();
        requests.add(new Request()
                .setUpdateSpreadsheetProperties(new UpdateSpreadsheetPropertiesRequest()
                        .setProperties(new SpreadsheetProperties().setTitle(title))
                        .setFields("title")));
        int spare = 1_000_000
                + present.stream().mapToInt(id -> id % 1_000_000).max().orElse(0)
                + 1;
        requests.add(new Request()
                .setAddSheet(new AddSheetRequest()
                        .setProperties(new SheetProperties().setSheetId(spare).setTitle("Alur " + spare))));
        names.forEach(name ->
                requests.add(new Request().setDeleteNamedRange(new DeleteNamedRangeRequest().setNamedRangeId(name))));
        present.forEach(id -> requests.add(new Request().setDeleteSheet(new DeleteSheetRequest().setSheetId(id))));
        if (!sheets.isEmpty()) {
            Loading loading = new Loading(sheets);
            loading.empty()
                    .forEach(sheet -> requests.add(
                            new Request().setAddSheet(new AddSheetRequest().setProperties(sheet.getProperties()))));
            requests.add(new Request().setDeleteSheet(new DeleteSheetRequest().setSheetId(spare)));
            for (int i = 0; i < sheets.size(); i++) {
                loading.fill(i + 1, sheets.get(i));
            }
            requests.addAll(loading.requests);
        }
        return new BatchUpdateSpreadsheetRequest().setRequests(requests);
    }

    /// The wall to that server, for somebody whom the owner shared the spreadsheet with.
    public static GoogleWorkbooks workbooks(SheetsServer server, Pace pace) {
        return new GoogleWorkbooks(Endpoints.at(server.address().toString()), bearer(), owner("here"), pace);
    }

    /// The same for a machine of that name, with journals of its own.
    public static GoogleWorkbooks workbooks(SheetsServer server, Pace pace, String machine) {
        return new GoogleWorkbooks(Endpoints.at(server.address().toString()), bearer(), owner(machine), pace);
    }

    static Owner owner(String machine) {
        return Owner.of(() -> machine, () -> machine);
    }

    static Bearer bearer() {
        return new Bearer() {
            @Override
            public String token() {
                return ALURS_TOKEN;
            }

            @Override
            public void refused(String token) {}
        };
    }

    /// A pace that never waits and whose minutes pass by themselves.
    public static Pace hurried() {
        long[] seconds = {1_800_000_000L};
        return new Pace(() -> Instant.ofEpochSecond(seconds[0] += 2), new Random(7), time -> {}, time -> {});
    }

    private List<com.google.api.services.sheets.v4.model.Sheet> empty() {
        List<com.google.api.services.sheets.v4.model.Sheet> empty = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            empty.add(new com.google.api.services.sheets.v4.model.Sheet()
                    .setProperties(new SheetProperties()
                            .setSheetId(i + 1)
                            .setTitle(sheet.name())
                            .setHidden(sheet.hidden())
                            .setGridProperties(new GridProperties()
                                    .setRowCount(Math.max(1000, lastRow(sheet)))
                                    .setColumnCount(Math.max(26, sheet.lastColumn())))));
        }
        return empty;
    }

    private static int lastRow(Sheet sheet) {
        return sheet.validations().stream()
                .flatMap(validation -> validation.ranges().stream())
                .mapToInt(Range::lastRow)
                .reduce(sheet.lastRow(), Math::max);
    }

    private void fill(int id, Sheet sheet) {
        cells(id, sheet);
        sheet.layout()
                .merged()
                .forEach(range -> requests.add(new Request()
                        .setMergeCells(new MergeCellsRequest()
                                .setRange(Areas.of(id, range))
                                .setMergeType("MERGE_ALL"))));
        sheet.tables().forEach(table -> requests.add(table(id, table)));
        sheet.validations().forEach(validation -> rule(id, validation));
        for (int row = 1; row <= sheet.lastRow(); row++) {
            if (sheet.layout().isRowHidden(row)) {
                hide(id, "ROWS", row);
            }
        }
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.layout().isColumnHidden(column)) {
                hide(id, "COLUMNS", column);
            }
        }
        Range filter = sheet.layout().filter();
        if (filter != null) {
            requests.add(new Request()
                    .setSetBasicFilter(
                            new SetBasicFilterRequest().setFilter(new BasicFilter().setRange(Areas.of(id, filter)))));
        }
    }

    private void cells(int id, Sheet sheet) {
        List<RowData> rows = new ArrayList<>();
        for (int row = 1; row <= sheet.lastRow(); row++) {
            List<CellData> cells = new ArrayList<>();
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                cells.add(cell(sheet, row, column));
            }
            rows.add(new RowData().setValues(cells));
        }
        if (!rows.isEmpty()) {
            requests.add(
                    new Request()
                            .setUpdateCells(
                                    new UpdateCellsRequest()
                                            .setStart(Areas.corner(id, 1, 1))
                                            .setRows(rows)
                                            .setFields(
                                                    "userEnteredValue,userEnteredFormat.numberFormat,userEnteredFormat.textFormat.link,note")));
        }
    }

    private static CellData cell(Sheet sheet, int row, int column) {
        CellData data = new CellData().setUserEnteredValue(value(sheet, row, column));
        String format = sheet.format(row, column);
        if (format != null) {
            data.setUserEnteredFormat(new CellFormat().setNumberFormat(Formats.of(format)));
        }
        String link = sheet.layout().link(row, column);
        if (link != null) {
            CellFormat look = data.getUserEnteredFormat() == null ? new CellFormat() : data.getUserEnteredFormat();
            data.setUserEnteredFormat(look.setTextFormat(new TextFormat().setLink(new Link().setUri(link))));
        }
        for (Pinned comment : sheet.layout().comments()) {
            if (comment.cells().contains(row, column)) {
                data.setNote(comment.text());
            }
        }
        return data;
    }

    private static @Nullable ExtendedValue value(Sheet sheet, int row, int column) {
        String formula = sheet.formula(row, column);
        if (formula != null) {
            return new ExtendedValue().setFormulaValue("=" + formula);
        }
        return switch (sheet.value(row, column)) {
            case Value.Blank _, Value.Fault _ -> null;
            case Value.Text(String text) -> new ExtendedValue().setStringValue(text);
            case Value.Number(var number) -> new ExtendedValue().setNumberValue(number.doubleValue());
            case Value.Bool(boolean bool) -> new ExtendedValue().setBoolValue(bool);
            case Value.Date(var at) ->
                new ExtendedValue()
                        .setNumberValue(
                                Objects.requireNonNull(Serials.number(at)).doubleValue());
        };
    }

    private static Request table(int id, Table table) {
        com.google.api.services.sheets.v4.model.Table made = new com.google.api.services.sheets.v4.model.Table()
                .setName(table.name())
                .setRange(Areas.of(id, table.range()));
        if (table.totalsRows() > 0) {
            ColorStyle grey = new ColorStyle().setRgbColor(new Color().setRed(0.5f));
            made.setRowsProperties(new TableRowsProperties()
                    .setHeaderColorStyle(grey)
                    .setFirstBandColorStyle(grey)
                    .setSecondBandColorStyle(grey)
                    .setFooterColorStyle(grey));
        }
        return new Request().setAddTable(new AddTableRequest().setTable(made));
    }

    private void rule(int id, Validation validation) {
        if (!validation.type().equals("list")) {
            return;
        }
        String list = validation.formula();
        List<ConditionValue> values = new ArrayList<>();
        boolean written = list.startsWith("\"");
        for (String entry : written ? list.substring(1, list.length() - 1).split(",") : new String[] {"=" + list}) {
            values.add(new ConditionValue().setUserEnteredValue(entry));
        }
        DataValidationRule rule = new DataValidationRule()
                .setCondition(new BooleanCondition()
                        .setType(written ? "ONE_OF_LIST" : "ONE_OF_RANGE")
                        .setValues(values))
                .setShowCustomUi(true);
        validation
                .ranges()
                .forEach(range -> requests.add(new Request()
                        .setSetDataValidation(new SetDataValidationRequest()
                                .setRange(Areas.of(id, range))
                                .setRule(rule))));
    }

    private void hide(int id, String dimension, int place) {
        requests.add(new Request()
                .setUpdateDimensionProperties(new UpdateDimensionPropertiesRequest()
                        .setRange(new DimensionRange()
                                .setSheetId(id)
                                .setDimension(dimension)
                                .setStartIndex(place - 1)
                                .setEndIndex(place))
                        .setProperties(new DimensionProperties().setHiddenByUser(true))
                        .setFields("hiddenByUser")));
    }

    private void name(String name, String reference) {
        try {
            Range range = Range.parse(reference);
            for (int i = 0; i < sheets.size(); i++) {
                if (sheets.get(i).name().equalsIgnoreCase(range.sheet())) {
                    requests.add(new Request()
                            .setAddNamedRange(new AddNamedRangeRequest()
                                    .setNamedRange(
                                            new NamedRange().setName(name).setRange(Areas.of(i + 1, range)))));
                }
            }
        } catch (IllegalArgumentException e) {
            // a name for a formula, which a spreadsheet cannot have
            return;
        }
    }

    private void protect() {
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).isProtected()) {
                requests.add(new Request()
                        .setAddProtectedRange(new AddProtectedRangeRequest()
                                .setProtectedRange(new ProtectedRange()
                                        .setRange(new GridRange().setSheetId(i + 1))
                                        .setEditors(new Editors().setUsers(List.of(OWNER))))));
            }
        }
    }
}
