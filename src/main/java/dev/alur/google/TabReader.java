package dev.alur.google;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Address;
import dev.alur.grid.Column;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one sheet out of the answer. Its cells come in whatever order Google likes, perhaps before its name
/// does, so that all is put together at the end.
final class TabReader {
    private static final double PIXELS = 7;
    private static final Pattern WITHIN = Pattern.compile("#gid=([0-9]{1,10})(?:&range=([A-Z]+[0-9]+))?");

    /// A position and what is pinned to it, before the sheet's name is known.
    private record Pin(int row, int column, String text) {}

    private final JsonParser json;
    private final CellReader cell;
    private final Canon cells = new Canon();
    private final List<Column.@Nullable Builder> columns = new ArrayList<>();
    private final Rules rules = new Rules();
    private final Spills spills = new Spills();
    private final List<Pin> notes = new ArrayList<>();
    private final List<Pin> links = new ArrayList<>();
    private final List<Pin> chips = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final List<JsonNode> widths = new ArrayList<>();
    private final Map<String, JsonNode> parts = new HashMap<>();
    private int lastRow;

    TabReader(JsonParser json, FormulaText formulas) {
        this.json = json;
        this.cell = new CellReader(json, formulas);
    }

    /// Reads a sheet, whose `{` has been read.
    void read() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("data")) {
                each(this::data);
            } else {
                parts.put(field, json.readValueAsTree());
            }
        }
    }

    private interface Part {
        void read() throws IOException;
    }

    /// Reads the objects of a list, whose `[` has been read.
    private void each(Part part) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            part.read();
        }
    }

    private void data() throws IOException {
        int[] row = {0};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "rowData" -> {
                    row[0] = 0;
                    each(() -> row(++row[0]));
                }
                case "rowMetadata" -> {
                    row[0] = 0;
                    each(() -> hidden(++row[0], json.readValueAsTree()));
                }
                case "columnMetadata" -> each(() -> widths.add(json.readValueAsTree()));
                default -> json.skipChildren();
            }
        }
    }

    private void hidden(int row, JsonNode dimension) {
        if (dimension.path("hiddenByUser").asBoolean()
                || dimension.path("hiddenByFilter").asBoolean()) {
            hiddenRows.add(row);
        }
    }

    private void row(int row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("values")) {
                int[] column = {0};
                each(() -> cell(row, ++column[0]));
            } else {
                json.skipChildren();
            }
        }
    }

    private void cell(int row, int column) throws IOException {
        cell.read();
        boolean holds = cell.formula != null || !(cell.value instanceof Value.Blank);
        lastRow = holds ? row : lastRow;
        if (holds || cell.format != null) {
            put(builder(column), row);
            cells.cell(row, column, cell);
        }
        if (cell.isSpilled()) {
            spills.add(row, column);
        }
        if (cell.rule != null) {
            rules.add(row, column, cell.rule);
        }
        if (cell.note != null) {
            notes.add(new Pin(row, column, cell.note));
        }
        if (cell.link != null) {
            links.add(new Pin(row, column, cell.link));
        }
        if (cell.isChip) {
            chips.add(new Pin(row, column, ""));
        }
    }

    private void put(Column.Builder column, int row) {
        column.set(row, cell.value);
        if (cell.formula != null) {
            column.formula(row, cell.formula);
        }
        if (cell.format != null) {
            column.format(row, cell.format);
        }
    }

    private Column.Builder builder(int column) {
        while (columns.size() < column) {
            columns.add(null);
        }
        Column.Builder builder = columns.get(column - 1);
        if (builder == null) {
            builder = new Column.Builder();
            columns.set(column - 1, builder);
        }
        return builder;
    }

    private JsonNode part(String name) {
        return parts.getOrDefault(name, MissingNode.getInstance());
    }

    private JsonNode property(String name) {
        return part("properties").path(name);
    }

    String name() {
        return property("title").asText();
    }

    int id() {
        return property("sheetId").asInt(0);
    }

    /// Whether it has cells; a sheet that is one chart has none.
    boolean isGrid() {
        String type = property("sheetType").asText("GRID");
        return type.equals("GRID") || type.equals("SHEET_TYPE_UNSPECIFIED");
    }

    private int rowCount() {
        return property("gridProperties").path("rowCount").asInt(1);
    }

    private int columnCount() {
        return property("gridProperties").path("columnCount").asInt(1);
    }

    Range range(JsonNode area) {
        return Areas.range(area, name(), rowCount(), columnCount());
    }

    /// The sheet as all walls tell of theirs.
    ///
    /// @param titles of all sheets by their ids, for links name those
    Sheet sheet(Map<Integer, String> titles) {
        Protection protection = protection();
        Layout.Builder layout = new Layout.Builder();
        part("merges").forEach(area -> layout.merge(range(area)));
        spills.ranges(name()).forEach(layout::array);
        notes.forEach(pin -> layout.comment(at(pin), pin.text()));
        links.forEach(pin -> layout.link(at(pin), target(pin.text(), titles)));
        if (!part("basicFilter").isMissingNode()) {
            layout.filter(range(part("basicFilter").path("range")));
        }
        hiddenRows.forEach(row -> layout.row(row, true));
        for (int i = 0; i < widths.size(); i++) {
            JsonNode width = widths.get(i);
            layout.columns(
                    i + 1,
                    i + 1,
                    Math.round(width.path("pixelSize").asDouble() / PIXELS),
                    width.path("hiddenByUser").asBoolean()
                            || width.path("hiddenByFilter").asBoolean());
        }
        protection.tell(layout);
        List<@Nullable Column> built = new ArrayList<>();
        columns.forEach(builder -> built.add(builder == null ? null : builder.build()));
        return new Sheet(
                        name(),
                        property("hidden").asBoolean(),
                        protection.isWhole(),
                        lastRow,
                        built,
                        tables(),
                        rules.validations(name()))
                .laidOut(layout.build());
    }

    /// Within the spreadsheet a link names the sheet by its id: `#gid=7&range=C3`.
    private static String target(String link, Map<Integer, String> titles) {
        Matcher within = WITHIN.matcher(link);
        String title = within.matches() ? title(Long.parseLong(within.group(1)), titles) : null;
        if (title == null) {
            return link;
        }
        String sheet = Address.quoted(title);
        return "#" + sheet + "!" + (within.group(2) == null ? "A1" : within.group(2));
    }

    /// A sheet's id has up to 31 bits.
    private static @Nullable String title(long id, Map<Integer, String> titles) {
        return id <= Integer.MAX_VALUE ? titles.get((int) id) : null;
    }

    private Range at(Pin pin) {
        return new Range(name(), pin.row(), pin.column(), pin.row(), pin.column());
    }

    private Protection protection() {
        return Protection.of(part("protectedRanges"), this);
    }

    /// The range of a table by its id; the whole sheet where there is none.
    Range table(String id) {
        for (JsonNode table : part("tables")) {
            if (table.path("tableId").asText().equals(id)) {
                return range(table.path("range"));
            }
        }
        return new Range(name(), 1, 1, rowCount(), columnCount());
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (JsonNode table : part("tables")) {
            Range range = range(table.path("range"));
            String[] headers = new String[range.lastColumn() - range.firstColumn() + 1];
            for (JsonNode column : table.path("columnProperties")) {
                int index = column.path("columnIndex").asInt(0);
                if (index < headers.length) {
                    headers[index] = column.path("columnName").asText();
                    rules.column(range, index, column);
                }
            }
            List<String> names = new ArrayList<>();
            for (String header : headers) {
                names.add(header == null ? "" : header);
            }
            boolean totals =
                    !table.path("rowsProperties").path("footerColorStyle").isMissingNode();
            tables.add(new Table(table.path("name").asText(), range, 1, totals ? 1 : 0, names));
        }
        return tables;
    }

    /// What only requests have to know.
    Seen.Tab tab() {
        Map<String, String> ids = new HashMap<>();
        part("tables")
                .forEach(table -> ids.put(
                        table.path("name").asText(), table.path("tableId").asText()));
        Set<Address> chipped = new HashSet<>();
        chips.forEach(pin -> chipped.add(new Address(name(), pin.row(), pin.column())));
        return new Seen.Tab(
                id(),
                name(),
                rowCount(),
                columnCount(),
                ids,
                chipped,
                protection().closed());
    }

    /// Adds whatever a person may have changed.
    void tell(Canon whole) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("sheet", name())
                .put("id", id())
                .put("hidden", property("hidden").asBoolean());
        head.put("type", property("sheetType").asText());
        for (String part : List.of("merges", "basicFilter", "protectedRanges", "tables")) {
            if (!part(part).isMissingNode()) {
                head.set(part, part(part));
            }
        }
        head.put("rules", rules.validations(name()).toString());
        head.put("notes", notes.toString());
        head.put("links", links.toString());
        head.put("chips", chips.toString());
        head.put("hiddenRows", hiddenRows.stream().sorted().toList().toString());
        whole.add(head.toString());
        whole.addAll(cells);
    }
}
