package dev.alur.excel;

import dev.alur.grid.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Makes workbooks that are well-formed, not packed too tightly, and ask for far more time or memory than their
/// size lets expect; each with what has to become of it in a heap of 96 MB.
final class FloodedFiles {
    private static final String TAB = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>";

    private final Path folder;
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    private FloodedFiles(Path folder) {
        this.folder = folder;
    }

    /// Puts them into a folder.
    ///
    /// @return the outcome of each by its name, as [HostileReader] tells it
    static Map<String, String> into(Path folder) throws IOException {
        FloodedFiles files = new FloodedFiles(folder);
        files.tokens();
        files.cells();
        files.parts();
        files.around();
        return files.outcomes;
    }

    private void tokens() throws IOException {
        rows("token", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + all(1_300_000, i -> i + "x"), "DAMAGED_SHEET");
        rows("tag", "<row a=\"" + all(200_000, i -> i + " ") + "\"/>", "DAMAGED_SHEET");
        rows("attributes", "<row " + all(50_000, i -> "a" + i + "=\"\" ") + "/>", "DAMAGED_SHEET");
        rows(
                "prefixes",
                all(6, i -> "<x " + all(200, j -> "xmlns:a" + i + "b" + j + "=\"u\" ") + ">") + "</x>".repeat(6),
                "DAMAGED_SHEET");
        rows("pieces", HostileFiles.inline(all(400_000, i -> i % 10 + "<!--" + i + "-->")), "TEXT_TOO_LONG");
        rows("spaces", "<row" + " ".repeat(900_000) + "r=\"50\"" + " ".repeat(90_000) + "/>", "edited");
        rows("comments", all(1_000_000, i -> "<!--" + i % 5003 + "-->"), "edited");
    }

    private void cells() throws IOException {
        String first = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A20000\" si=\"0\">" + "B1+".repeat(1_000)
                + "1</f><v>1</v></c></row>";
        rows(
                "formulas",
                first
                        + all(
                                20_000,
                                i -> "<row r=\"" + (i + 2) + "\"><c r=\"A" + (i + 2)
                                        + "\"><f t=\"shared\" si=\"0\"/><v>" + i * 7919 % 10007 + "</v></c></row>"),
                "TOO_MUCH_MEMORY");
        rows(
                "sparse",
                all(3_000, i -> "<row r=\"" + (i * 130 + 1) + "\">" + sixty(i * 130 + 1) + "</row>"),
                "TOO_MUCH_MEMORY");
        rows("dense", all(8_000, i -> "<row r=\"" + (i + 1) + "\">" + sixty(i + 1) + "</row>"), "edited");
    }

    private void parts() throws IOException {
        put(
                "strings",
                HostileFiles.small().strings(all(1_200_000, i -> "<si><t>text " + i * 7919L % 1_200_007 + "</t></si>")),
                "TOO_MUCH_MEMORY");
        put(
                "styles",
                HostileFiles.small()
                        .styles("<cellXfs>" + all(900_000, i -> "<xf numFmtId=\"" + i * 7919L % 100_003 + "\"/>")
                                + "</cellXfs>"),
                "TOO_MUCH_MEMORY");
        put(
                "large-styles",
                HostileFiles.small()
                        .styles("<cellXfs>" + all(1_600_000, i -> "<xf numFmtId=\"" + i * 7919L % 100_003 + "\"/>")
                                + "</cellXfs>"),
                "PART_TOO_LARGE");
        put(
                "names",
                HostileFiles.small()
                        .workbook(TAB + "<definedNames>"
                                + all(
                                        400_000,
                                        i -> "<definedName name=\"n" + i + "\">" + i * 7919 % 997 + "</definedName>")
                                + "</definedNames>"),
                "TOO_MUCH_MEMORY");
    }

    private void around() throws IOException {
        put("merges", merged(60_000), "edited");
        put("more-merges", merged(600_000), "TOO_MUCH_MEMORY");
        put(
                "columns",
                new RawWorkbook()
                        .sheet("<cols>"
                                + all(
                                        60_000,
                                        i -> "<col min=\"1\" max=\"16384\" width=\"" + i * 7919L % 10_007 + "\"/>")
                                + "</cols><sheetData/>"),
                "DAMAGED_SHEET");
        put(
                "lists",
                new RawWorkbook()
                        .sheet("<sheetData/><dataValidations>"
                                + all(
                                        400_000,
                                        i -> "<dataValidation type=\"list\" sqref=\"A" + (i + 1) + "\"><formula1>"
                                                + i * 7919L % 10007 + "</formula1></dataValidation>")
                                + "</dataValidations>"),
                "TOO_MUCH_MEMORY");
    }

    private static RawWorkbook merged(int count) {
        return new RawWorkbook()
                .sheet("<sheetData/><mergeCells>"
                        + all(
                                count,
                                i -> "<mergeCell ref=\"A" + (i % 1_000_000 + 1) + ":B" + (i % 1_000_000 + 40) + "\"/>")
                        + "</mergeCells>");
    }

    private static String sixty(int row) {
        return all(60, i -> "<c r=\"" + Address.letters(i + 1) + row + "\"><v>" + (row * 31 + i) % 9973 + "</v></c>");
    }

    private static String all(int count, IntFunction<String> each) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(each.apply(i));
        }
        return all.toString();
    }

    private void rows(String name, String rows, String outcome) throws IOException {
        put(name, new RawWorkbook().rows(rows), outcome);
    }

    private void put(String name, RawWorkbook workbook, String outcome) throws IOException {
        Files.write(folder.resolve("flood-" + name + ".xlsx"), workbook.bytes());
        outcomes.put("flood-" + name + ".xlsx", outcome);
    }
}
