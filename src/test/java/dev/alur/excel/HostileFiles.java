package dev.alur.excel;

import dev.alur.grid.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes files that are no workbooks or are damaged, each with what has to become of it.
final class HostileFiles {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    private static final String PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private final Path folder;
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    private HostileFiles(Path folder) {
        this.folder = folder;
    }

    /// Puts them into a folder.
    ///
    /// @return the outcome of each by its name, as [HostileReader] tells it
    static Map<String, String> into(Path folder) throws IOException {
        HostileFiles files = new HostileFiles(folder);
        files.texts();
        files.binaries();
        files.packages();
        files.workbooks();
        files.containers();
        files.sheets();
        return files.outcomes;
    }

    private void texts() throws IOException {
        put("empty.xlsx", "", "EMPTY_FILE");
        put("list.csv", "a;b\n1;2\n", "PLAIN_TEXT");
        put("wide.csv", "\uFEFFa\tb\n1\t2\n".getBytes(StandardCharsets.UTF_16LE), "PLAIN_TEXT");
        put("bank.xls", "<html><table><tr><td>1</td></tr></table></html>", "WEB_PAGE");
        put("bank2.xlsx", "\n<table border=1><tr><td>1</td></tr></table>", "WEB_PAGE");
        put("mail.xls", "MIME-Version: 1.0\nContent-Type: multipart/related\n", "WEB_PAGE");
        put(
                "2003.xls",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                "XML_2003");
        put(
                "flat.fods",
                "<?xml version=\"1.0\"?><a:document xmlns:a=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
                "OPEN_DOCUMENT");
        put("drive.gsheet", "{\"url\": \"https://docs.google.com/open?id=1\"}", "GOOGLE_LINK");
        put("paper.pdf", "%PDF-1.7\n", "PDF_DOCUMENT");
    }

    private void binaries() throws IOException {
        byte[] compound = Arrays.copyOf(HexFormat.of().parseHex("D0CF11E0A1B11AE1"), 4096);
        put("old.xls", compound, "OLD_XLS");
        put("letter.xlsx", with(compound, "WordDocument"), "OTHER_OFFICE");
        put("secret.xlsx", with(compound, "EncryptedPackage"), "PASSWORD_PROTECTED");
        hex("excel4.xls", "0904060000001000", "OLD_XLS");
        hex("noise.xlsx", "0102030007", "NOT_A_WORKBOOK");
        hex("photo.xlsx", "89504E470D0A1A0A0000000D", "PICTURE");
        hex("photo2.xlsx", "FFD8FFE000104A46494600", "PICTURE");
        hex("photo3.xlsx", "0000001866747970686569630000", "PICTURE");
        hex("packed.7z", "377ABCAF271C0004", "OTHER_ARCHIVE");
        hex("packed.gz", "1F8B080000000000", "OTHER_ARCHIVE");
    }

    private void packages() throws IOException {
        put("plain.zip", new RawZip().entry("notes.txt", "hello"), "OTHER_ARCHIVE");
        put("none.zip", new RawZip(), "OTHER_ARCHIVE");
        put("locked.zip", new RawZip().flagged(1).entry("x.xlsx", "?"), "LOCKED_ZIP");
        put("text.docx", new RawZip().entry("word/document.xml", "<a/>"), "OTHER_OFFICE");
        put("talk.pptx", new RawZip().entry("ppt/presentation.xml", "<a/>"), "OTHER_OFFICE");
        put("mac.numbers", new RawZip().entry("Index/Document.iwa", "x"), "APPLE_NUMBERS");
        put(
                "office.ods",
                new RawZip().entry("content.xml", "<a/>").entry("META-INF/manifest.xml", "<a/>"),
                "OPEN_DOCUMENT");
        put("bits.xlsx", new RawZip().entry(SHEET, "<worksheet/>"), "MISSING_PART");
    }

    private void workbooks() throws IOException {
        put("main.docx", small().mainType("wordprocessingml.document.main+xml"), "OTHER_OFFICE");
        put("macros.xlsx", small().mainType(MACROS), "MACROS_IN_XLSX");
        put("macros.xlsm", small().mainType(MACROS), "edited");
        put("plain.xlsm", small().mainType(PLAIN), "NO_MACROS_IN_XLSM");
        put("signed.xlsx", small().part("_xmlsignatures/sig1.xml", "<Signature/>"), "read, not written: SIGNED");
        put("signed-macros.xlsm", small().part("xl/vbaProjectSignature.bin", "x"), "edited");
        put("nothing.xlsx", small().workbook("<sheets/>"), "NO_SHEETS");
        put("gone.xlsx", new RawWorkbook(), "MISSING_PART");
        String one = "<sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/>";
        String other = "<sheet name=\"Other\" sheetId=\"2\" r:id=\"rSheet\"/>";
        put("twice.xlsx", small().workbook("<sheets>" + one + other + "</sheets>"), "SHEET_TWICE");
        put("namesakes.xlsx", small().workbook("<sheets>" + one + one + "</sheets>"), "SHEET_TWICE");
        put("outward.xlsx", linked("file:///\\\\10.0.0.9\\share\\x"), "edited; POINTS_OUTWARD");
        put("inward.xlsx", linked("file:///C:/x.xlsx"), "edited");
    }

