package dev.alur.google;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the answer of `spreadsheets.get` as a stream: a cell is put where it belongs and forgotten, so that a
/// spreadsheet of ten thousand rows takes no more memory than its values do.
final class SpreadsheetReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonParser json;
    private final Map<String, JsonNode> parts = new HashMap<>();
    private final List<TabReader> tabs = new ArrayList<>();

    private SpreadsheetReader(JsonParser json) {
        this.json = json;
    }

    /// @throws IOException where the answer breaks off
    static Seen read(InputStream answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            return new SpreadsheetReader(json).read();
        }
    }

    /// Out of the answer to a batch of requests.
    static Seen written(InputStream answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            Seen seen = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isSpreadsheet = json.currentName().equals("updatedSpreadsheet");
                json.nextToken();
                if (isSpreadsheet) {
                    seen = new SpreadsheetReader(json).read();
                } else {
                    json.skipChildren();
                }
            }
            if (seen == null || json.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the answer holds no spreadsheet");
            }
            return seen;
        }
    }

    private Seen read() throws IOException {
        // formulas can only be read when the locale is known; Google writes it before the sheets
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("sheets")) {
                FormulaText formulas = new FormulaText(locale());
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    TabReader tab = new TabReader(json, formulas);
                    tab.read();
                    tabs.add(tab);
                }
            } else {
                parts.put(field, json.readValueAsTree());
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the answer is no spreadsheet");
        }
        return seen();
    }

    private JsonNode part(String name) {
        return parts.getOrDefault(name, MissingNode.getInstance());
    }

    private String locale() {
        return part("properties").path("locale").asText("en_US");
    }

    private Seen seen() {
        Canon canon = new Canon();
        // it is shown on terminals
        String title = part("properties").path("title").asText().replaceAll("\\p{Cntrl}", " ");
        Map<String, String> names = names();
        String zone = part("properties").path("timeZone").asText();
        canon.add(Kept.HEAD + ",\"locale\":" + JSON.valueToTree(locale()) + ",\"zone\":" + JSON.valueToTree(zone)
                + ",\"names\":" + JSON.valueToTree(new TreeMap<>(names)) + "}");
        List<Sheet> sheets = new ArrayList<>();
        List<Seen.Tab> known = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Map<Integer, String> titles = new HashMap<>();
        tabs.forEach(tab -> titles.put(tab.id(), tab.name()));
        for (TabReader tab : tabs) {
            known.add(tab.tab());
            if (tab.isGrid()) {
                sheets.add(tab.sheet(titles));
            } else {
                others.add(tab.name());
            }
            tab.tell(canon);
        }
        Snapshot snapshot = new Snapshot(title, canon.fingerprint(), sheets, names, others);
        return new Seen(title, locale(), zone, snapshot, known, nameIds(), marks(), canon.packed());
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (JsonNode mark : part("developerMetadata")) {
            if (mark.path("metadataKey").asText().equals(Mark.KEY)) {
                Mark.parse(
                                mark.path("metadataId").asInt(),
                                mark.path("metadataValue").asText())
                        .ifPresent(marks::add);
            }
        }
        marks.sort(Comparator.comparingInt(Mark::number));
        return marks;
    }

    private Map<String, String> nameIds() {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode name : part("namedRanges")) {
            ids.put(name.path("name").asText(), name.path("namedRangeId").asText());
        }
        return ids;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (JsonNode name : part("namedRanges")) {
            int sheet = name.path("range").path("sheetId").asInt(0);
            for (TabReader tab : tabs) {
                if (tab.id() == sheet) {
                    Range range = tab.range(name.path("range"));
                    names.put(name.path("name").asText(), range.absolute());
                }
            }
        }
        return names;
    }
}
