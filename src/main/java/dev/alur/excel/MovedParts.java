package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.Range;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lets the parts beside the sheets follow where rows are opened or a table grows: names, tables, comments,
/// drawings, charts, pivot tables and their sources, controls, the order of calculation.
final class MovedParts {
    private static final byte[] NOTHING = new byte[0];

    private final Book book;
    private final MovedReferences rules;

    /// What is done to each token of a part.
    private interface Following {
        void token(Rewriting in) throws IOException;
    }

    MovedParts(Book book, MovedReferences rules) {
        this.book = book;
        this.rules = rules;
    }

    /// workbook.xml with its defined names, or nothing where they stay.
    byte[] names() {
        return rewritten(book.workbook(), in -> {
            if (in.opens() && in.tag().local().equals("definedName")) {
                // a name with a relative reference means another cell in every place
                boolean own = String.valueOf(in.tag().get("name")).startsWith("_xlnm.");
                in.text(moving(new MovedReferences.Place("", Growth.Reader.REGION, own ? null : 0)));
            }
        });
    }

    /// A part as it is afterwards, or nothing where it stays.
    ///
    /// @param type what it is to the part that refers to it
    /// @param sheet the sheet that it belongs to, empty for none
    byte[] part(String type, Archive.Entry entry, String sheet) {
        boolean own = sheet.equalsIgnoreCase(rules.sheet());
        Opening opening = own ? rules.opening().orElse(null) : null;
        return switch (type) {
            case "drawing", "chartUserShapes" -> drawing(entry, sheet, opening);
            case "chart", "chartEx" -> chart(entry);
            case "pivotCacheDefinition" -> pivotSource(entry);
            case "ctrlProp" -> control(entry, sheet);
            case "vmlDrawing" -> new VmlAnchors(rules, sheet, opening).moved(book.archive(), entry);
            case "table" -> rewritten(entry, new MovedTable(sheet, rules, own)::token);
            case "connections" ->
                attributes(entry, "parameter", "cell", moving(new MovedReferences.Place("", Growth.Reader.NONE)));
            case "calcChain" -> opened(rules.sheet()) == null ? NOTHING : chain(entry);
            case "comments" -> opening == null ? NOTHING : cells(entry, "comment", "ref");
            case "threadedComment" -> opening == null ? NOTHING : cells(entry, "threadedComment", "ref");
            case "tableSingleCells" -> opening == null ? NOTHING : cells(entry, "singleXmlCell", "r");
            case "namedSheetView" -> opening == null ? NOTHING : cells(entry, "nsvFilter", "ref");
            case "pivotTable" -> opening == null ? NOTHING : cells(entry, "location", "ref");
            default -> NOTHING;
        };
    }

    private @Nullable Opening opened(String sheet) {
        return sheet.equalsIgnoreCase(rules.sheet()) ? rules.opening().orElse(null) : null;
    }

    private byte[] drawing(Archive.Entry entry, String sheet, @Nullable Opening opening) {
        Anchors anchors = new Anchors(opening);
        return rewritten(entry, in -> {
            if (in.opens() && in.tag().local().endsWith("Anchor")) {
                anchors.take(in, sheet, rules);
            }
        });
    }

    private byte[] chart(Archive.Entry entry) {
        UnaryOperator<String> moving = moving(new MovedReferences.Place("", Growth.Reader.REGION));
        return rewritten(entry, in -> {
            if (in.opens() && (in.tag().local().equals("f") || in.tag().local().equals("sqref"))) {
                in.text(moving);
            }
        });
    }

    private byte[] pivotSource(Archive.Entry entry) {
        MovedReferences.Place place = new MovedReferences.Place(rules.sheet(), Growth.Reader.REGION);
        return rewritten(entry, in -> {
            boolean source = in.opens()
                    && (in.tag().local().equals("worksheetSource")
                            || in.tag().local().equals("rangeSet"));
            if (source
                    && rules.sheet().equalsIgnoreCase(in.tag().get("sheet"))
                    && in.tag().getPrefixed("id") == null) {
                in.attribute("ref", ref -> rules.moved(ref, place));
            }
        });
    }

    private byte[] control(Archive.Entry entry, String sheet) {
        UnaryOperator<String> moving = moving(new MovedReferences.Place(sheet, Growth.Reader.REGION));
        return rewritten(entry, in -> {
            if (in.opens() && in.tag().depth() == 1) {
                for (String name : new String[] {"fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"}) {
                    in.attribute(name, moving);
                }
            }
        });
    }

    /// The order of calculation names cells; those without a sheet stand on the one named before.
    private byte[] chain(Archive.Entry entry) {
        Book.SheetPart part = book.sheet(rules.sheet());
        Opening opening = rules.opening().orElse(null);
        String[] sheet = {""};
        return rewritten(entry, in -> {
            if (part == null || opening == null || !in.xml().opens(Names.CELL)) {
                return;
            }
            String named = in.tag().get("i");
            sheet[0] = named == null ? sheet[0] : named;
            if (sheet[0].equals(part.sheetId())) {
                in.attribute("r", cell -> moved(cell, opening));
            }
        });
    }

    private byte[] cells(Archive.Entry entry, String element, String attribute) {
        Opening opening = rules.opening().orElse(null);
        return attributes(entry, element, attribute, cell -> opening == null ? cell : moved(cell, opening));
    }

    private String moved(String cells, Opening opening) {
        Range old = Refs.range(rules.sheet(), cells);
        Range moved = old == null ? null : opening.after(old);
        return moved == null || moved.equals(old) ? cells : moved.cells();
    }

    private byte[] attributes(Archive.Entry entry, String element, String attribute, UnaryOperator<String> change) {
        return rewritten(entry, in -> {
            if (in.opens() && in.tag().local().equals(element)) {
                in.attribute(attribute, change);
            }
        });
    }

    private UnaryOperator<String> moving(MovedReferences.Place place) {
        return formula -> rules.moved(formula, place);
    }

    private byte[] rewritten(Archive.Entry entry, Following following) {
        byte[] xml = book.archive().xml(entry);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(xml.length + 256);
        try {
            Rewriting in = new Rewriting(new ByteArrayInputStream(xml), bytes);
            while (in.next()) {
                following.token(in);
            }
            return in.isChanged() ? bytes.toByteArray() : NOTHING;
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.DAMAGED_PART.because(e, book.file(), entry.part());
        }
    }
}
