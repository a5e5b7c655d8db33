package dev.alur.cli;

/// Command lines that are shown to be typed.
final class Shown {
    private Shown() {}

    /// A command with one more argument, in quotes where a shell needs them.
    static String command(String verb, String argument) {
        boolean bare = argument.matches("[\\p{L}\\p{N}_./:@%+=,~-]+");
        return verb + " " + (bare ? argument : "'" + argument.replace("'", "'\\''") + "'");
    }
}
