package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds every request and every answer against the types of the API. A request that does not fit is refused as
/// Google's servers do; an answer that does not fit is a fault of this server, and is answered with 500.
final class Inspector {
    /// Of each method of the Sheets API: what is sent, what comes back, and the query.
    private static final Map<String, List<String>> METHODS = methods("""
            developerMetadata.get - DeveloperMetadata
            developerMetadata.search SearchDeveloperMetadataRequest SearchDeveloperMetadataResponse
            sheets.copyTo CopySheetToAnotherSpreadsheetRequest SheetProperties
            values.append ValueRange AppendValuesResponse includeValuesInResponse insertDataOption\
             responseDateTimeRenderOption responseValueRenderOption valueInputOption
            values.batchClear BatchClearValuesRequest BatchClearValuesResponse
            values.batchClearByDataFilter BatchClearValuesByDataFilterRequest BatchClearValuesByDataFilterResponse
            values.batchUpdateByDataFilter BatchUpdateValuesByDataFilterRequest BatchUpdateValuesByDataFilterResponse
            values.batchGet - BatchGetValuesResponse dateTimeRenderOption majorDimension ranges valueRenderOption
            values.batchGetByDataFilter BatchGetValuesByDataFilterRequest BatchGetValuesByDataFilterResponse
            values.batchUpdate BatchUpdateValuesRequest BatchUpdateValuesResponse
            values.clear ClearValuesRequest ClearValuesResponse
            values.get - ValueRange dateTimeRenderOption majorDimension valueRenderOption
            values.update ValueRange UpdateValuesResponse includeValuesInResponse responseDateTimeRenderOption\
             responseValueRenderOption valueInputOption
            batchUpdate BatchUpdateSpreadsheetRequest BatchUpdateSpreadsheetResponse
            create Spreadsheet Spreadsheet
            get - Spreadsheet excludeTablesInBandedRanges includeGridData ranges
            getByDataFilter GetSpreadsheetByDataFilterRequest Spreadsheet
            """);

    private static final Set<String> EVERYWHERE = Set.of(
            "$.xgafv",
            "access_token",
            "alt",
            "callback",
            "fields",
            "key",
            "oauth_token",
            "prettyPrint",
            "quotaUser",
            "uploadType",
            "upload_protocol");

    private final Shapes sheets;
    private final Shapes drive;

    Inspector(Shapes sheets, Shapes drive) {
        this.sheets = sheets;
        this.drive = drive;
    }

    private static Map<String, List<String>> methods(String text) {
        Map<String, List<String>> all = new java.util.TreeMap<>();
        text.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(line -> all.put("sheets.spreadsheets." + line.getFirst(), line));
        return all;
    }

    static Map<String, List<String>> methods() {
        return METHODS;
    }

    /// Refuses a request that does not fit.
    void request(Kind kind, Call call) {
        List<String> method = METHODS.get(kind.id());
        if (method == null) {
            driveMask(kind, call);
            check(drive, "File", call.body(), kind.id());
            return;
        }
        for (String name : call.queries().keySet()) {
            if (!EVERYWHERE.contains(name) && !method.subList(3, method.size()).contains(name)) {
                throw Refusal.violation(
                        "Invalid JSON payload received. Unknown name \"" + name
                                + "\": Cannot bind query parameter. Field '" + name
                                + "' could not be found in request message.",
                        "",
                        "Invalid JSON payload received. Unknown name \"" + name
                                + "\": Cannot bind query parameter. Field '" + name
                                + "' could not be found in request message.");
            }
        }
        String sent = method.get(1);
        if (sent.equals("-")) {
            if (!call.body().isEmpty()) {
                throw Refusal.unknown("what a body means in " + kind.id());
            }
        } else {
            check(sheets, sent, call.body(), kind.id());
        }
        call.mask().paths("", (path, below) -> {
            if (!isPath(sheets, method.get(2), path)) {
                String why = "Error expanding 'fields' parameter. Cannot find matching fields for path '" + path + "'.";
                throw Refusal.violation("Request contains an invalid argument.", path, why);
            }
        });
    }

    private void driveMask(Kind kind, Call call) {
        String type =
                kind.id().endsWith(".list") ? "FileList" : kind.id().endsWith(".generateIds") ? "GeneratedIds" : "File";
        call.mask().paths("", (path, below) -> {
            if (!isPath(drive, type, path)) {
                Refusal refusal = Refusal.drive(400, "global", "invalidParameter", "Invalid field selection " + path);
                ((ObjectNode) refusal.body().get("error").get("errors").get(0))
                        .put("location", "fields")
                        .put("locationType", "parameter");
                throw refusal;
            }
        });
    }

    private static void check(Shapes shapes, String type, JsonNode body, String id) {
        List<String[]> faults = new ArrayList<>();
        look(shapes, new Shape.Typed(type), body, Place.TOP, faults);
        if (!faults.isEmpty()) {
            throw Refusal.violation(faults.getFirst()[1], faults.getFirst()[0], faults.getFirst()[1]);
        }
    }

