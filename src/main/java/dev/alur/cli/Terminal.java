package dev.alur.cli;

import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lines of text for people: signs in colour where the terminal shows it, wrapped by words.
final class Terminal {
    /// Control characters (Unicode, chapter 23.1) but line end and tab, and our own colours: what stands in a
    /// cell must not steer the terminal.
    private static final Pattern CONTROL = Pattern.compile("(?!\u001b\\[(?:[0-2]|3[1-36])m)[\\p{Cc}&&[^\n\t]]");

    private final PrintWriter out;
    private final boolean colour;
    private final int columns;

    Terminal(PrintWriter out, boolean colour, int columns) {
        this.out = out;
        this.colour = colour;
        this.columns = columns;
    }

    /// Where the lines go, for what is no text for people.
    PrintWriter writer() {
        return out;
    }

    void line(String text) {
        out.println(harmless(text));
    }

    /// The text with the picture of each control character in its place (Unicode block Control Pictures).
    private static String harmless(String text) {
        return CONTROL.matcher(text).replaceAll(found -> {
            char control = found.group().charAt(0);
            return control < ' ' ? String.valueOf((char) (0x2400 + control)) : control == 0x7F ? "\u2421" : "\uFFFD";
        });
    }

    void flush() {
        out.flush();
    }

    void line() {
        out.println();
    }

    /// A heading.
    void heading(String text) {
        line(paint("1", text));
    }

    /// Text behind an indent, wrapped by words; further lines are indented as far.
    void wrapped(String first, String text) {
        String indent = " ".repeat(width(first));
        String lead = first;
        for (String each : wrap(text, Math.max(20, columns - width(first)))) {
            line((lead + each).stripTrailing());
            lead = indent;
        }
    }

    /// A problem in one sentence: where, what, what to do; below it the place in the cell's text, if it is
    /// known.
    void problem(Problem problem, String subject, Language language) {
        String where = problem.address() == null ? subject : problem.address().toString();
        String sign = problem.severity() == Problem.Severity.ERROR ? "!" : "-";
        String lead = "  " + signed(sign.charAt(0)) + " ";
        List<String> lines =
                wrap((where.isEmpty() ? "" : where + ": ") + Sentences.detail(problem, language), columns - 4);
        line(lead + lines.getFirst());
        lines.stream().skip(1).forEach(each -> line("    " + each));
        Problem.Span span = problem.span();
        String source = problem.source();
        if (span != null && source != null && !source.contains("\n") && source.length() < columns) {
            line("      " + source);
            out.println("      " + " ".repeat(span.from()) + "^".repeat(Math.max(1, span.to() - span.from())));
        }
    }

    /// A sign in its colour: what is new green, what changes amber, what is wrong red, what waits blue.
    String signed(char sign) {
        String code = switch (sign) {
            case '+' -> "32";
            case '~' -> "33";
            case '!' -> "31";
            case '?' -> "36";
            default -> "2";
        };
        return paint(code, String.valueOf(sign));
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    int columns() {
        return columns;
    }

    /// How many columns a text takes on the screen.
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : words(paragraph, width)) {
                if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// Words; one that is longer than a line, a formula without spaces say, is parted after a separator.
    private static List<String> words(String paragraph, int width) {
        List<String> words = new ArrayList<>();
        for (String word : paragraph.split(" ")) {
            String rest = word;
            while (width(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                int cut = Math.max(rest.lastIndexOf(',', end - 1), rest.lastIndexOf(';', end - 1)) + 1;
                cut = cut < width / 3 ? end : cut;
                words.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            words.add(rest);
        }
        return words;
    }
}
