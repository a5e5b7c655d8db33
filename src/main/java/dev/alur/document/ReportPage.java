package dev.alur.document;

import java.util.ArrayList;
import java.util.List;

/// A report laid out for reading: every text is written out, every bar has its length. The template only places
/// them.
///
/// @param about seller or client, the period, and the day it was drawn up
/// @param blocks what follows the figures, in the order of the page
record ReportPage(
        String language,
        String title,
        String about,
        String period,
        String asOf,
        String headline,
        Headings headings,
        List<FigureRow> figures,
        List<Fact> focus,
        List<Columns> columns,
        List<Bars> bars,
        List<Listing> listings,
        List<String> notes,
        String notesTitle,
        String foot) {

    /// The charts of bars in two stacks that stand side by side.
    public List<List<Bars>> sides() {
        List<List<Bars>> sides = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < bars.size(); i++) {
            sides.get(i % 2).add(bars.get(i));
        }
        return sides;
    }

    /// The heads of the table of figures.
    record Headings(String figures, String name, String actual, String target, String last, String focus) {}

    /// One figure: what it is called, its three numbers, and how much of the target was reached.
    ///
    /// @param reached 0 to 100, the length of the bar; -1 where there is no target
    /// @param percent the same in words, not cut at 100
    /// @param tone `good`, `care` or `plain`
    record FigureRow(String name, String actual, String target, String last, int reached, String percent, String tone) {
        /// The colour of the bar.
        public String fill() {
            return tone.equals("care") ? ReportCharts.ACCENT : ReportCharts.PRIMARY;
        }
    }

    /// A sentence with a sign before it.
    record Fact(String tone, String sign, String text) {}

    /// Columns over a time: days, weeks.
    ///
    /// @param parts what the parts of a column are, from below; empty where it has but one
    /// @param line the height of a line across, from the top; -1 for none
    record Columns(String title, List<Part> parts, List<Column> columns, int line) {
        /// The width of the drawing, in its own units.
        public int width() {
            return columns.size() * Column.STEP;
        }
    }

    /// One column of stacked parts; its value and its name stand below it.
    record Column(String name, String value, boolean isNow, List<Box> boxes) {
        static final int STEP = 40;
        static final int HEIGHT = 96;
    }

    /// What a fill stands for.
    record Part(String name, String fill) {}

    /// A part of a drawing, in the drawing's units.
    record Box(int x, int y, int width, int height, String fill) {}

    /// Bars that lie, one below another.
    record Bars(String title, List<Bar> bars) {}

    /// One bar.
    ///
    /// @param length 0 to 100
    /// @param note smaller, at the right of the name; may be empty
    record Bar(String name, int length, String fill, String edge, String value, String note) {
        /// The length in the drawing's units.
        public int width() {
            return length * 2;
        }
    }

    /// A table of jobs.
    ///
    /// @param more what is said below about rows that were left out; may be empty
    record Listing(String title, List<String> heads, List<Line> lines, String more) {
        private static final int SHORT = 12;

        /// True where it is short enough to stand on one page.
        public boolean isShort() {
            return lines.size() <= SHORT;
        }
    }

    /// One job of a list.
    ///
    /// @param tone of its state
    record Line(String day, String job, String client, String state, String tone) {}
}
