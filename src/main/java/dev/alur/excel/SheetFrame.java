package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be added to a sheet's XML outside of its rows: widths of columns, lists to choose from, links,
/// tables.
final class SheetFrame {
    /// A list to choose from in some cells.
    ///
    /// @param formula as the file writes it: `"a,b"`, a range or a name
    /// @param isOpen whether anything else may be typed, after a warning
    private record Choice(String cells, String formula, boolean isOpen) {}

    /// Where a cell leads.
    ///
    /// @param location a place within the workbook, or null
    /// @param id of a relationship, or null; neither where a link only goes
    record Link(@Nullable String location, @Nullable String id) {
        static Link of(Tag tag) {
            String location = tag.get("location");
            return new Link(location == null ? null : XmlText.unescape(location), tag.getPrefixed("id"));
        }

        boolean leads() {
            return location != null || id != null;
        }
    }

    private final String relationships;
    private final NavigableMap<Integer, Double> columns = new TreeMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final Map<Address, Link> links = new LinkedHashMap<>();
    private boolean losesFilter;

    /// @param relationships the namespace of relationships in this workbook
    SheetFrame(String relationships) {
        this.relationships = relationships;
    }

    boolean isEmpty() {
        return columns.isEmpty() && choices.isEmpty() && tables.isEmpty() && links.isEmpty();
    }

    /// Shows a column where it is hidden.
    ///
    /// @param width in characters, 0 for the one that it has
    void column(int column, double width) {
        columns.put(column, width);
    }

    void choice(String cells, String formula, boolean isOpen) {
        choices.add(new Choice(cells, formula, isOpen));
    }

    /// Names a table's part by the id of its relationship.
    void table(String id) {
        tables.add(id);
    }

    /// Lets a cell lead somewhere else; nowhere where neither is given.
    ///
    /// @param location a place within the workbook, or null
    /// @param id of a relationship, or null
    void link(Address at, @Nullable String location, @Nullable String id) {
        links.put(at, new Link(location, id));
    }

    boolean changesLinks() {
        return !links.isEmpty();
    }

    /// What stays of a link that the sheet has: nothing where its cell leads elsewhere, and of one over several
    /// cells one for each rectangle that is left.
    ///
    /// @param link the element as it stands
    String staying(String link, @Nullable Range cells) {
        List<Range> left = cells == null ? List.of() : List.of(cells);
        for (Address at : links.keySet()) {
            left = left.stream()
                    .flatMap(range -> range.without(at.row(), at.column()).stream())
                    .toList();
        }
        boolean same = cells == null || left.equals(List.of(cells));
        return same
                ? link
                : left.stream()
                        .map(range -> Attributes.with(link, "ref", range.cells()))
                        .collect(Collectors.joining());
    }

    /// Whether a sheet's links, by the texts of their ranges, are those that were planned.
    boolean isPlanned(Map<String, Link> found) {
        return links.entrySet().stream().allMatch(link -> {
            Link is = found.get(link.getKey().cell());
            return link.getValue().leads() ? link.getValue().equals(is) : is == null;
        });
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

    /// The elements that go into a container (`dataValidations`, `hyperlinks`, `tableParts`), in its order.
    List<String> children(String container, RootScope scope) {
        return switch (container) {
            case "dataValidations" ->
                choices.stream().map(choice -> choice(choice, scope.prefix())).toList();
            case "tableParts" ->
                tables.stream()
                        .map(id -> '<' + scope.prefix() + "tablePart " + scope.relationship(relationships, id) + "/>")
                        .toList();
            case "hyperlinks" ->
                links.entrySet().stream()
                        .filter(link -> link.getValue().leads())
                        .map(link -> link(link.getKey(), link.getValue(), scope))
                        .toList();
            default -> List.of();
        };
    }

    private String link(Address at, Link link, RootScope scope) {
        String id = link.id();
        String location = link.location();
        return '<' + scope.prefix() + "hyperlink ref=\"" + at.cell() + '"'
                + (id == null ? "" : ' ' + scope.relationship(relationships, id))
                + (location == null ? "" : " location=\"" + XmlText.xml(location) + '"') + "/>";
    }

    private static String choice(Choice choice, String prefix) {
        String style = choice.isOpen ? " errorStyle=\"warning\"" : "";
        return '<' + prefix + "dataValidation type=\"list\"" + style
                + " allowBlank=\"1\" showErrorMessage=\"1\" sqref=\""
                + choice.cells + "\"><" + prefix + "formula1>" + XmlText.xml(choice.formula) + "</" + prefix
                + "formula1></" + prefix + "dataValidation>";
    }
}
