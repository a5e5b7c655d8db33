package dev.alur.grid;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the user should mend, or should know: a key whose sentences stand in
/// `messages/<room>_<language>.properties`, with its arguments, the cell it is about and the place in that
/// cell's text.
///
/// @param arguments what the sentence names: texts, numbers, days, values; never sentences
/// @param address the cell, or null where the whole workbook is meant
/// @param span the part of `source` to point at, or null
/// @param source the text that `span` counts in (a condition, say), or null
public record Problem(
        Severity severity,
        Key key,
        List<Object> arguments,
        @Nullable Address address,
        @Nullable Span span,
        @Nullable String source) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem error(Key key, @Nullable Address address, Object... arguments) {
        return new Problem(Severity.ERROR, key, List.of(arguments), address, null, null);
    }

    public static Problem warning(Key key, @Nullable Address address, Object... arguments) {
        return new Problem(Severity.WARNING, key, List.of(arguments), address, null, null);
    }

    /// The same problem, pointing at a part of the text that the cell holds.
    public Problem at(String text, int from, int to) {
        return new Problem(severity, key, arguments, address, new Span(from, to), text);
    }

    /// The same problem at a cell.
    public Problem at(Address cell) {
        return new Problem(severity, key, arguments, cell, span, source);
    }

    /// The same problem where it keeps nothing from being done.
    public Problem asWarning() {
        return new Problem(Severity.WARNING, key, arguments, address, span, source);
    }

    /// How bad it is: an error keeps something from being done, a warning does not.
    public enum Severity {
        ERROR,
        WARNING
    }

    /// Characters `from` (counted from 0, included) to `to` (excluded) of a cell's text.
    public record Span(int from, int to) {
        public Span {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("no such span: " + from + " to " + to);
            }
        }
    }

    /// Names a problem. Each room lists its own in an enum called `<Room>Problem`; the sentences are found by
    /// [#id]: `<id>.summary` (short and fixed, without names) and `<id>.detail` (what, why and what to do).
    public interface Key {
        /// The constant's name.
        String name();

        /// The room, which is the package's last word: `excel` for `dev.alur.excel`.
        default String room() {
            String name = getClass().getPackageName();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /// The key in lower case with hyphens: `two-stage-columns`.
        default String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
