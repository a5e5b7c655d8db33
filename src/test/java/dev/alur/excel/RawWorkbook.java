package dev.alur.excel;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A workbook whose XML a test writes itself, part by part. It begins as the least that Excel opens:
/// one sheet called Data.
public final class RawWorkbook {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private final StringBuilder sheetRelations = new StringBuilder();
    private String workbook = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>";

    private Packing packing = Packing.STREAMED;

    public RawWorkbook() {
        relate("rSheet", "worksheet", "worksheets/sheet1.xml");
    }

    /// The whole of the sheet's part.
    RawWorkbook sheetPart(String xml) {
        return part("xl/worksheets/sheet1.xml", xml);
    }

    /// What stands within `worksheet`.
    RawWorkbook sheet(String inner) {
        return sheetPart("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" + MAIN
                + "\" xmlns:r=\"" + OFFICE + "\">" + inner + "</worksheet>");
    }

    /// What stands within `sheetData`.
    public RawWorkbook rows(String inner) {
        return sheet("<sheetData>" + inner + "</sheetData>");
    }

    /// What stands within `workbook`; the sheet's id is rSheet.
    RawWorkbook workbook(String inner) {
        workbook = inner;
        return this;
    }

    /// What stands within `sst`.
    RawWorkbook strings(String inner) {
        relate("rStrings", "sharedStrings", "sharedStrings.xml");
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + inner + "</sst>");
    }

    /// What stands within `styleSheet`.
    RawWorkbook styles(String inner) {
        relate("rStyles", "styles", "styles.xml");
        return part("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + inner + "</styleSheet>");
    }

    /// Cell formats, one per number format id.
    RawWorkbook formats(String numberFormats, int... ids) {
        StringBuilder formats = new StringBuilder();
        for (int id : ids) {
            formats.append("<xf numFmtId=\"")
                    .append(id)
                    .append("\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        }
        return styles(numberFormats + "<cellXfs count=\"" + ids.length + "\">" + formats + "</cellXfs>");
    }

    /// What stands within `calcChain`.
    RawWorkbook calcChain(String inner) {
        relate("rChain", "calcChain", "calcChain.xml");
        types.append(
                "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/>");
        return part("xl/calcChain.xml", "<calcChain xmlns=\"" + MAIN + "\">" + inner + "</calcChain>");
    }

    /// A table of the sheet.
    RawWorkbook table(String attributes, String inner) {
        sheetRelations.append(
                "<Relationship Id=\"rTable\" Type=\"" + OFFICE + "/table\" Target=\"../tables/table1.xml\"/>");
        return part(
                "xl/tables/table1.xml",
                "<table xmlns=\"" + MAIN + "\" id=\"1\" name=\"Jobs\" displayName=\"Jobs\" " + attributes + ">" + inner
                        + "</table>");
    }

    /// A relationship of the workbook.
    RawWorkbook relation(String id, String type, String target) {
        relate(id, type, target);
        return this;
    }

    /// A relationship of the sheet.
    RawWorkbook sheetRelation(String id, String type, String target) {
        sheetRelations.append(
                "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + '/' + type + "\" Target=\"" + target + "\"/>");
        return this;
    }

    RawWorkbook part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    RawWorkbook part(String name, String xml, Charset charset) {
        return part(name, xml.getBytes(charset));
    }

    RawWorkbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /// The content type of the workbook's main part.
    RawWorkbook mainType(String type) {
        types.append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"")
                .append(type)
                .append("\"/>");
        return this;
    }

    /// Another way of packing than deflated entries with their sizes behind them.
    RawWorkbook packed(Packing other) {
        packing = other;
        return this;
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                ("<Types xmlns=\"" + PACKAGE
                                + "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>" + types
                                + "</Types>")
                        .getBytes(StandardCharsets.UTF_8));
        all.put(
                "_rels/.rels",
                relationships(
                        "<Relationship Id=\"r1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        all.put(
                "xl/workbook.xml",
                ("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">" + workbook + "</workbook>")
                        .getBytes(StandardCharsets.UTF_8));
        all.put("xl/_rels/workbook.xml.rels", relationships(relations.toString()));
        if (!sheetRelations.isEmpty()) {
            all.put("xl/worksheets/_rels/sheet1.xml.rels", relationships(sheetRelations.toString()));
        }
        all.putAll(parts);
        return packing.pack(all);
    }

    private void relate(String id, String type, String target) {
        relations
                .append("<Relationship Id=\"")
                .append(id)
                .append("\" Type=\"")
                .append(OFFICE)
                .append('/');
        relations.append(type).append("\" Target=\"").append(target).append("\"/>");
    }

    private static byte[] relationships(String inner) {
        return ("<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inner + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
