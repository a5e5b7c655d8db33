package dev.alur.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What is to be added to a sheet's XML outside of its rows: widths of columns, lists to choose from, tables.
final class SheetFrame {
    /// A list to choose from in some cells.
    ///
    /// @param formula as the file writes it: `"a,b"`, a range or a name
    private record Choice(String cells, String formula) {}

    private final String relationships;
    private final NavigableMap<Integer, Double> columns = new TreeMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private boolean losesFilter;

    /// @param relationships the namespace of relationships in this workbook
    SheetFrame(String relationships) {
        this.relationships = relationships;
    }

    boolean isEmpty() {
        return columns.isEmpty() && choices.isEmpty() && tables.isEmpty();
    }

    /// Shows a column where it is hidden.
    ///
    /// @param width in characters, 0 for the one that it has
    void column(int column, double width) {
        columns.put(column, width);
    }

    void choice(String cells, String formula) {
        choices.add(new Choice(cells, formula));
    }

    /// Names a table's part by the id of its relationship.
    void table(String id) {
        tables.add(id);
    }

    /// The sheet's own filter has become a table's.
    void loseFilter() {
        losesFilter = true;
    }

    boolean losesFilter() {
        return losesFilter;
    }

    NavigableMap<Integer, Double> columns() {
        return columns;
    }

    /// The elements that go into a container (`dataValidations`, `tableParts`), in its order.
    List<String> children(String container, RootScope scope) {
        return switch (container) {
            case "dataValidations" ->
                choices.stream().map(choice -> choice(choice, scope.prefix())).toList();
            case "tableParts" ->
                tables.stream()
                        .map(id -> '<' + scope.prefix() + "tablePart " + scope.relationship(relationships, id) + "/>")
                        .toList();
            default -> List.of();
        };
    }

    private static String choice(Choice choice, String prefix) {
        return '<' + prefix + "dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\""
                + choice.cells + "\"><" + prefix + "formula1>" + XmlText.xml(choice.formula) + "</" + prefix
                + "formula1></" + prefix + "dataValidation>";
    }
}
