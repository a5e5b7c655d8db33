package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the parts of tables (ECMA-376 part 1, 18.5): a new one, and one that takes another column.
final class TableXml {
    private static final String USUAL_LOOK = "<tableStyleInfo name=\"TableStyleLight9\" showFirstColumn=\"0\""
            + " showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/>";

    private TableXml() {}

    /// A new table.
    ///
    /// @param look the tag `tableStyleInfo` of another table, or nothing
    static byte[] fresh(String namespace, int id, String name, Range range, List<String> headers, String look) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.append("<table xmlns=\"").append(namespace).append("\" id=\"").append(id);
        xml.append("\" name=\"").append(XmlText.xml(name)).append("\" displayName=\"");
        xml.append(XmlText.xml(name)).append("\" ref=\"").append(range.cells());
        xml.append("\" totalsRowShown=\"0\"><autoFilter ref=\"").append(range.cells());
        xml.append("\"/><tableColumns count=\"").append(headers.size()).append("\">");
        for (int i = 0; i < headers.size(); i++) {
            xml.append("<tableColumn id=\"").append(i + 1).append("\" name=\"");
            xml.append(header(headers.get(i))).append("\"/>");
        }
        xml.append("</tableColumns>");
        String other = look.isEmpty() ? USUAL_LOOK : look.replaceFirst("^<[^\\s/>]+", "<tableStyleInfo");
        xml.append(Attributes.closed(other)).append("</table>");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The part of a table with another column at its right end.
    static byte[] widened(Part xml, NewColumn column) {
        long highest = 0;
        int count = 0;
        int ends = 0;
        while (xml.next() != Tokenizer.Kind.EOF) {
            Tokenizer.Kind kind = xml.tokens().kind();
            Tag tag = xml.tag();
            boolean opens = kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY;
            if (!tag.main() || (!opens && kind != Tokenizer.Kind.END)) {
                continue;
            }
            switch (tag.local()) {
                case "table" -> ends = opens ? widen(xml, 0) : ends;
                case "autoFilter", "sortState" -> {
                    if (opens) {
                        widen(xml, ends);
                    }
                }
                case "tableColumn" -> {
                    if (opens) {
                        count++;
                        highest = Math.max(highest, number(String.valueOf(tag.get("id"))));
                    }
                }
                case "tableColumns" -> {
                    if (opens) {
                        count(xml);
                    } else {
                        xml.splice(xml.from(), xml.from(), column(tag.prefix(), highest + 1, column));
                    }
                }
                default -> {}
            }
        }
        if (count == 0) {
            throw xml.damaged(new DamagedException("a table without columns"));
        }
        return xml.spliced();
    }

    /// Widens what ends in a column, the table itself for 0, and gives that column.
    private static int widen(Part xml, int column) {
        int ref = xml.tag().find(Names.REF);
        Range old = ref < 0 ? null : Refs.range("", xml.tag().attributeValue(ref));
        if (old == null) {
            return column;
        }
        if ((column == 0 || old.lastColumn() == column) && old.lastColumn() < Address.MAX_COLUMN) {
            Range wide = new Range("", old.firstRow(), old.firstColumn(), old.lastRow(), old.lastColumn() + 1);
            xml.splice(xml.valueFrom(ref), xml.valueTo(ref), wide.cells());
        }
        return old.lastColumn();
    }

    private static void count(Part xml) {
        int count = xml.tag().find(Names.COUNT);
        if (count >= 0) {
            long columns = number(xml.tag().attributeValue(count));
            xml.splice(xml.valueFrom(count), xml.valueTo(count), Long.toString(columns + 1));
        }
    }

    private static String column(String prefix, long id, NewColumn column) {
        String start = '<' + prefix + "tableColumn id=\"" + id + "\" name=\"" + header(column.header()) + '"';
        String formula = column.formula();
        if (formula == null) {
            return start + "/>";
        }
        String element = prefix + "calculatedColumnFormula";
        return start + "><" + element + '>' + XmlText.xml(formula) + "</" + element + "></" + prefix + "tableColumn>";
    }

    /// A header as an attribute, in which line breaks and tabs would become spaces.
    private static String header(String text) {
        return XmlText.cellText(text).replace("\n", "_x000a_").replace("\t", "_x0009_");
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
