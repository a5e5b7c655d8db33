package dev.alur.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cell formats of styles.xml (`cellXfs`), and those that an edit appends to them: everything
/// else stays to the byte.
final class Styles {
    /// @param start its start tag
    /// @param rest what follows that, to its end
    private record Format(int numberFormat, boolean locked, boolean quotePrefix, String start, String rest) {
        /// All but the number format and the quote prefix.
        String same() {
            return Attributes.without(start, "numFmtId", "applyNumberFormat", "quotePrefix") + rest;
        }
    }

    private final NumberFormats numberFormats = new NumberFormats();
    private final List<Format> formats = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final @Nullable Part xml;
    private boolean hasUnlocked;
    private int countFrom = -1;
    private int countTo = -1;
    private int end = -1;

    private Styles(@Nullable Part xml) {
        this.xml = xml;
    }

    /// The formats of a workbook that has no styles: none.
    static Styles none() {
        return new Styles(null);
    }

    static Styles of(Part xml) {
        Styles styles = new Styles(xml);
        xml.read(() -> styles.read(xml));
        return styles;
    }

    /// Whether formats can be appended at all.
    boolean canGrow() {
        return end >= 0 && !formats.isEmpty();
    }

    /// The number format code of a cell format, or null for General.
    @Nullable
    String code(int style) {
        return numberFormats.code(numberFormat(style));
    }

    NumberFormats.Shows shows(int style) {
        return numberFormats.shows(numberFormat(style));
    }

    /// Whether any format unlocks its cells.
    boolean hasUnlocked() {
        return hasUnlocked;
    }

    boolean isLocked(int style) {
        return style < 0 || style >= formats.size() || formats.get(style).locked;
    }

    /// A cell format like this one that shows a day, and a time where there is one.
    int showingDay(int style, boolean time) {
        NumberFormats.Shows shows = shows(style);
        if (shows == NumberFormats.Shows.DAY || shows == NumberFormats.Shows.TIME) {
            return style;
        }
        return variant(style, time ? NumberFormats.DAY_AND_TIME : usualDay(), false);
    }

    /// A cell format like this one whose text stays text when it is edited again, even where it begins
    /// like a formula.
    int quoting(int style) {
        boolean isText = numberFormat(style) == NumberFormats.TEXT;
        boolean quotes = style >= 0 && style < formats.size() && formats.get(style).quotePrefix;
        return isText || quotes || !canGrow() ? style : variant(style, numberFormat(style), true);
    }

    boolean isChanged() {
        return !appended.isEmpty();
    }

    /// The part with the appended formats.
    byte[] bytes() {
        if (xml == null) {
            throw new IllegalStateException("no styles to write");
        }
        xml.splice(end, end, String.join("", appended));
        if (countFrom >= 0) {
            xml.splice(countFrom, countTo, Integer.toString(formats.size()));
        }
        return xml.spliced();
    }

    private int numberFormat(int style) {
        return style < 0 || style >= formats.size() ? 0 : formats.get(style).numberFormat;
    }

    /// The day format that the workbook's cells use most, the first of them where several are; built-in
    /// otherwise.
    private int usualDay() {
        Map<Integer, Integer> uses = new TreeMap<>();
        for (Format format : formats) {
            if (numberFormats.shows(format.numberFormat) == NumberFormats.Shows.DAY) {
                uses.merge(format.numberFormat, 1, Integer::sum);
            }
        }
        return uses.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(NumberFormats.DAY);
    }

    private int variant(int style, int numberFormat, boolean quotes) {
        Format base = formats.get(Math.clamp(style, 0, formats.size() - 1));
        String same = base.same();
        for (int i = 0; i < formats.size(); i++) {
            Format format = formats.get(i);
            if (format.numberFormat == numberFormat
                    && format.quotePrefix == quotes
                    && format.same().equals(same)) {
                return i;
            }
        }
        String key = same + '|' + numberFormat + '|' + quotes;
        return known.computeIfAbsent(key, k -> {
            String start = Attributes.with(base.start, "numFmtId", Integer.toString(numberFormat));
            if (numberFormat != base.numberFormat) {
                start = Attributes.with(start, "applyNumberFormat", "1");
            }
            if (quotes) {
                start = Attributes.with(start, "quotePrefix", "1");
            }
            appended.add(start + base.rest);
            formats.add(new Format(numberFormat, base.locked, quotes, start, base.rest));
            return formats.size() - 1;
        });
    }

    private void read(Part part) {
        boolean inside = false;
        while (part.next() != Tokenizer.Kind.EOF) {
            Tag tag = part.tag();
            boolean opens = part.tokens().kind() == Tokenizer.Kind.START
                    || part.tokens().kind() == Tokenizer.Kind.EMPTY;
            if (!tag.main() || (!opens && part.tokens().kind() != Tokenizer.Kind.END)) {
                continue;
            }
            String name = tag.local();
            if (opens && name.equals("numFmt") && tag.depth() == 3) {
                numberFormats.define(number(tag.get("numFmtId")), String.valueOf(tag.get("formatCode")));
            } else if (opens && name.equals("cellXfs")) {
                inside = part.tokens().kind() == Tokenizer.Kind.START;
                int count = tag.find(Names.COUNT);
                countFrom = count < 0 ? -1 : part.valueFrom(count);
                countTo = count < 0 ? -1 : part.valueTo(count);
            } else if (!opens && name.equals("cellXfs")) {
                inside = false;
                end = part.from();
            } else if (opens && inside && name.equals("xf")) {
                format(part);
            }
        }
    }

    private void format(Part part) {
        Tag tag = part.tag();
        int from = part.from();
        int startTo = part.to();
        int depth = tag.depth();
        int numberFormat = number(tag.get("numFmtId"));
        boolean quotes = Book.isTrue(tag.get("quotePrefix"));
        boolean locked = true;
        Tokenizer.Kind kind = part.tokens().kind();
        while (kind != Tokenizer.Kind.EOF && kind != Tokenizer.Kind.EMPTY) {
            kind = part.next();
            if ((kind == Tokenizer.Kind.EMPTY || kind == Tokenizer.Kind.START) && tag.is(Names.of("protection"))) {
                String value = tag.get("locked");
                locked = value == null || Book.isTrue(value);
            }
            if (kind == Tokenizer.Kind.END && tag.depth() == depth) {
                break;
            }
            kind = kind == Tokenizer.Kind.EMPTY ? Tokenizer.Kind.START : kind;
        }
        hasUnlocked |= !locked;
        String start = part.slice(from, startTo);
        String rest = part.slice(startTo, part.to());
        formats.add(new Format(numberFormat, locked, quotes, start, rest));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
