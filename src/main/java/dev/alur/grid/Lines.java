package dev.alur.grid;

/// How many lines a text takes in a column in which texts break. A guess: programs know their fonts, we do not;
/// they fit a row again with the next edit.
public final class Lines {
    /// More characters than digits fit into a line of running text.
    private static final double NARROWER = 1.1;

    private Lines() {}

    /// Lines break after a blank, and formulas in front of a bracket.
    ///
    /// @param width of the column, in digits of the usual font
    public static int of(String text, double width) {
        int room = (int) Math.max(1, width * NARROWER);
        int lines = 0;
        for (String line : text.split("\n", -1)) {
            int used = 0;
            lines++;
            for (String word : line.split("(?<= )|(?<=[,;])(?=\\[)")) {
                lines += used > 0 && used + word.length() > room ? 1 : 0;
                used = (used + word.length() > room ? 0 : used) + word.length();
                // a word that is longer than a line is cut
                lines += (used - 1) / room;
                used = used == 0 ? 0 : 1 + (used - 1) % room;
            }
        }
        return lines;
    }
}
