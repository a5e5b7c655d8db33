package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The cells of a range as GridData. Exact: rows and cells are shown up to the last that holds something, an
/// empty range has no `rowData`; a column is 100 pixels wide.
final class GridView {
    private final Book book;
    private final Tongue tongue;
    private final Mask mask;
    private final Mask cells;

    GridView(Book book, Mask mask, Caller caller) {
        this.book = book;
        this.tongue = book.tongue();
        this.mask = mask;
        this.cells = mask.at("rowData").at("values");
    }

    ObjectNode show(Box box) {
        ObjectNode node = Json.object();
        if (mask.wants("startRow")) {
            Json.nonZero(node, "startRow", box.top());
        }
        if (mask.wants("startColumn")) {
            Json.nonZero(node, "startColumn", box.left());
        }
        if (mask.wants("rowData")) {
            ArrayNode rows = rows(box);
            if (!rows.isEmpty()) {
                node.set("rowData", rows);
            }
        }
        dimensions(node, "rowMetadata", "ROWS", box.tab(), box.top(), box.bottom());
        dimensions(node, "columnMetadata", "COLUMNS", box.tab(), box.left(), box.right());
        return node;
    }

    private ArrayNode rows(Box box) {
        ArrayNode rows = Json.array();
        int bottom = Math.min(box.bottom(), box.tab().rows.size());
        for (int row = box.top(); row < bottom; row++) {
            Line line = box.tab().rows.get(row);
            int right = Math.min(line.length(), box.right());
            ObjectNode shown = Json.object();
            if (right > box.left() && mask.at("rowData").wants("values")) {
                ArrayNode values = shown.putArray("values");
                for (int column = box.left(); column < right; column++) {
                    values.add(cell(box.tab(), row, column, line.cell(column)));
                }
            }
            rows.add(shown);
        }
        int last = rows.size();
        while (last > 0 && rows.get(last - 1).isEmpty()) {
            rows.remove(--last);
        }
        return rows;
    }

    private ObjectNode cell(Tab tab, int row, int column, Cell cell) {
        ObjectNode node = Json.object();
        Entered value = cell.value();
        if (value != null && cells.wants("userEnteredValue")) {
            node.set("userEnteredValue", cells.at("userEnteredValue").of(Entered.write(value, tongue)));
        }
        if (value != null && (cells.wants("effectiveValue") || cells.wants("formattedValue"))) {
            effective(tab, row, column, cell, node);
        }
        put(node, "userEnteredFormat", cell.format());
        if (cells.wants("effectiveFormat")) {
            put(node, "effectiveFormat", effectiveFormat(tab, row, column, cell));
        }
        if (cells.wants("hyperlink")) {
            String link = link(cell, value);
            if (link != null) {
                node.put("hyperlink", link);
            }
        }
        String note = cell.note();
        if (note != null && cells.wants("note")) {
            node.put("note", note);
        }
        put(node, "dataValidation", cell.validation());
        if (cell.runs() != null && cells.wants("textFormatRuns")) {
            node.set("textFormatRuns", cell.runs());
        }
        if (cell.chips() != null && cells.wants("chipRuns")) {
            node.set("chipRuns", cell.chips());
        }
        return node;
    }

    private void put(ObjectNode node, String name, @Nullable ObjectNode value) {
        if (value != null && cells.wants(name)) {
            node.set(name, cells.at(name).of(value));
        }
    }

    private void effective(Tab tab, int row, int column, Cell cell, ObjectNode node) {
        Calculator.Effective effective = book.calculator().value(tab, row, column);
        if (effective == null) {
            return;
        }
        if (cells.wants("effectiveValue")) {
            node.set("effectiveValue", cells.at("effectiveValue").of(Entered.write(effective.value(), tongue)));
        }
        if (cells.wants("formattedValue")) {
            node.put("formattedValue", Formats.shown(effective.value(), numberFormat(cell, effective), tongue));
        }
    }

    private @Nullable ObjectNode numberFormat(Cell cell, Calculator.Effective effective) {
        ObjectNode format = cell.numberFormat();
        return format == null && effective.day() ? Formats.of("DATE", tongue.date()) : format;
    }

    /// Documented: CellData.effectiveFormat is not written where it is the default.
    private @Nullable ObjectNode effectiveFormat(Tab tab, int row, int column, Cell cell) {
        ObjectNode number = null;
        if (cell.value() instanceof Entered.Formula && cell.numberFormat() == null) {
            Calculator.Effective effective = book.calculator().value(tab, row, column);
            number = effective == null ? null : numberFormat(cell, effective);
        }
        if (cell.format() == null && number == null) {
            return null;
        }
        ObjectNode format = Presenting.DEFAULT_FORMAT.deepCopy();
        if (cell.format() != null) {
            Presenting.merge(format, cell.format());
        }
        if (number != null) {
            format.set("numberFormat", number);
        }
        return format;
    }

    /// Documented: CellData.hyperlink is a link of =HYPERLINK with a text of its own, or that of the
    /// whole cell's text format.
    private static @Nullable String link(Cell cell, @Nullable Entered value) {
        if (cell.format() != null
                && cell.format().path("textFormat").path("link").has("uri")) {
            return cell.format().path("textFormat").path("link").path("uri").asText();
        }
        if (!(value instanceof Entered.Formula(String text))) {
            return null;
        }
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("(?i)=\\s*HYPERLINK\\(\\s*\"([^\"]*)\".*")
                .matcher(text);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private void dimensions(ObjectNode node, String name, String dimension, Tab tab, int from, int to) {
        if (!mask.wants(name)) {
            return;
        }
        Mask wanted = mask.at(name);
        ArrayNode all = node.putArray(name);
        for (int index = from; index < to; index++) {
            ObjectNode shown = Json.object();
            shown.put("pixelSize", dimension.equals("ROWS") ? 21 : 100);
            ObjectNode own = tab.dimension(dimension, index);
            if (own != null) {
                shown.setAll(own);
            }
            for (Tag tag : book.tags) {
                if (tag.isOn(tab, dimension) && tag.index() == index) {
                    shown.withArray("developerMetadata").add(tag.write());
                }
            }
            all.add(wanted.of(shown));
        }
    }
}
