package dev.alur.excel;

import java.util.regex.Pattern;

/// Adds to workbook.xml: tabs, defined names.
final class WorkbookEntries {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Part xml;
    private final RootScope scope = new RootScope();

    private WorkbookEntries(Part xml) {
        this.xml = xml;
    }

    /// workbook.xml with a tab behind the others.
    ///
    /// @param id of the relationship to the sheet's part
    static byte[] withSheet(Part xml, String name, boolean hidden, String relationships, String id) {
        WorkbookEntries entries = new WorkbookEntries(xml);
        long number = entries.freeSheetId();
        String attributes =
                " name=\"" + XmlText.xml(name) + "\" sheetId=\"" + number + "\" " + (hidden ? "state=\"hidden\" " : "");
        return entries.with(
                "sheets",
                () -> '<' + entries.scope.prefix() + "sheet" + attributes
                        + entries.scope.relationship(relationships, id) + "/>");
    }

    /// workbook.xml with a defined name behind the others.
    static byte[] withName(Part xml, String name, String refersTo) {
        WorkbookEntries entries = new WorkbookEntries(xml);
        return entries.with("definedNames", () -> {
            String element = entries.scope.prefix() + "definedName";
            return '<' + element + " name=\"" + XmlText.xml(name) + "\">" + XmlText.xml(refersTo) + "</" + element
                    + '>';
        });
    }

    private interface Element {
        String xml();
    }

    /// Reads once before the part is read for good.
    private long freeSheetId() {
        long highest = 0;
        Part again = xml.again();
        while (again.next() != Tokenizer.Kind.EOF) {
            if (again.tokens().opens(SHEET)) {
                String id = again.tag().get("sheetId");
                highest = id != null && NUMBER.matcher(id).matches() ? Math.max(highest, Long.parseLong(id)) : highest;
            }
        }
        return highest + 1;
    }

    private static final byte[] SHEET = Names.of("sheet");

    private byte[] with(String container, Element element) {
        byte[] name = Names.of(container);
        boolean done = false;
        while (xml.next() != Tokenizer.Kind.EOF) {
            Tokenizer.Kind kind = xml.tokens().kind();
            Tag tag = xml.tag();
            boolean opens = kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY;
            if (done || (!opens && kind != Tokenizer.Kind.END)) {
                continue;
            }
            if (opens && tag.depth() == 1) {
                scope.take(tag);
            } else if (tag.depth() == 2 && tag.is(name)) {
                done = inside(container, kind, element);
            } else if (isPlaceFor(container, kind)) {
                xml.splice(xml.from(), xml.from(), wrapped(container, element));
                done = true;
            }
        }
        return xml.spliced();
    }

    /// Whether a container that the part does not have goes in front of the current token.
    private boolean isPlaceFor(String container, Tokenizer.Kind kind) {
        Tag tag = xml.tag();
        if (kind == Tokenizer.Kind.END) {
            return tag.depth() == 1;
        }
        return tag.depth() == 2 && SchemaOrder.WORKBOOK.isBehind(tag, container);
    }

    private boolean inside(String container, Tokenizer.Kind kind, Element element) {
        switch (kind) {
            case START -> scope.take(xml.tag());
            case EMPTY -> {
                scope.take(xml.tag());
                xml.splice(xml.from(), xml.to(), wrapped(container, element));
            }
            default -> xml.splice(xml.from(), xml.from(), element.xml());
        }
        return kind != Tokenizer.Kind.START;
    }

    private String wrapped(String container, Element element) {
        String name = scope.prefix() + container;
        return '<' + name + '>' + element.xml() + "</" + name + '>';
    }
}
