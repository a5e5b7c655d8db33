package dev.alur.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How numbers are made: `INV-{yyyy}-{000}` gives `INV-2026-014`, `PRJ-{000}` gives `PRJ-014`. In braces stand
/// the year (`{yyyy}`, `{yy}`), the month (`{mm}`) or, once, the sequence as zeros: its least width. It begins
/// again with each group, which is everything but the sequence.
public final class Series {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final int MOST_DIGITS = 9;

    private final String pattern;
    private final List<Piece> pieces;
    private final Pattern number;

    private Series(String pattern, List<Piece> pieces) {
        this.pattern = pattern;
        this.pieces = List.copyOf(pieces);
        StringBuilder regex = new StringBuilder();
        pieces.forEach(piece -> regex.append(piece.regex()));
        this.number = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The series of a pattern that is known to be one.
    ///
    /// @throws IllegalArgumentException where [#parse] understands nothing
    public static Series of(String pattern) {
        return parse(pattern).orElseThrow(() -> new IllegalArgumentException("no series: " + pattern));
    }

    /// Understands a pattern; empty where it has no sequence, two of them, or braces with something else in
    /// them.
    public static Optional<Series> parse(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        Matcher braces = BRACES.matcher(pattern);
        int from = 0;
        while (braces.find()) {
            addText(pieces, pattern.substring(from, braces.start()));
            Piece piece = piece(braces.group(1).strip().toLowerCase(Locale.ROOT));
            if (piece == null) {
                return Optional.empty();
            }
            pieces.add(piece);
            from = braces.end();
        }
        addText(pieces, pattern.substring(from));
        boolean stray =
                pieces.stream().anyMatch(piece -> piece instanceof Words(String text) && text.matches(".*[{}].*"));
        long sequences = pieces.stream().filter(Sequence.class::isInstance).count();
        return stray || sequences != 1 ? Optional.empty() : Optional.of(new Series(pattern, pieces));
    }

    private static void addText(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Words(text));
        }
    }

    private static @Nullable Piece piece(String word) {
        return switch (word) {
            case "yyyy" -> new Period(4);
            case "yy" -> new Period(2);
            case "mm" -> new Month();
            default -> word.matches("0{1,9}") ? new Sequence(word.length()) : null;
        };
    }

    /// Everything but the sequence, as a number of that day has it: `INV-2026-`. The sequence counts within it.
    public String group(LocalDate date) {
        StringBuilder group = new StringBuilder();
        pieces.forEach(piece -> group.append(piece.text(date, "")));
        return group.toString();
    }

    /// The number of a day.
    ///
    /// @param sequence 1 or more
    public String format(LocalDate date, int sequence) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text(date, Integer.toString(sequence))));
        return text.toString();
    }

    /// Reads a number of this series, of any day; empty for one of another series. Case and leading zeros do
    /// not matter, so that what a person typed by hand is not given a second time.
    public Optional<Parsed> parsed(String text) {
        Matcher matcher = number.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder group = new StringBuilder();
        int sequence = 0;
        int at = 0;
        for (Piece piece : pieces) {
            switch (piece) {
                case Words(String words) -> group.append(words);
                case Period _, Month _ -> group.append(matcher.group(++at));
                case Sequence _ -> sequence = Integer.parseInt(matcher.group(++at));
            }
        }
        return Optional.of(new Parsed(group.toString(), sequence));
    }

    /// The sequence in a number of this series, of any day; empty for one of another series.
    public OptionalInt sequence(String text) {
        Optional<Parsed> parsed = parsed(text);
        return parsed.isPresent() ? OptionalInt.of(parsed.get().sequence()) : OptionalInt.empty();
    }

    /// The pattern that it was made from.
    @Override
    public String toString() {
        return pattern;
    }

    /// A number taken apart.
    ///
    /// @param group as [#group] gives it
    public record Parsed(String group, int sequence) {}

    private sealed interface Piece {
        /// What stands in the number of a day; digits are those of the sequence, empty for the group.
        String text(LocalDate date, String digits);

        String regex();
    }

    private record Words(String words) implements Piece {
        @Override
        public String text(LocalDate date, String digits) {
            return words;
        }

        @Override
        public String regex() {
            return Pattern.quote(words);
        }
    }

    private record Period(int width) implements Piece {
        @Override
        public String text(LocalDate date, String digits) {
            String year = String.format(Locale.ROOT, "%04d", date.getYear());
            return year.substring(year.length() - width);
        }

        @Override
        public String regex() {
            return "([0-9]{" + width + "})";
        }
    }

    private record Month() implements Piece {
        @Override
        public String text(LocalDate date, String digits) {
            return String.format(Locale.ROOT, "%02d", date.getMonthValue());
        }

        @Override
        public String regex() {
            return "([0-9]{2})";
        }
    }

    private record Sequence(int width) implements Piece {
        @Override
        public String text(LocalDate date, String digits) {
            return digits.isEmpty() ? "" : "0".repeat(Math.max(0, width - digits.length())) + digits;
        }

        @Override
        public String regex() {
            return "([0-9]{1," + MOST_DIGITS + "})";
        }
    }
}