    /// What does not fit in an answer, or null.
    @Nullable
    String answer(Kind kind, JsonNode answer) {
        List<String> method = METHODS.get(kind.id());
        List<String[]> faults = new ArrayList<>();
        String driveType =
                kind.id().endsWith(".list") ? "FileList" : kind.id().endsWith(".generateIds") ? "GeneratedIds" : "File";
        look(
                method == null ? drive : sheets,
                new Shape.Typed(method == null ? driveType : method.get(2)),
                answer,
                Place.TOP,
                faults);
        return faults.isEmpty() ? null : String.join(": ", faults.getFirst());
    }

    private static boolean isPath(Shapes shapes, String type, String path) {
        Shape shape = new Shape.Typed(type);
        for (String name : path.split("\\.")) {
            while (shape instanceof Shape.Many(Shape each)) {
                shape = each;
            }
            if (shape instanceof Shape.Names(Shape each)) {
                shape = each;
                continue;
            }
            Map<String, Shape> fields = shape instanceof Shape.Typed(String at) ? shapes.fields(at) : null;
            if (fields == null || !fields.containsKey(name)) {
                return false;
            }
            shape = fields.get(name);
        }
        return true;
    }

    private static void look(Shapes shapes, Shape shape, JsonNode node, Place at, List<String[]> faults) {
        switch (shape) {
            case Shape.Typed(String type) -> typed(shapes, type, node, at, faults);
            case Shape.Many(Shape.Many(Shape each)) -> {
                // rows of values: looked at where they are read
            }
            case Shape.Many(Shape each) -> {
                int index = 0;
                for (JsonNode item : node instanceof ArrayNode list && isFlat(list) ? list : Json.list(node)) {
                    look(shapes, each, item, at.item(index++), faults);
                }
            }
            case Shape.Names(Shape each) ->
                node.properties()
                        .forEach(field -> look(shapes, each, field.getValue(), at.field(field.getKey()), faults));
            case Shape.Words(Set<String> words) -> {
                if (!node.isTextual() || !words.contains(node.asText())) {
                    faults.add(wrong(at, "TYPE_ENUM", node));
                }
            }
            case Shape.Plain plain -> plain(plain, node, at, faults);
        }
    }

    private static boolean isFlat(ArrayNode list) {
        for (JsonNode item : list) {
            if (item.isArray()) {
                return false;
            }
        }
        return true;
    }

    private static void typed(Shapes shapes, String type, JsonNode node, Place at, List<String[]> faults) {
        Map<String, Shape> fields = shapes.fields(type);
        if (fields == null) {
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            faults.add(wrong(at, "type.googleapis.com/google.apps.sheets.v4." + type, node));
            return;
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Shape shape = fields.get(field.getKey());
            if (shape == null) {
                String where = at == Place.TOP ? "" : " at '" + at.path() + "'";
                faults.add(new String[] {
                    at.path(),
                    "Invalid JSON payload received. Unknown name \"" + field.getKey() + "\"" + where
                            + ": Cannot find field."
                });
            } else if (!field.getValue().isNull()) {
                look(shapes, shape, field.getValue(), at.field(field.getKey()), faults);
            }
        }
    }

    private static void plain(Shape.Plain plain, JsonNode node, Place at, List<String[]> faults) {
        boolean fits = switch (plain) {
            case TEXT -> node.isTextual();
            case WHOLE ->
                node.isIntegralNumber()
                        || node.isNumber() && node.asDouble() == Math.rint(node.asDouble())
                        || node.isTextual() && node.asText().matches("-?\\d+");
            case NUMBER -> node.isNumber() || node.isTextual() && node.asText().matches("-?[\\d.]+(?:[eE]-?\\d+)?");
            case TRUTH -> node.isBoolean();
            case ANY -> true;
        };
        if (!fits || node instanceof ArrayNode) {
            faults.add(wrong(at, plain == Shape.Plain.TEXT ? "TYPE_STRING" : "TYPE_" + plain, node));
        }
    }

    private static String[] wrong(Place at, String type, JsonNode node) {
        return new String[] {at.path(), "Invalid value at '" + at.path() + "' (" + type + "), " + node};
    }

    /// Where in a body something stands; written out only if somebody wants to read it.
    private record Place(@Nullable Place above, String name, int index) {
        static final Place TOP = new Place(null, "", -1);

        Place item(int at) {
            return new Place(this, "", at);
        }

        Place field(String below) {
            return new Place(this, below, -1);
        }

        String path() {
            if (above == null) {
                return "";
            }
            if (index >= 0) {
                return above.path() + "[" + index + "]";
            }
            String before = above.path();
            String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
            return before.isEmpty() ? snake : before + "." + snake;
        }
    }
}
