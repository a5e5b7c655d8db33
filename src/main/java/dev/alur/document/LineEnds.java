package dev.alur.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/// Says where a line of a PDF may end: where Unicode allows it, but never inside an amount, a time or a number,
/// and not before white space that does not break. The renderer's own rule knows web addresses and ends lines
/// after dots, as in `Rp10.` and `000`.
final class LineEnds implements FSTextBreaker {
    private final BreakIterator ends = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        ends.setText(newText);
    }

    @Override
    public int next() {
        int end = ends.next();
        while (end != BreakIterator.DONE && end < text.length() && isInside(text.charAt(end - 1), text.charAt(end))) {
            end = ends.next();
        }
        return end;
    }

    private static boolean isInside(char before, char after) {
        boolean bound = before == '\u00a0' || after == '\u00a0';
        return bound || (".,:/%".indexOf(before) >= 0 && !Character.isWhitespace(after));
    }
}
