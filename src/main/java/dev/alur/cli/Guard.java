package dev.alur.cli;

/// Keeps text that would become a formula in a spreadsheet from doing so: comma-separated values have no types,
/// so a program that opens them takes `=…` for a formula, whoever wrote it (CWE-1236).
final class Guard {
    private static final String LIVE = "=+-@\t\r\n|%＝＋－＠｜％";

    private Guard() {}

    /// The text with an apostrophe in front, where it needs one.
    static String guarded(String text) {
        return isLive(text, 0) || isGuarded(text) ? "'" + text : text;
    }

    /// True where [#guarded] put the apostrophe there.
    static boolean isGuarded(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at > 0 && isLive(text, at);
    }

    private static boolean isLive(String text, int at) {
        return at < text.length() && LIVE.indexOf(text.charAt(at)) >= 0;
    }
}
