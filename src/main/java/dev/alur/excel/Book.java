package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What workbook.xml says: the sheets and their parts, the defined names, how days are counted.
final class Book {
    /// @param entry the sheet's part
    record SheetPart(String name, boolean hidden, String sheetId, Archive.Entry entry) {}

    private Surveys surveys = new Surveys();
    private final String file;
    private final Archive archive;
    private final Archive.Entry workbook;
    private final Relations relations;
    private final List<SheetPart> sheets = new ArrayList<>();
    private final List<String> otherTabs = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private boolean is1904;
    private boolean asShown;
    private boolean isStructureProtected;

    private Book(String file, Archive archive, String part) {
        this.file = file;
        this.archive = archive;
        this.workbook = archive.need(part);
        this.relations = Relations.of(file, archive, part);
    }

    /// Understands a package as a workbook.
    ///
    /// @param file its name, for refusals
    static Book of(String file, Archive archive) {
        Book book = new Book(file, archive, PackageKind.mainPart(file, archive));
        book.read();
        return book;
    }

    /// What is already known of the sheets' bytes.
    Surveys surveys() {
        return surveys;
    }

    /// Takes over what is known of the same bytes.
    Book knowing(Surveys known) {
        surveys = known;
        return this;
    }

    String file() {
        return file;
    }

    Archive archive() {
        return archive;
    }

    Archive.Entry workbook() {
        return workbook;
    }

    List<SheetPart> sheets() {
        return sheets;
    }

    /// The names of tabs that are no worksheets.
    List<String> otherTabs() {
        return otherTabs;
    }

    @Nullable
    SheetPart sheet(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /// The sheet of that name, whatever its case.
    ///
    /// @throws ProblemException where there is none
    SheetPart need(String name) {
        SheetPart part = sheet(name);
        if (part == null) {
            throw new ProblemException(Snapshot.noSheet(
                    name, sheets.stream().map(each -> each.name).toList(), otherTabs));
        }
        return part;
    }

    /// Defined names with what they refer to; one that is known on a single sheet only as `Sheet!name`.
    Map<String, String> names() {
        return names;
    }

    boolean is1904() {
        return is1904;
    }

    /// Whether days are counted from 1900 and numbers have all their digits, not just those that are shown.
    boolean reckonsPlainly() {
        return !is1904 && !asShown;
    }

    /// Whether sheets are not to be added, renamed or moved.
    boolean isStructureProtected() {
        return isStructureProtected;
    }

    /// The part of some type that the workbook refers to (`styles`, `sharedStrings`, `calcChain`), or null.
    Archive.@Nullable Entry part(String type) {
        String target = relations.target(type);
        return target == null ? null : archive.find(target);
    }

    /// The name of the part of some type, or null.
    @Nullable
    String relationOf(String type) {
        return relations.target(type);
    }

    /// The id of the relationship of some type, or nothing.
    String idOf(String type) {
        Relations.Relation relation = relations.byType(type);
        return relation == null ? "" : relation.id();
    }

    Styles styles() {
        Archive.Entry entry = part("styles");
        return entry == null ? Styles.none() : Styles.of(Part.of(file, archive, entry));
    }

    private void read() {
        Part xml = Part.of(file, archive, workbook);
        xml.read(() -> read(xml));
        demandTold();
    }

    private void read(Part xml) {
        List<String> tabs = new ArrayList<>();
        boolean sawRoot = false;
        while (xml.next() != Tokenizer.Kind.EOF) {
            Tokenizer.Kind kind = xml.tokens().kind();
            Tag tag = xml.tag();
            if ((kind != Tokenizer.Kind.START && kind != Tokenizer.Kind.EMPTY) || !tag.main()) {
                continue;
            }
            if (!sawRoot && !tag.local().equals("workbook")) {
                throw ExcelProblem.NOT_A_WORKBOOK.of(file);
            }
            sawRoot = true;
            switch (tag.local()) {
                case "calcPr" -> {
                    String precision = tag.get("fullPrecision");
                    asShown = precision != null && !isTrue(precision);
                }
                case "workbookPr" -> is1904 = isTrue(tag.get("date1904"));
                case "workbookProtection" -> isStructureProtected = isTrue(tag.get("lockStructure"));
                case "sheet" -> sheet(tag, tabs);
                case "definedName" -> definedName(xml, tabs);
                default -> {}
            }
        }
    }

    /// Where two sheets had one name, or one part, nobody could say which of them an edit means.
    private void demandTold() {
        if (sheets.isEmpty()) {
            throw ExcelProblem.NO_SHEETS.of(file);
        }
        Set<String> seen = new HashSet<>();
        Set<Archive.Entry> parts = new HashSet<>();
        for (SheetPart sheet : sheets) {
            if (!seen.add(sheet.name.toLowerCase(Locale.ROOT)) || !parts.add(sheet.entry)) {
                throw ExcelProblem.SHEET_TWICE.of(file, sheet.name);
            }
        }
    }

    private void sheet(Tag tag, List<String> tabs) {
        String name = tag.get("name");
        String id = tag.getPrefixed("id");
        Relations.Relation relation = id == null ? null : relations.byId(id);
        // a tab without a part of its own is what remains of a Visual Basic module of Excel 95
        boolean module = "".equals(id);
        if (name == null || (relation == null && !module)) {
            throw ExcelProblem.MISSING_PART.of(file, name == null ? "sheet" : name);
        }
        tabs.add(name);
        if (relation != null && relation.type().equals("worksheet")) {
            String state = tag.get("state");
            String sheetId = tag.get("sheetId");
            sheets.add(new SheetPart(
                    name,
                    state != null && state.toLowerCase(Locale.ROOT).endsWith("hidden"),
                    sheetId == null ? "" : sheetId,
                    archive.need(relation.target())));
        } else {
            otherTabs.add(name);
        }
    }

    private void definedName(Part xml, List<String> tabs) {
        String name = xml.tag().get("name");
        String local = xml.tag().get("localSheetId");
        String refersTo = xml.text();
        if (name == null) {
            return;
        }
        if (local == null) {
            names.put(name, refersTo);
        } else if (local.matches("[0-9]{1,4}") && Integer.parseInt(local) < tabs.size()) {
            names.put(Address.quoted(tabs.get(Integer.parseInt(local))) + "!" + name, refersTo);
        }
    }

    static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value) || "on".equals(value);
    }
}
