package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recorded conversation as it would have been with the first sheet under another name, a larger grid, and
/// everything some rows further down and some columns further right. What the real service said then follows
/// from what it said; a server that was written to the recordings' bodies would not know.
final class ShiftedRecording {
    private static final Pattern CELLS = Pattern.compile(
            "([A-Z]{1,2})(\\d+)(?::([A-Z]{1,2})(\\d+)|:([A-Z]{1,2}))?|(\\d+):(\\d+)|([A-Z]{1,2}):([A-Z]{1,2})|([A-Z]{1,2})(\\d+):(\\d+)");
    private static final List<String> FREE = List.of("values", "spreadsheetTheme", "defaultFormat");

    private final ObjectNode recording;
    private final String title;
    private final int down;
    private final int right;
    private final Set<String> otherSheets = new HashSet<>();
    private String first = "Sheet1";

    /// @param title what the first sheet is called instead of Sheet1
    ShiftedRecording(ObjectNode recording, String title, int down, int right) {
        this.recording = recording.deepCopy();
        this.title = title;
        // a table that begins in the first row freezes it, and one that begins below does not
        this.down = recording.toString().contains("addTable") ? 0 : down;
        this.right = right;
    }

    ObjectNode shifted() {
        ArrayNode steps = (ArrayNode) recording.get("steps");
        for (JsonNode step : steps) {
            step.findParents("addSheet")
                    .forEach(parent -> otherSheets.add(
                            parent.at("/addSheet/properties/title").asText()));
        }
        for (int i = 1; i < steps.size(); i++) {
            step((ObjectNode) steps.get(i));
        }
        steps.insert(1, beginning());
        return recording;
    }

    /// Gives the sheet its other name and size.
    private ObjectNode beginning() {
        ObjectNode step = Json.object();
        step.put("method", "POST").put("host", "sheets.googleapis.com");
        step.put("path", "/v4/spreadsheets/__SPREADSHEET_ID__:batchUpdate").putArray("query");
        ObjectNode update =
                step.putObject("requestJson").putArray("requests").addObject().putObject("updateSheetProperties");
        update.put("fields", "title,gridProperties(rowCount,columnCount)");
        update.putObject("properties")
                .put("sheetId", 0)
                .put("title", title)
                .putObject("gridProperties")
                .put("rowCount", 1000 + down)
                .put("columnCount", 26 + right);
        step.put("status", 200);
        step.putObject("responseJson")
                .put("spreadsheetId", "__SPREADSHEET_ID__")
                .putArray("replies")
                .addObject();
        return step;
    }

    private void step(ObjectNode step) {
        if (!step.get("host").asText().contains("sheets.")) {
            return;
        }
        boolean whole = false;
        String path = step.get("path").asText();
        int at = path.indexOf("/values/");
        if (at >= 0) {
            int end = path.indexOf(":", at) < 0 ? path.length() : path.indexOf(":", at);
            String decoded = Router.decoded(path.substring(at + "/values/".length(), end));
            whole = !decoded.contains("!");
            String there = whole && path.endsWith(":append") ? range(decoded) + "!" + rest() : range(decoded);
            step.put("path", path.substring(0, at + "/values/".length()) + Client.encoded(there) + path.substring(end));
            whole = whole && !path.endsWith(":append");
        }
        for (JsonNode pair : step.path("query")) {
            if (pair.get(0).asText().equals("ranges")) {
                ((ArrayNode) pair).set(1, range(pair.get(1).asText()));
            }
        }
        JsonNode answer = step.path("responseJson");
        boolean wholeRows = answer.has("range") && path.matches(".*%21\\d+%3A\\d+.*");
        if (answer.has("values") && isOurs(answer.get("range").asText()) && (whole || wholeRows)) {
            pad((ArrayNode) answer.get("values"), wholeRows ? 0 : down);
        }
        walk(step.path("requestJson"), whole);
        walk(answer, whole);
        if (wholeRows && right > 0) {
            String range = answer.get("range").asText();
            ((ObjectNode) answer).put("range", range.replaceFirst("![A-Z]+", "!A"));
        }
        rename(step.path("requestJson"));
    }

    /// All of the sheet that was there before it was shifted.
    private String rest() {
        return A1.letters(right) + (1 + down) + ":" + A1.letters(25 + right) + (1000 + down);
    }

    private void rename(JsonNode request) {
        for (JsonNode update : request.findValues("updateSheetProperties")) {
            if (update.at("/properties/sheetId").asInt() == 0
                    && update.at("/properties").has("title")) {
                first = update.at("/properties/title").asText();
            }
        }
    }

