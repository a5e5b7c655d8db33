package dev.alur.excel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Adds parts to a package (ECMA-376 part 2, Open Packaging Conventions): free names, content types,
/// relationships, in the way in which the workbook's own do it. docProps/app.xml keeps its titles of parts: it
/// is a hint for file managers, no program relies on it, and Excel writes it anew with its next save.
final class Packaging {
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIP_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
    private static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    private static final Pattern NUMBERED = Pattern.compile("rId([0-9]{1,9})");

    private final String file;
    private final String workbook;
    private String base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private boolean absolute;
    private Archive archive;

    Packaging(Book book) {
        this.file = book.file();
        this.archive = book.archive();
        this.workbook = book.workbook().part();
        Archive.Entry entry = archive.need(Relations.nameFor(workbook));
        Part xml = Part.of(file, archive, entry);
        while (xml.next() != Tokenizer.Kind.EOF) {
            String type = xml.tokens().opens(RELATIONSHIP) ? xml.tag().get("Type") : null;
            if (type != null && type.endsWith("/worksheet")) {
                base = type.substring(0, type.lastIndexOf('/'));
                absolute = String.valueOf(xml.tag().get("Target")).startsWith("/");
            }
        }
    }

    private static final byte[] RELATIONSHIP = Names.of("Relationship");

    /// The workbook with all that was added so far.
    Book book() {
        return Book.of(file, archive);
    }

    /// The namespace of relationships, strict or transitional as the workbook has it.
    String relationships() {
        return base;
    }

    Part part(String name) {
        return Part.of(file, archive, archive.need(name));
    }

    /// Gives a part other contents, or adds it behind the others.
    void put(String part, byte[] contents) {
        Map<String, byte[]> one = new LinkedHashMap<>();
        one.put(part, contents);
        archive = archive.with(one);
    }

    /// A part's name that nothing has, and nothing speaks of: `xl/worksheets/sheet4.xml`.
    ///
    /// @param stem what comes before the number: `xl/worksheets/sheet`
    String free(String stem) {
        Set<String> taken = new HashSet<>();
        archive.entries().forEach(entry -> taken.add(entry.part().toLowerCase(Locale.ROOT)));
        Part xml = part(TYPES);
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(OVERRIDE)) {
                String name = String.valueOf(xml.tag().get("PartName"));
                taken.add(name.substring(Math.min(1, name.length())).toLowerCase(Locale.ROOT));
            }
        }
        int number = 1;
        while (taken.contains((stem + number + ".xml").toLowerCase(Locale.ROOT))) {
            number++;
        }
        return stem + number + ".xml";
    }

    private static final byte[] OVERRIDE = Names.of("Override");

    /// Says what kind of part a new one is.
    void type(String part, String contentType) {
        Part xml = part(TYPES);
        String prefix = "";
        while (xml.next() != Tokenizer.Kind.EOF) {
            prefix = xml.tag().depth() == 1 ? xml.tag().prefix() : prefix;
        }
        append(
                TYPES,
                '<' + prefix + "Override PartName=\"/" + XmlText.xml(part) + "\" ContentType=\"" + contentType
                        + "\"/>");
    }

    /// Relates a new part to another.
    ///
    /// @param source the part that is to refer to it
    /// @param type the last word of the relationship's type: `worksheet`
    /// @return the relationship's id
    String relate(String source, String type, String target) {
        String way = absolute ? '/' + target : relative(source, target);
        return relate(source, "Type=\"" + base + '/' + type + "\" Target=\"" + XmlText.xml(way) + '"');
    }

    /// Relates something outside of the package to a part of it.
    ///
    /// @param target its address
    /// @return the relationship's id
    String relateOutside(String source, String type, String target) {
        String where = "\" Target=\"" + XmlText.xml(target) + "\" TargetMode=\"External\"";
        return relate(source, "Type=\"" + base + '/' + type + where);
    }

    private String relate(String source, String attributes) {
        String name = Relations.nameFor(source);
        if (archive.find(name) == null) {
            put(name, bytes(EMPTY));
            typeRelationships();
        }
        Set<String> ids = new HashSet<>();
        int highest = 0;
        String prefix = "";
        Part xml = part(name);
        while (xml.next() != Tokenizer.Kind.EOF) {
            prefix = xml.tag().depth() == 1 ? xml.tag().prefix() : prefix;
            String id = xml.tokens().opens(RELATIONSHIP) ? xml.tag().get("Id") : null;
            if (id != null) {
                ids.add(id);
                Matcher matcher = NUMBERED.matcher(id);
                highest = matcher.matches() ? Math.max(highest, Integer.parseInt(matcher.group(1))) : highest;
            }
        }
        String id = "rId" + (highest + 1);
        while (ids.contains(id)) {
            id += "a";
        }
        append(name, '<' + prefix + "Relationship Id=\"" + id + "\" " + attributes + "/>");
        return id;
    }

    /// Takes a part's relationship away.
    void unrelate(String source, String id) {
        String name = Relations.nameFor(source);
        Part xml = part(name);
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(RELATIONSHIP) && id.equals(xml.tag().get("Id"))) {
                int from = xml.from();
                while (xml.tokens().kind() == Tokenizer.Kind.START) {
                    xml.next();
                }
                xml.splice(from, xml.to(), "");
            }
        }
        put(name, xml.spliced());
    }

    /// A package whose parts of relationships are all named one by one has no kind for a new one.
    private void typeRelationships() {
        Part xml = part(TYPES);
        int start = -1;
        String prefix = "";
        while (xml.next() != Tokenizer.Kind.EOF) {
            boolean isRoot = xml.tag().depth() == 1 && xml.tokens().kind() == Tokenizer.Kind.START;
            start = isRoot ? xml.to() : start;
            prefix = isRoot ? xml.tag().prefix() : prefix;
            if (xml.tokens().opens(DEFAULT) && "rels".equalsIgnoreCase(xml.tag().get("Extension"))) {
                return;
            }
        }
        xml.splice(
                start, start, '<' + prefix + "Default Extension=\"rels\" ContentType=\"" + RELATIONSHIP_TYPE + "\"/>");
        put(TYPES, xml.spliced());
    }

    private static final byte[] DEFAULT = Names.of("Default");

    /// Puts an element behind the last one of a part.
    private void append(String part, String element) {
        Part xml = part(part);
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tag().depth() == 1 && xml.tokens().kind() == Tokenizer.Kind.END) {
                xml.splice(xml.from(), xml.from(), element);
            } else if (xml.tag().depth() == 1 && xml.tokens().kind() == Tokenizer.Kind.EMPTY) {
                String tag = xml.slice(xml.from(), xml.to());
                String name = xml.tag().prefix() + xml.tag().local();
                xml.splice(xml.from(), xml.to(), Attributes.opened(tag) + element + "</" + name + '>');
            }
        }
        put(part, xml.spliced());
    }

    /// The way from a part to another.
    static String relative(String source, String target) {
        String[] from = source.split("/");
        String[] to = target.split("/");
        int same = 0;
        while (same < from.length - 1 && same < to.length - 1 && from[same].equals(to[same])) {
            same++;
        }
        StringBuilder way = new StringBuilder("../".repeat(from.length - 1 - same));
        for (int i = same; i < to.length; i++) {
            way.append(i > same ? "/" : "").append(to[i]);
        }
        return way.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
