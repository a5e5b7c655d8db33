package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a sheet's XML says outside of some cells, as the parser of the JDK reads it: every tag with its prefix
/// and its attributes in their order, every text, comment and instruction. Left out is what has to follow an
/// edit: the dimension, an edited row's number and the hint at its columns, where a shared formula keeps its
/// text.
final class SheetTokens {
    private static final String SHARED = " shared ";

    private final XMLStreamReader xml;
    private final Set<Address> without;
    private final List<String> outside = new ArrayList<>();
    private final TreeMap<Integer, List<String>> rows = new TreeMap<>();
    private List<String> target = outside;
    private int row;
    private int column;
    private int depth;

    private SheetTokens(byte[] part, Set<Address> without) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        for (String limit : List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit", "entityExpansionLimit")) {
            factory.setProperty("jdk.xml." + limit, "0");
        }
        this.xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
        this.without = without;
    }

    /// Reads a part.
    ///
    /// @param without cells of the sheet Data to leave out
    static SheetTokens of(byte[] part, Set<Address> without) throws XMLStreamException {
        SheetTokens tokens = new SheetTokens(part, without);
        tokens.read();
        return tokens;
    }

    List<String> outside() {
        return outside;
    }

    /// The rows, but for those that say nothing; a row that an edit added or emptied is such a one.
    TreeMap<Integer, List<String>> rows() {
        TreeMap<Integer, List<String>> speaking = new TreeMap<>(rows);
        speaking.values()
                .removeIf(tokens -> tokens.size() == 2 && tokens.getFirst().indexOf(' ') < 0);
        return speaking;
    }

    private void read() throws XMLStreamException {
        boolean dropped = false;
        while (xml.hasNext()) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 3 && xml.getLocalName().equals("row")) {
                        String r = xml.getAttributeValue(null, "r");
                        row = r == null ? row + 1 : Integer.parseInt(r);
                        column = 0;
                        target = rows.computeIfAbsent(row, key -> new ArrayList<>());
                    } else if (depth == 4
                            && target != outside
                            && xml.getLocalName().equals("c")) {
                        String r = xml.getAttributeValue(null, "r");
                        column = r == null ? column + 1 : Range.parse("Data", r).firstColumn();
                        dropped = without.contains(new Address("Data", row, column));
                    }
                    add(dropped, start());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    add(dropped, "</" + name() + ">");
                    dropped &= depth != 4;
                    target = depth == 3 ? outside : target;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
                    text(dropped, xml.getText());
                case XMLStreamConstants.COMMENT -> add(dropped, "<!--" + xml.getText() + "-->");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    add(dropped, "<?" + xml.getPITarget() + ' ' + xml.getPIData());
                default -> {}
            }
        }
    }

    private String start() {
        StringBuilder tag = new StringBuilder("<").append(name());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            tag.append(" xmlns:").append(xml.getNamespacePrefix(i)).append('=').append(xml.getNamespaceURI(i));
        }
        boolean isEditedRow = xml.getLocalName().equals("row") && isEdited(row);
        if ("shared".equals(xml.getAttributeValue(null, "t"))) {
            return tag + SHARED + xml.getAttributeValue(null, "si");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            boolean follows = (name.equals("ref") && xml.getLocalName().equals("dimension"))
                    || (isEditedRow && (name.equals("spans") || name.equals("r")));
            if (!follows) {
                tag.append(' ')
                        .append(xml.getAttributePrefix(i))
                        .append(':')
                        .append(name)
                        .append('=');
                tag.append(xml.getAttributeValue(i));
            }
        }
        return tag.toString();
    }

    private boolean isEdited(int edited) {
        return without.stream().anyMatch(at -> at.row() == edited);
    }

    private String name() {
        return xml.getPrefix() + ':' + xml.getLocalName();
    }

    private void text(boolean dropped, String text) {
        boolean shared = !target.isEmpty() && target.getLast().contains(SHARED);
        String last = target.isEmpty() ? "" : target.getLast();
        if (dropped || shared) {
            return;
        }
        // where a cell comes or goes, the white space around it is one text or two
        if (last.startsWith("text ")) {
            target.set(target.size() - 1, last + text);
        } else {
            target.add("text " + text);
        }
    }

    private void add(boolean dropped, String token) {
        if (!dropped) {
            target.add(token);
        }
    }
}