    private boolean isOurs(String range) {
        return range.startsWith("Sheet1!")
                || range.startsWith(A1.title(first) + "!")
                || range.startsWith("'" + first + "'!");
    }

    private void pad(ArrayNode rows, int above) {
        rows.forEach(row -> {
            for (int i = 0; i < right && !row.isEmpty(); i++) {
                ((ArrayNode) row).insert(0, "");
            }
        });
        for (int i = 0; i < above; i++) {
            rows.insert(0, Json.array());
        }
    }

    /// @param whole whether the ranges here are those of the whole sheet
    private void walk(JsonNode node, boolean whole) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isTextual()) {
                    list.set(i, range(list.get(i).asText()));
                } else {
                    walk(list.get(i), whole);
                }
            }
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        numbers(object);
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean range = field.getKey().toLowerCase(java.util.Locale.ROOT).endsWith("range");
            if (range && value.isTextual()) {
                boolean all = whole
                        && (field.getKey().equals("range") || field.getKey().equals("clearedRange"));
                field.setValue(object.textNode(all ? grown(value.asText()) : range(value.asText())));
            } else if (field.getKey().equals("title") && value.asText().equals("Sheet1")) {
                field.setValue(object.textNode(title));
            } else if (!FREE.contains(field.getKey())
                    || value.isArray() && value.path(0).isObject()) {
                walk(value, whole);
            }
        });
    }

    private void numbers(ObjectNode object) {
        if (object.has("gridProperties") && Json.number(object, "sheetId", 0) == 0 && object.has("sheetId")) {
            ObjectNode grid = (ObjectNode) object.get("gridProperties");
            add(grid, "rowCount", down);
            add(grid, "columnCount", right);
        }
        if (Json.number(object, "sheetId", 0) != 0) {
            return;
        }
        boolean rows = Json.text(object, "dimension", "").equals("ROWS");
        add(object, "startIndex", rows ? down : right);
        add(object, "endIndex", rows ? down : right);
        for (String name : List.of("startRowIndex", "endRowIndex", "rowIndex")) {
            add(object, name, down);
        }
        for (String name : List.of("startColumnIndex", "endColumnIndex", "columnIndex", "dimensionIndex")) {
            if (!object.has("columnName")) {
                add(object, name, right);
            }
        }
        if (object.get("columnMetadata") instanceof ArrayNode columns) {
            for (int i = 0; i < right; i++) {
                columns.insert(0, Json.object().put("pixelSize", 100));
            }
        }
        if (object.at("/setBasicFilter/filter/range") instanceof ObjectNode range && range.size() == 1) {
            // the whole sheet that was
            range.put("startRowIndex", 0).put("startColumnIndex", 0);
        }
    }

    private static void add(ObjectNode object, String name, int more) {
        if (object.has(name)) {
            object.put(name, object.get(name).asInt() + more);
        }
    }

    /// `'Sheet1'!A1:D4` under its other name, further down and right; other sheets stay.
    private String range(String text) {
        int mark = text.lastIndexOf('!');
        String sheet = mark < 0 ? text : text.substring(0, mark);
        boolean quoted = sheet.startsWith("'");
        String plain = quoted ? sheet.substring(1, sheet.length() - 1) : sheet;
        if (otherSheets.contains(plain) || !plain.equals("Sheet1") && !plain.equals(first)) {
            return text;
        }
        String other = plain.equals("Sheet1") ? title : plain;
        String shown = quoted ? "'" + other + "'" : A1.title(other);
        return mark < 0 ? shown : shown + "!" + cells(text.substring(mark + 1));
    }

    private String cells(String text) {
        Matcher matcher = CELLS.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        if (matcher.group(6) != null) {
            return row(matcher.group(6)) + ":" + row(matcher.group(7));
        }
        if (matcher.group(8) != null) {
            return column(matcher.group(8)) + ":" + column(matcher.group(9));
        }
        if (matcher.group(10) != null) {
            return column(matcher.group(10)) + row(matcher.group(11)) + ":" + row(matcher.group(12));
        }
        String start = column(matcher.group(1)) + row(matcher.group(2));
        if (matcher.group(5) != null) {
            return start + ":" + column(matcher.group(5));
        }
        return matcher.group(3) == null ? start : start + ":" + column(matcher.group(3)) + row(matcher.group(4));
    }

    /// The range of a whole sheet: it begins where it began.
    private String grown(String text) {
        String moved = range(text);
        int mark = moved.lastIndexOf('!');
        return moved.substring(0, mark + 1) + "A1" + moved.substring(moved.indexOf(':', mark));
    }

    private String row(String digits) {
        return String.valueOf(Integer.parseInt(digits) + down);
    }

    private String column(String letters) {
        return A1.letters(A1.column(letters) + right);
    }
}