    private void containers() throws IOException {
        byte[] good = small().bytes();
        put("cut.xlsx", Arrays.copyOf(good, good.length * 6 / 10), "CUT_SHORT");
        put("tail.xlsx", Arrays.copyOf(good, good.length + 4), "DAMAGED_FILE");
        put("junk.xlsx", join("JUNKJUNK".getBytes(StandardCharsets.US_ASCII), good), "JUNK_IN_FRONT");
        put("middle.xlsx", join(Arrays.copyOf(good, good.length / 2), good), "DAMAGED_FILE");
        put("entries.xlsx", new RawZip().entry(SHEET, "<a/>").entry(SHEET, "<a/>"), "ENTRY_TWICE");
        put("cases.xlsx", new RawZip().entry("a.xml", "<a/>").entry("A.xml", "<a/>"), "ENTRY_TWICE");
        put("names.xlsx", new RawZip().entry("a.xml", "b.xml", new byte[9]), "DAMAGED_ENTRY");
        put("claims.xlsx", new RawZip().claiming(1 << 30).entry("a.xml", "<a/>"), "INFLATES_TOO_LARGE");
        put("tight.xlsx", new RawZip().claiming(40 << 20).entry("a.xml", "<a/>"), "PACKED_TOO_TIGHTLY");
        RawZip many = new RawZip();
        for (int i = 0; i < 5_001; i++) {
            many.entry(i + ".xml", "");
        }
        put("many.xlsx", many, "TOO_MANY_PARTS");
        byte[] flipped = small().part("xl/theme.xml", "<a/>").bytes();
        flipped[flipped.length - 22 - 46 - "xl/theme.xml".length() + 16] ^= 1;
        put("checksum-elsewhere.xlsx", flipped, "edited");
    }

    private void sheets() throws IOException {
        rows("order.xlsx", "<row r=\"2\"/><row r=\"1\"/>", "OUT_OF_ORDER");
        rows("same-row.xlsx", "<row r=\"2\"/><row r=\"2\"/>", "OUT_OF_ORDER");
        rows("same-cell.xlsx", "<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>", "OUT_OF_ORDER");
        rows("far.xlsx", "<row r=\"99999999\"><c r=\"A99999999\"><v>1</v></c></row>", "BEYOND_THE_SHEET");
        rows("right.xlsx", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "BEYOND_THE_SHEET");
        rows("text.xlsx", inline("x".repeat(40_000)), "TEXT_TOO_LONG");
        rows("minus.xlsx", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", "UNKNOWN_TEXT");
        rows("beyond.xlsx", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "UNKNOWN_TEXT");
        rows("nan.xlsx", "<row r=\"1\"><c r=\"A1\"><v>NaN</v></c></row>", "DAMAGED_SHEET");
        rows("huge.xlsx", "<row r=\"1\"><c r=\"A1\"><v>1e999999999</v></c></row>", "DAMAGED_SHEET");
        rows("doubled.xlsx", "<row r=\"1\"><c r=\"A1\" r=\"B1\"><v>1</v></c></row>", "DAMAGED_SHEET");
        rows("entity.xlsx", inline("&b;"), "DAMAGED_SHEET");
        String passwords = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        put("doctype.xlsx", new RawWorkbook().sheetPart(passwords), "DOCTYPE");
        put("doctype-elsewhere.xlsx", small().styles("").part("xl/styles.xml", passwords), "DOCTYPE");
        rows("deep.xlsx", "<a>".repeat(200_000), "DAMAGED_SHEET");
    }

    private static RawWorkbook linked(String target) {
        return small().part(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"r1\" Type=\"x/hyperlink\" Target=\"" + target
                                + "\" TargetMode=\"External\"/></Relationships>");
    }

    /// A workbook whose only sheet has a number in A1.
    static RawWorkbook small() {
        return new RawWorkbook().rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    }

    /// A row whose first cell holds a text.
    static String inline(String text) {
        return "<row r=\"1\"><c r=\"" + Address.letters(1) + "1\" t=\"inlineStr\"><is><t>" + text
                + "</t></is></c></row>";
    }

    private static byte[] with(byte[] bytes, String name) {
        byte[] all = bytes.clone();
        byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(wide, 0, all, 2000, wide.length);
        return all;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private void rows(String name, String rows, String outcome) throws IOException {
        put("sheet-" + name, new RawWorkbook().rows(rows), outcome);
    }

    private void hex(String name, String bytes, String outcome) throws IOException {
        put(name, HexFormat.of().parseHex(bytes), outcome);
    }

    private void put(String name, RawZip zip, String outcome) throws IOException {
        put(name, zip.bytes(), outcome);
    }

    private void put(String name, RawWorkbook workbook, String outcome) throws IOException {
        put(name, workbook.bytes(), outcome);
    }

    private void put(String name, String text, String outcome) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8), outcome);
    }

    private void put(String name, byte[] bytes, String outcome) throws IOException {
        Files.write(folder.resolve(name), bytes);
        if (outcomes.put(name, outcome) != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
    }
}
