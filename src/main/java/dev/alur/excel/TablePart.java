package dev.alur.excel;

import dev.alur.grid.Range;
import dev.alur.grid.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table's part (ECMA-376 part 1, 18.5): what it says, and the places in it that change when the table grows.
final class TablePart {
    private final Archive.Entry entry;
    private final Part xml;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable String> formulas = new ArrayList<>();
    private String name = "";
    private Range range;
    private int headerRows = 1;
    private int totalsRows;
    private int id;
    private String type = "";
    private String look = "";
    /// Places of `ref` values that end where the data end.
    private final List<int[]> refs = new ArrayList<>();

    private TablePart(String file, String sheet, Archive archive, Archive.Entry entry) {
        this.entry = entry;
        this.xml = Part.of(file, archive, entry);
        this.range = new Range(sheet, 1, 1, 1, 1);
        xml.read(() -> read(sheet));
    }

    /// The tables of a sheet, in the order of its relationships.
    static List<TablePart> of(Book book, Book.SheetPart sheet) {
        return of(
                book,
                sheet,
                Relations.of(book.file(), book.archive(), sheet.entry().part()));
    }

    /// @param relations of the sheet
    static List<TablePart> of(Book book, Book.SheetPart sheet, Relations relations) {
        List<TablePart> tables = new ArrayList<>();
        for (String target : relations.targets("table")) {
            tables.add(new TablePart(
                    book.file(), sheet.name(), book.archive(), book.archive().need(target)));
        }
        return tables;
    }

    Archive.Entry entry() {
        return entry;
    }

    Table table() {
        return new Table(name, range, headerRows, totalsRows, columns);
    }

    /// The number that no other table of the workbook has.
    int id() {
        return id;
    }

    /// Whether a query or a map fills the table and decides on its columns.
    boolean isFed() {
        return type.equals("queryTable") || type.equals("xml");
    }

    /// Its tag `tableStyleInfo` as it stands, or nothing.
    String look() {
        return look;
    }

    /// The formula that the table gives to a column of the sheet, without its `=`, or null.
    @Nullable
    String formula(int column) {
        int index = column - range.firstColumn();
        return index >= 0 && index < formulas.size() ? formulas.get(index) : null;
    }

    boolean hasFormulas() {
        return formulas.stream().anyMatch(formula -> formula != null);
    }

    /// The part with the table ending in another row.
    byte[] grownTo(int lastRow) {
        for (int[] ref : refs) {
            Range old = Range.parse(range.sheet(), xml.slice(ref[0], ref[1]));
            Range grown = new Range(range.sheet(), old.firstRow(), old.firstColumn(), lastRow, old.lastColumn());
            xml.splice(ref[0], ref[1], grown.cells());
        }
        return xml.spliced();
    }

    private void read(String sheet) {
        while (xml.next() != Tokenizer.Kind.EOF) {
            Tokenizer.Kind kind = xml.tokens().kind();
            Tag tag = xml.tag();
            if ((kind != Tokenizer.Kind.START && kind != Tokenizer.Kind.EMPTY) || !tag.main()) {
                continue;
            }
            switch (tag.local()) {
                case "table" -> table(tag, sheet);
                case "autoFilter" -> filter(tag, sheet);
                case "tableColumn" -> {
                    columns.add(XmlText.unescape(String.valueOf(tag.get("name"))));
                    formulas.add(null);
                }
                case "calculatedColumnFormula" -> {
                    boolean array = Book.isTrue(tag.get("array"));
                    String formula = XmlText.unescape(xml.text());
                    if (!array && !formulas.isEmpty()) {
                        formulas.set(formulas.size() - 1, formula);
                    }
                }
                case "tableStyleInfo" -> look = xml.slice(xml.from(), xml.to());
                default -> {}
            }
        }
    }

    private void table(Tag tag, String sheet) {
        String shown = tag.get("displayName");
        name = shown == null ? String.valueOf(tag.get("name")) : shown;
        range = Range.parse(sheet, String.valueOf(tag.get("ref")));
        id = count(tag.get("id"), 0);
        String kind = tag.get("tableType");
        type = kind == null ? "" : kind;
        headerRows = count(tag.get("headerRowCount"), 1);
        totalsRows = count(tag.get("totalsRowCount"), 0);
        remember(tag);
    }

    private void filter(Tag tag, String sheet) {
        String ref = tag.get("ref");
        if (ref != null && Range.parse(sheet, ref).lastRow() == range.lastRow() - totalsRows) {
            remember(tag);
        }
    }

    private void remember(Tag tag) {
        int ref = tag.find(Names.REF);
        refs.add(new int[] {xml.valueFrom(ref), xml.valueTo(ref)});
    }

    private static int count(@Nullable String value, int usual) {
        return value == null ? usual : Integer.parseInt(value);
    }
}
