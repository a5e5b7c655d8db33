package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Finds what a call is about, by its path and method.
final class Router {
    private final SpreadsheetsApi sheets;
    private final Store store;
    private final DriveApi drive;

    Router(Store store, SpreadsheetsApi sheets, DriveApi drive) {
        this.store = store;
        this.sheets = sheets;
        this.drive = drive;
    }

    /// What to do, and what kind of call that is.
    record Route(Kind kind, Function<Call, Answer> action) {}

    /// The path, split before it is decoded: a range may hold anything.
    Route route(String method, String rawPath) {
        if (rawPath.startsWith("/v4/spreadsheets")) {
            String rest = rawPath.substring("/v4/spreadsheets".length());
            return sheets(method, rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
        }
        if (rawPath.startsWith("/drive/v3/") || rawPath.startsWith("/upload/drive/v3/")) {
            return drive.route(method, rawPath);
        }
        throw unknown(method, rawPath);
    }

    private static Refusal unknown(String method, String path) {
        return Refusal.unknown(method + " " + path);
    }

    private static Route read(String id, Function<Call, JsonNode> action) {
        return new Route(new Kind("sheets.spreadsheets" + id, false), call -> Answer.json(action.apply(call)));
    }

    private static Route write(String id, Function<Call, JsonNode> action) {
        return new Route(new Kind("sheets.spreadsheets" + id, true), call -> Answer.json(action.apply(call)));
    }

    private Route sheets(String method, String rest) {
        if (rest.isEmpty() && method.equals("POST")) {
            return write(".create", sheets::create);
        }
        if (!rest.startsWith("/")) {
            throw unknown(method, rest);
        }
        List<String> parts = List.of(rest.substring(1).split("/", 3));
        int colon = parts.getFirst().indexOf(':');
        if (parts.size() == 1) {
            String id = decoded(colon < 0 ? parts.getFirst() : parts.getFirst().substring(0, colon));
            return spreadsheet(method, id, colon < 0 ? "" : parts.getFirst().substring(colon + 1));
        }
        if (colon == parts.getFirst().length() - 1) {
            throw unknown(method, rest);
        }
        String id = decoded(parts.getFirst());
        if (parts.size() == 2 && parts.get(1).startsWith(":")) {
            return spreadsheet(method, id, parts.get(1).substring(1));
        }
        if (parts.get(1).equals("values") && parts.size() == 3) {
            return range(method, id, parts.get(2));
        }
        if (parts.size() == 2 && parts.get(1).startsWith("values:")) {
            return values(method, id, parts.get(1).substring("values:".length()));
        }
        return others(method, id, parts);
    }

    private Route spreadsheet(String method, String id, String verb) {
        return switch (method + " " + verb) {
            case "GET " -> read(".get", call -> sheets.get(store.book(id, call.caller()), call));
            case "POST batchUpdate" -> write(".batchUpdate", call -> sheets.batchUpdate(id, call));
            case "POST getByDataFilter" ->
                read(".getByDataFilter", call -> sheets.getByFilter(store.book(id, call.caller()), call));
            default -> throw unknown(method, ":" + verb);
        };
    }

    private Route range(String method, String id, String part) {
        if (method.equals("POST") && part.endsWith(":append")) {
            String range = decoded(part.substring(0, part.length() - ":append".length()));
            return write(
                    ".values.append",
                    masked(call -> sheets.write(id, call, work -> ValuesApi.append(work, range, call))));
        }
        if (method.equals("POST") && part.endsWith(":clear")) {
            String range = decoded(part.substring(0, part.length() - ":clear".length()));
            return write(".values.clear", masked(call -> sheets.write(id, call, work -> ValuesApi.clear(work, range))));
        }
        String range = decoded(part);
        return switch (method) {
            case "GET" ->
                read(".values.get", masked(call -> ValuesApi.get(store.book(id, call.caller()), range, call)));
            case "PUT" ->
                write(
                        ".values.update",
                        masked(call -> sheets.write(id, call, work -> ValuesApi.update(work, range, call))));
            default -> throw unknown(method, part);
        };
    }

    private Route values(String method, String id, String verb) {
        return switch (method + " " + verb) {
            case "GET batchGet" ->
                read(".values.batchGet", masked(call -> ValuesApi.batchGet(store.book(id, call.caller()), call)));
            case "POST batchUpdate" ->
                write(
                        ".values.batchUpdate",
                        masked(call -> sheets.write(id, call, work -> BatchValues.update(work, call.body()))));
            case "POST batchClear" ->
                write(
                        ".values.batchClear",
                        masked(call -> sheets.write(id, call, work -> BatchValues.clear(work, call.body()))));
            case "POST batchUpdateByDataFilter" ->
                write(
                        ".values.batchUpdateByDataFilter",
                        masked(call -> sheets.write(id, call, work -> BatchValues.updateByFilter(work, call.body()))));
            case "POST batchClearByDataFilter" ->
                write(
                        ".values.batchClearByDataFilter",
                        masked(call -> sheets.write(id, call, work -> BatchValues.clearByFilter(work, call.body()))));
            case "POST batchGetByDataFilter" ->
                read(
                        ".values.batchGetByDataFilter",
                        masked(call -> ValuesApi.batchGetByFilter(store.book(id, call.caller()), call.body())));
            default -> throw unknown(method, "values:" + verb);
        };
    }

    private Route others(String method, String id, List<String> parts) {
        if (method.equals("POST") && parts.get(1).equals("developerMetadata:search")) {
            return read(
                    ".developerMetadata.search",
                    masked(call -> MetadataRequests.search(store.book(id, call.caller()), call.body())));
        }
        if (method.equals("GET") && parts.size() == 3 && parts.get(1).equals("developerMetadata")) {
            return read(
                    ".developerMetadata.get",
                    masked(call -> MetadataRequests.get(store.book(id, call.caller()), parts.get(2))));
        }
        boolean copy = parts.size() == 3
                && parts.get(1).equals("sheets")
                && parts.get(2).endsWith(":copyTo");
        if (method.equals("POST") && copy) {
            String sheet = parts.get(2).substring(0, parts.get(2).indexOf(':'));
            return write(".sheets.copyTo", masked(call -> sheets.copyTo(store.book(id, call.caller()), sheet, call)));
        }
        throw unknown(method, String.join("/", parts));
    }

    private static Function<Call, JsonNode> masked(Function<Call, ObjectNode> action) {
        return call -> call.mask().of(action.apply(call));
    }

    static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
