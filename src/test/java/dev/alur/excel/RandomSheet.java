package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A small sheet with random contents, each cell written in one of the ways that mean the same.
final class RandomSheet {
    static final int ROWS = 8;
    static final int COLUMNS = 6;
    private static final String[] PIECES = {
        "a",
        "Kopi Senja",
        " ",
        "\n",
        "\t",
        "<",
        "&",
        ">",
        "\"",
        "'",
        "é",
        "\uD83D\uDE00",
        "_x000D_",
        "_x",
        "]]>",
        "=1+1",
        "0",
        "\r",
        "\u0001"
    };

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Random random;
    private final String prefix;
    private final Map<Address, Value> expected = new LinkedHashMap<>();
    private final StringBuilder strings = new StringBuilder();
    private final StringBuilder xml = new StringBuilder();
    private final Set<Integer> sharing = new HashSet<>();
    private int stringCount;

    RandomSheet(Random random) {
        this.random = random;
        this.prefix = random.nextInt(4) == 0 ? "x:" : "";
        draw();
    }

    /// What the cells that were drawn have to be read as.
    Map<Address, Value> expected() {
        return expected;
    }

    RawWorkbook workbook() {
        RawWorkbook raw = new RawWorkbook();
        if (stringCount > 0 || random.nextBoolean()) {
            raw.strings(strings.toString());
        }
        raw.formats("", 0, 14, 3);
        raw.packed(Packing.values()[random.nextInt(Packing.values().length)]);
        String namespace = prefix.isEmpty() ? "xmlns" : "xmlns:x";
        Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        String mark = !isUtf8 || random.nextInt(4) == 0 ? "\uFEFF" : "";
        String declaration = "<?xml version=\"1.0\" encoding=\"" + (isUtf8 ? "UTF-8" : "UTF-16") + "\"?>\r\n";
        String part = mark + (!isUtf8 || random.nextBoolean() ? declaration : "")
                + "<" + prefix + "worksheet " + namespace + "=" + quoted(RawWorkbook.MAIN) + ">"
                + (random.nextBoolean() ? "<" + prefix + "dimension ref='A1:B2'/>" : "")
                + xml + after() + "</" + prefix + "worksheet>";
        return raw.part("xl/worksheets/sheet1.xml", part, charset);
    }

    /// What may stand behind the rows.
    private String after() {
        String extensions =
                "<" + prefix + "extLst><" + prefix + "ext uri='{a}' xmlns:x14='urn:x14'><x14:c r='A1'><x14:v>1"
                        + "</x14:v></x14:c></" + prefix + "ext></" + prefix + "extLst>";
        String alternatives =
                "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                        + "<mc:Choice Requires='x14'><" + prefix
                        + "controls/></mc:Choice><mc:Fallback/></mc:AlternateContent>";
        return (random.nextInt(3) == 0 ? alternatives : "") + (random.nextInt(3) == 0 ? extensions : "");
    }

    /// A text of pieces that are easily got wrong.
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private void draw() {
        open("sheetData", "");
        int last = 0;
        for (int row = 1; row <= ROWS; row++) {
            if (random.nextInt(4) > 0) {
                boolean says = row != last + 1 || random.nextBoolean();
                open(
                        "row",
                        (says ? space() + "r=" + quoted(Integer.toString(row)) : "")
                                + (random.nextInt(3) == 0 ? space() + "spans=" + quoted("1:3") : "")
                                + (random.nextInt(3) == 0 ? space() + "ht='20.25' customHeight=" + quoted("1") : ""));
                cells(row);
                close("row");
                noise();
                last = row;
            }
        }
        close("sheetData");
    }

    private void cells(int row) {
        int last = 0;
        for (int column = 1; column <= COLUMNS; column++) {
            if (random.nextInt(3) > 0) {
                String at = column != last + 1 || random.nextBoolean()
                        ? space() + "r=" + quoted(Address.letters(column) + row)
                        : "";
                cell(new Address("Data", row, column), at);
                noise();
                last = column;
            }
        }
    }

