package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A piece of developer metadata.
///
/// @param sheet the sheet's id, -1 for the whole spreadsheet
/// @param dimension `ROWS` or `COLUMNS`, empty for the sheet or the spreadsheet itself
/// @param index the row or column, from 0
record Tag(int id, String key, String value, String visibility, int sheet, String dimension, int index) {
    String locationType() {
        if (sheet < 0) {
            return "SPREADSHEET";
        }
        return dimension.isEmpty() ? "SHEET" : dimension.equals("ROWS") ? "ROW" : "COLUMN";
    }

    Tag movedTo(int otherIndex) {
        return new Tag(id, key, value, visibility, sheet, dimension, otherIndex);
    }

    boolean isOn(Tab tab, String dimensions) {
        return sheet == tab.id() && dimension.equals(dimensions);
    }

    /// As DeveloperMetadata (documented: REST resource spreadsheets.developerMetadata).
    ObjectNode write() {
        ObjectNode node = Json.object();
        node.put("metadataId", id);
        node.put("metadataKey", key);
        if (!value.isEmpty()) {
            node.put("metadataValue", value);
        }
        ObjectNode location = node.putObject("location");
        location.put("locationType", locationType());
        if (sheet < 0) {
            location.put("spreadsheet", true);
        } else if (dimension.isEmpty()) {
            location.put("sheetId", sheet);
        } else {
            ObjectNode range = location.putObject("dimensionRange");
            Json.nonZero(range, "sheetId", sheet);
            range.put("dimension", dimension).put("startIndex", index).put("endIndex", index + 1);
        }
        node.put("visibility", visibility);
        return node;
    }
}
