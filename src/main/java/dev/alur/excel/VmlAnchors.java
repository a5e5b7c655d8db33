package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets the shapes of comments and old controls follow where rows are opened: in VML drawings (ECMA-376 part 4,
/// 19.4), which are not always well-formed XML, so that they are searched as text.
final class VmlAnchors {
    private static final Pattern DATA = Pattern.compile("(?s)<(?:\\w+:)?ClientData\\b.*?</(?:\\w+:)?ClientData>");
    private static final Pattern FORMULA =
            Pattern.compile("(<(?:\\w+:)?Fmla(?:Link|Range|Group|Pict|Txbx)>)([^<]*)(</)");
    private static final Pattern ANCHOR = Pattern.compile("(<(?:\\w+:)?Anchor>)([^<]*)(</)");
    private static final Pattern ROW = Pattern.compile("(<(?:\\w+:)?Row>\\s*)([0-9]{1,7})(\\s*</)");
    private static final Pattern COLUMN = Pattern.compile("(<(?:\\w+:)?Column>\\s*)([0-9]{1,5})(\\s*</)");

    private final MovedReferences rules;
    private final String sheet;
    private final @Nullable Opening opening;

    /// @param opening the rows opened in the sheet that the drawing lies on, or null
    VmlAnchors(MovedReferences rules, String sheet, @Nullable Opening opening) {
        this.rules = rules;
        this.sheet = sheet;
        this.opening = opening;
    }

    /// The part as it is afterwards, or nothing where it stays.
    byte[] moved(Archive archive, Archive.Entry entry) {
        try (InputStream in = archive.open(entry)) {
            byte[] bytes = in.readAllBytes();
            String utf8 = new String(bytes, StandardCharsets.UTF_8);
            boolean isUtf8 = Arrays.equals(utf8.getBytes(StandardCharsets.UTF_8), bytes);
            Charset charset = isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            String old = new String(bytes, charset);
            String moved = DATA.matcher(old).replaceAll(data -> Matcher.quoteReplacement(shape(data.group())));
            return moved.equals(old) ? new byte[0] : moved.getBytes(charset);
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.DAMAGED_PART.because(e, sheet, entry.part());
        }
    }

    private String shape(String data) {
        String moved = FORMULA.matcher(data).replaceAll(found -> replaced(found, formula(found.group(2))));
        return opening == null ? moved : data.contains("\"Note\"") ? note(moved, opening) : control(moved, opening);
    }

    private String formula(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        String formula = XmlText.text(bytes, 0, bytes.length);
        String moved = rules.moved(formula, new MovedReferences.Place(sheet, Growth.Reader.REGION));
        return moved.equals(formula) ? xml : Rewriting.escaped(moved);
    }

    /// A comment's shape goes where its cell goes.
    private String note(String data, Opening moved) {
        Matcher row = ROW.matcher(data);
        Matcher column = COLUMN.matcher(data);
        if (!row.find() || !column.find()) {
            return data;
        }
        int old = Integer.parseInt(row.group(2)) + 1;
        int down = moved.after(old, Integer.parseInt(column.group(2)) + 1) - old;
        if (down == 0) {
            return data;
        }
        String there = ROW.matcher(data).replaceAll(found -> replaced(found, Integer.toString(old - 1 + down)));
        return ANCHOR.matcher(there).replaceAll(found -> replaced(found, anchor(found.group(2), true, true)));
    }

    /// A control moves with its cells unless it says that it does not.
    private String control(String data, Opening moved) {
        if (!moved.isWhole() || data.contains(":MoveWithCells") || data.contains("<MoveWithCells")) {
            return data;
        }
        Matcher anchor = ANCHOR.matcher(data);
        String[] corners = anchor.find() ? anchor.group(2).split(",") : new String[0];
        if (corners.length != 8) {
            return data;
        }
        boolean top = isBelow(corners[2], moved);
        boolean sized = !data.contains("SizeWithCells");
        boolean bottom = sized ? isBelow(corners[6], moved) : top;
        return ANCHOR.matcher(data).replaceAll(found -> replaced(found, anchor(found.group(2), top, bottom)));
    }

    private static boolean isBelow(String row, Opening moved) {
        return row.strip().matches("[0-9]{1,7}") && Integer.parseInt(row.strip()) + 1 >= moved.row();
    }

    /// Column, offset, row, offset of one corner and of the other.
    private String anchor(String text, boolean top, boolean bottom) {
        String[] corners = text.split(",", -1);
        int count = opening == null ? 0 : opening.count();
        for (int at : new int[] {2, 6}) {
            boolean moves = at == 2 ? top : bottom;
            if (moves && corners.length == 8 && corners[at].strip().matches("[0-9]{1,7}")) {
                int row = Integer.parseInt(corners[at].strip()) + count;
                corners[at] = corners[at].replace(corners[at].strip(), Integer.toString(row));
            }
        }
        return String.join(",", corners);
    }

    private static String replaced(MatchResult found, String text) {
        return Matcher.quoteReplacement(found.group(1) + text + found.group(3));
    }
}
