package dev.alur.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of all results, in Markdown: what was measured, what it took, and whether that is what we want.
final class Table {
    private final List<String> lines = new ArrayList<>(
            List.of("| work | Alur | against | ratio | goal | |", "| --- | --- | --- | --- | --- | --- |"));

    /// A result that has a goal.
    void add(String work, String ours, String other, String ratio, String goal, boolean isMet) {
        line(work, ours, other, ratio, goal, isMet ? "met" : "**missed**");
    }

    /// A result for comparison only.
    void add(String work, String ours, String other, String ratio) {
        line(work, ours, other, ratio, "", "");
    }

    private void line(String... cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        System.err.println(line);
        lines.add(line);
    }

    /// A ratio as people say it.
    static String times(double ratio) {
        return ratio >= 10 ? String.format(Locale.ROOT, "%.0fx", ratio) : String.format(Locale.ROOT, "%.2fx", ratio);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