    private void cell(Address at, String place) {
        if (at.column() == COLUMNS) {
            int day = 40_000 + random.nextInt(10_000);
            expected.put(at, Value.of(LocalDate.of(1899, 12, 30).plusDays(day)));
            cell(place, space() + "s='1'", "v", Integer.toString(day));
            return;
        }
        switch (random.nextInt(11)) {
            case 0 -> {
                expected.put(at, Value.BLANK);
                open("c/", place + space() + "s=" + quoted("2"));
            }
            case 1 -> {
                BigDecimal number = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(12));
                expected.put(at, Value.of(number));
                cell(place, random.nextBoolean() ? space() + "t='n'" : "", "v", number.toString());
            }
            case 2 -> {
                boolean bool = random.nextBoolean();
                expected.put(at, Value.of(bool));
                cell(place, space() + "t=" + quoted("b"), "v", bool ? "1" : "0");
            }
            case 3 -> {
                Value text = Value.of(text(random));
                expected.put(at, text);
                String single = text.plain();
                strings.append("<si><t xml:space='preserve'>")
                        .append(XmlText.cellText(single))
                        .append("</t></si>");
                cell(place, space() + "t=" + quoted("s"), "v", Integer.toString(stringCount++));
            }
            case 4 -> {
                Value text = Value.of(text(random));
                expected.put(at, text);
                open("c", place + space() + "t='inlineStr'");
                open("is", "");
                inline("t", XmlText.cellText(text.plain()));
                close("is");
                close("c");
            }
            case 5 -> {
                expected.put(at, new Value.Fault("#DIV/0!"));
                cell(place, space() + "t=\"e\"", "v", "#DIV/0!");
            }
            case 6 -> {
                // runs of a rich text and a phonetic hint, which is no part of it
                expected.put(at, Value.of("ab cd"));
                strings.append("<si><r><rPr><b/></rPr><t>ab</t></r><r><t xml:space=\"preserve\"> cd</t></r>"
                        + "<rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr fontId='1'/></si>");
                cell(place, space() + "t='s'", "v", Integer.toString(stringCount++));
            }
            case 7 -> {
                Value text = Value.of(text(random));
                expected.put(at, text);
                open("c", space() + "t='str'" + place);
                inline("f", "A1&amp;&quot;&quot;");
                inline("v", XmlText.cellText(text.plain()));
                close("c");
            }
            case 8 -> {
                expected.put(at, Value.of(LocalDate.of(2026, 11, 24)));
                cell(place, space() + "t='d'", "v", "2026-11-24T00:00:00");
            }
            case 9 -> shared(at, place);
            default -> {
                expected.put(at, Value.of(3));
                open("c", place);
                inline("f", "1+2");
                inline("v", "3");
                close("c");
            }
        }
    }

    /// A formula that the first cell of its column writes for all, or one that fills an array.
    private void shared(Address at, String place) {
        expected.put(at, Value.of(3));
        open("c", place);
        boolean first = sharing.add(at.column());
        if (random.nextInt(3) == 0) {
            sharing.remove(first ? at.column() : -1);
            open("f", " t='array' ref=" + quoted(at.cell()));
            xml.append("SUM(H1:H2*2)");
            close("f");
        } else if (first) {
            open(
                    "f",
                    " t='shared' si='" + at.column() + "' ref='" + at.cell() + ":" + Address.letters(at.column()) + ROWS
                            + "'");
            xml.append("H1+$H$2");
            close("f");
        } else {
            open("f/", " si=" + quoted(Integer.toString(at.column())) + " t='shared'");
        }
        inline("v", "3");
        close("c");
    }

    private void cell(String place, String type, String element, String text) {
        boolean first = random.nextBoolean();
        open("c", first ? place + type : type + place);
        inline(element, text);
        close("c");
    }

    private void inline(String element, String text) {
        open(element, "");
        boolean cdata = random.nextInt(6) == 0 && !text.contains("&") && !text.isEmpty();
        xml.append(cdata ? "<![CDATA[" + text + "]]>" : text);
        close(element);
    }

    private void open(String name, String attributes) {
        boolean empty = name.endsWith("/");
        xml.append('<')
                .append(prefix)
                .append(empty ? name.substring(0, name.length() - 1) : name)
                .append(attributes);
        xml.append(random.nextInt(5) == 0 ? " " : "").append(empty ? "/>" : ">");
    }

    private void close(String name) {
        xml.append("</")
                .append(prefix)
                .append(name)
                .append(random.nextInt(6) == 0 ? " " : "")
                .append('>');
    }

    private void noise() {
        switch (random.nextInt(10)) {
            case 0 -> xml.append("<!-- <c r='A1'> -->");
            case 1 -> xml.append("<?note <row?>");
            case 2 -> xml.append("\r\n  ");
            default -> {}
        }
    }

    private String space() {
        return random.nextInt(6) == 0 ? "\n " : " ";
    }

    private String quoted(String value) {
        return random.nextBoolean() ? '"' + value + '"' : "'" + value + "'";
    }
}
