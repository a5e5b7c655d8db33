package dev.alur.excel;

import dev.alur.grid.Lines;

/// The height of a row in which texts break into lines, guessed: programs take what the file says, LibreOffice
/// the usual height where it says nothing, and fit the row by themselves only with its next edit. It is no
/// height that a person gave (`customHeight`), so they may.
final class RowFit {
    private static final double USUAL = 15;
    /// Of a line in the smallest type that is likely.
    private static final double LEAST = 12;

    private int lines = 1;
    private double line = USUAL;
    private boolean hasOthers;

    /// A text of the row.
    ///
    /// @param width of its column, in digits of the usual font
    void text(String text, double width) {
        lines = Math.max(lines, Lines.of(text, width));
    }

    /// How high the sheet's rows are where nothing is said of them.
    void usual(double height) {
        line = height < LEAST || height > USUAL * 1.5 ? USUAL : height;
    }

    /// The row has more texts that break, which nobody looked at: it may grow, but not shrink.
    void hasOthers() {
        hasOthers = true;
    }

    /// The row's start tag with its height.
    String fitted(String tag) {
        if (Book.isTrue(Attributes.get(tag, "customHeight"))) {
            return tag;
        }
        double height = lines * line;
        String is = Attributes.get(tag, "ht");
        boolean keeps = hasOthers && (lines == 1 || (is != null && number(is) >= height));
        if (keeps) {
            return tag;
        }
        return lines == 1 ? Attributes.without(tag, "ht") : Attributes.with(tag, "ht", ColumnStripes.number(height));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
