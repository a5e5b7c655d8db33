package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// How wide a column becomes by itself. One recording says it, of 1,024 letters A in the default format: 8,691
/// pixels, as wide as they are in Roboto at 13 pixels and 7 more. Other formats are not known.
final class TextWidth {
    private TextWidth() {}

    static int column(Book book, Tab tab, int column) {
        double widest = 0;
        boolean any = false;
        for (int row = 0; row < tab.rows.size(); row++) {
            Cell cell = tab.cell(row, column);
            ObjectNode format = cell.format();
            if (cell.isBlank()) {
                continue;
            }
            if (format != null && format.has("textFormat")) {
                throw Refusal.unknown("how wide a text in a font of its own is");
            }
            Calculator.Effective value = book.calculator().value(tab, row, column);
            String shown = value == null ? "" : Formats.shown(value.value(), cell.numberFormat(), book.tongue());
            widest = Math.max(widest, width(shown));
            any = true;
        }
        return any ? (int) Math.round(widest) + 7 : 100;
    }

    private static double width(String text) {
        try (InputStream bytes =
                        TextWidth.class.getResourceAsStream("/com/formdev/flatlaf/fonts/roboto/Roboto-Regular.ttf");
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            double width = 0;
            for (int point : text.codePoints().toArray()) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(point);
                width += font.getAdvanceWidth(glyph) * 13.0 / font.getUnitsPerEm();
            }
            return width;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
