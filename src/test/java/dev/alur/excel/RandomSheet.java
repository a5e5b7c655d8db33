package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

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

    private final Random random;
    private final String prefix;
    private final Map<Address, Value> expected = new LinkedHashMap<>();
    private final StringBuilder strings = new StringBuilder();
    private final StringBuilder xml = new StringBuilder();
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
        String namespace = prefix.isEmpty() ? "xmlns" : "xmlns:x";
        return raw.sheetPart((random.nextBoolean() ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" : "")
                + "<" + prefix + "worksheet " + namespace + "=" + quoted(RawWorkbook.MAIN) + ">"
                + (random.nextBoolean() ? "<" + prefix + "dimension ref='A1:B2'/>" : "")
                + xml + "</" + prefix + "worksheet>");
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
                                + (random.nextInt(3) == 0 ? space() + "spans=" + quoted("1:3") : ""));
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
        switch (random.nextInt(7)) {
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
            default -> {
                expected.put(at, Value.of(3));
                open("c", place);
                inline("f", "1+2");
                inline("v", "3");
                close("c");
            }
        }
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
