package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is added to a workbook, as JSON and back, whole: a run is finished from it without planning again.
final class StructureJson {
    private StructureJson() {}

    static void put(ObjectNode json, Change.Structural change) {
        switch (change) {
            case Change.AddSheet added -> {
                json.putNull("before");
                sheet(json.putObject("after"), added);
            }
            case Change.AddColumn added -> {
                json.putNull("before");
                column(json.putObject("after"), added.column());
            }
            case Change.SetSetting set -> {
                json.put("setting", set.key());
                ValueJson.put(json, "before", set.before(), json);
                ValueJson.put(json, "after", set.after(), json);
                json.put("explanation", set.explanation());
            }
        }
    }

    private static void sheet(ObjectNode json, Change.AddSheet added) {
        Edit.AddSheet sheet = added.sheet();
        json.put("name", sheet.sheet());
        ArrayNode columns = json.putArray("columns");
        sheet.columns().forEach(column -> column(columns.addObject(), column));
        ArrayNode rows = json.putArray("rows");
        for (List<Value> values : sheet.rows()) {
            ObjectNode row = rows.addObject();
            ObjectNode cells = row.putObject("cells");
            for (int index = 0; index < values.size(); index++) {
                if (!(values.get(index) instanceof Value.Blank)) {
                    ValueJson.put(cells, Address.letters(index + 1), values.get(index), row);
                }
            }
        }
        json.put("hidden", sheet.hidden());
        json.put("like", sheet.like() == null ? null : sheet.like().toString());
        if (added.table() == null) {
            json.putNull("table");
        } else {
            json.putObject("table")
                    .put("name", added.table().name())
                    .put("cells", added.table().range().cells());
        }
    }

    private static void column(ObjectNode json, NewColumn column) {
        json.put("header", column.header())
                .put("width", column.width())
                .put("format", column.format())
                .put("list", column.list())
                .put("formula", column.formula())
                .put("open", column.isOpen())
                .put("look", column.look().name().toLowerCase(Locale.ROOT));
    }

    /// Reads a sheet that is added.
    ///
    /// @throws IllegalArgumentException where it is none
    static Change.AddSheet sheet(JsonNode change, List<Reason> reasons, String reads) {
        JsonNode json = change.required("after");
        String name = ChangeJson.text(json, "name");
        List<NewColumn> columns = new ArrayList<>();
        json.required("columns").forEach(column -> columns.add(column(column)));
        List<List<Value>> rows = new ArrayList<>();
        for (JsonNode row : json.required("rows")) {
            rows.add(row(row));
        }
        String like = textOrNull(json, "like");
        JsonNode table = json.required("table");
        return new Change.AddSheet(
                new Edit.AddSheet(
                        name,
                        columns,
                        rows,
                        json.required("hidden").booleanValue(),
                        like == null ? null : Address.parse(like)),
                table.isNull()
                        ? null
                        : new Edit.AddTable(
                                Range.parse(Address.quoted(name) + '!' + ChangeJson.text(table, "cells")),
                                ChangeJson.text(table, "name")),
                reasons,
                reads);
    }

    private static List<Value> row(JsonNode json) {
        List<Value> values = new ArrayList<>();
        ValueJson.all(json.required("cells"), json).forEach((letters, value) -> {
            while (values.size() < Address.column(letters) - 1) {
                values.add(Value.BLANK);
            }
            values.add(value);
        });
        return values;
    }

    static NewColumn column(JsonNode json) {
        // plans and intents of before say nothing of the last two
        return new NewColumn(
                ChangeJson.text(json, "header"),
                json.required("width").doubleValue(),
                textOrNull(json, "format"),
                textOrNull(json, "list"),
                json.path("open").asBoolean(),
                textOrNull(json, "formula"),
                NewColumn.Look.valueOf(json.path("look").asText("plain").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        return json.required(name).isNull() ? null : ChangeJson.text(json, name);
    }
}
