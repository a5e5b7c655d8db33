package dev.alur.excel;

import java.util.Set;

/// Changes workbook.xml and what names its parts: asks for recalculation on opening, takes out the
/// calculation chain.
final class WorkbookPart {
    /// What comes before `calcPr` (ECMA-376 part 1, 18.2.27 CT_Workbook) and is always or often there.
    private static final Set<String> BEFORE = Set.of("sheets", "functionGroups", "externalReferences", "definedNames");

    private WorkbookPart() {}

    /// The part with `fullCalcOnLoad`, or nothing where it has it already.
    static byte[] recalculating(Book book) {
        Part xml = Part.of(book.file(), book.archive(), book.workbook());
        int after = -1;
        String prefix = "";
        while (xml.next() != Tokenizer.Kind.EOF) {
            Tokenizer.Kind kind = xml.tokens().kind();
            Tag tag = xml.tag();
            boolean isTag = kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY || kind == Tokenizer.Kind.END;
            if (!isTag || tag.depth() != 2 || !tag.main()) {
                continue;
            }
            String name = tag.local();
            if (kind != Tokenizer.Kind.END && name.equals("calcPr")) {
                if (Book.isTrue(tag.get("fullCalcOnLoad"))) {
                    return new byte[0];
                }
                String start = xml.slice(xml.from(), xml.to());
                xml.splice(xml.from(), xml.to(), Attributes.with(start, "fullCalcOnLoad", "1"));
                return xml.spliced();
            }
            if (kind != Tokenizer.Kind.START && BEFORE.contains(name)) {
                after = xml.to();
                prefix = tag.prefix();
            }
        }
        xml.splice(after, after, '<' + prefix + "calcPr fullCalcOnLoad=\"1\"/>");
        return xml.spliced();
    }

    /// A part without the elements of some local name of which an attribute says something: `Override`
    /// with a part's name.
    static byte[] without(Part xml, String element, String attribute, String value) {
        byte[] name = Names.of(element);
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(name)
                    && value.equalsIgnoreCase(String.valueOf(xml.tag().get(attribute)))) {
                int from = xml.from();
                String rest = xml.text();
                xml.splice(from, xml.to(), rest.strip());
            }
        }
        return xml.spliced();
    }
}
