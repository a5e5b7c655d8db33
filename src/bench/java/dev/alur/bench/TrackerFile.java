package dev.alur.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook as a tracker is: one sheet *Data* of 20 columns, texts among the shared strings, decimals, whole
/// numbers and days. Written row by row, so that it can be large.
final class TrackerFile {
    static final int COLUMNS = 20;
    private static final int TEXTS = 5_000;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private TrackerFile() {}

    /// One cell of the three in an edited row: a text, a number, a whole number.
    record Change(String cell, String value, boolean isNumber) {}

    static Path write(Path file, int rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", out -> types(out));
            part(zip, "_rels/.rels", out -> relations(out, "officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    out -> relations(
                            out,
                            "worksheet",
                            "worksheets/sheet1.xml",
                            "styles",
                            "styles.xml",
                            "sharedStrings",
                            "sharedStrings.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    out -> out.write("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
            part(zip, "xl/styles.xml", TrackerFile::styles);
            part(zip, "xl/sharedStrings.xml", TrackerFile::texts);
            part(zip, "xl/worksheets/sheet1.xml", out -> sheet(out, rows));
        }
        return file;
    }

    /// Three cells in 1 % of the rows: every hundredth, or as many that lie together in the middle.
    static List<Change> changes(int rows, boolean adjacent) {
        List<Change> changes = new ArrayList<>();
        int count = Math.max(1, rows / 100);
        for (int i = 0; i < count; i++) {
            int row = adjacent ? rows / 2 + i : Math.min(rows, 100 * i + 50);
            changes.add(new Change("C" + row, "Approved " + i % 7, false));
            changes.add(new Change("F" + row, String.valueOf(1000.5 + i), true));
            changes.add(new Change("L" + row, String.valueOf(i), true));
        }
        return changes;
    }

    /// The same as CSV, as `alur set --from` takes it.
    static Path csv(Path file, List<Change> changes) throws IOException {
        StringBuilder csv = new StringBuilder("cell,value,type\n");
        for (Change change : changes) {
            csv.append("Data!").append(change.cell).append(',').append(change.value);
            csv.append(change.isNumber ? ",n\n" : ",s\n");
        }
        return Files.writeString(file, csv);
    }

    private interface Contents {
        void write(Writer out) throws IOException;
    }

    private static void part(ZipOutputStream zip, String name, Contents contents) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        out.write(HEAD);
        contents.write(out);
        out.flush();
        zip.closeEntry();
    }

    private static void types(Writer out) throws IOException {
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        out.write("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + kind + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + kind + "styles+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + kind + "sharedStrings+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + kind
                + "worksheet+xml\"/></Types>");
    }

    private static void relations(Writer out, String... pairs) throws IOException {
        out.write("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < pairs.length; i += 2) {
            out.write("<Relationship Id=\"rId" + (i / 2 + 1) + "\" Type=\"" + OFFICE + "/" + pairs[i] + "\" Target=\""
                    + pairs[i + 1] + "\"/>");
        }
        out.write("</Relationships>");
    }

    private static void styles(Writer out) throws IOException {
        String plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"";
        out.write("<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/>"
                + "</font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
                + "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\">" + plain + "/></cellStyleXfs><cellXfs count=\"2\">" + plain
                + " xfId=\"0\"/>" + plain.replace("\"0\" fontId", "\"14\" fontId")
                + " xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\""
                + " xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
    }

    private static void texts(Writer out) throws IOException {
        out.write("<sst xmlns=\"" + MAIN + "\" uniqueCount=\"" + TEXTS + "\">");
        for (int i = 0; i < TEXTS; i++) {
            out.write("<si><t>Poster " + i + " for Kenanga</t></si>");
        }
        out.write("</sst>");
    }

    private static void sheet(Writer out, int rows) throws IOException {
        out.write("<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:T" + rows + "\"/><sheetData>");
        for (int row = 1; row <= rows; row++) {
            out.write("<row r=\"" + row + "\" spans=\"1:20\">");
            for (int column = 0; column < COLUMNS; column++) {
                out.write(cell(row, column));
            }
            out.write("</row>");
        }
        out.write("</sheetData></worksheet>");
    }

    private static String cell(int row, int column) {
        int noise = row * 31 + column * 7919 ^ row >>> 3;
        String start = "<c r=\"" + (char) ('A' + column) + row + '"';
        return switch (column % 5) {
            case 2, 3 -> start + " t=\"s\"><v>" + Math.floorMod(noise * 2654435761L >> 7, TEXTS) + "</v></c>";
            case 4 -> start + " s=\"1\"><v>" + (45_000 + Math.floorMod(noise, 900)) + "</v></c>";
            case 1 -> start + "><v>" + Math.floorMod(noise, 400) + "</v></c>";
            default -> start + "><v>" + Math.floorMod(noise * 40_503L, 10_000_000) / 100.0 + "</v></c>";
        };
    }
}
