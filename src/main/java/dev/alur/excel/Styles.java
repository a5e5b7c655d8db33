package dev.alur.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern BOLD =
            Pattern.compile("<(\\w+:)?b(\\s*|\\s+val\\s*=\\s*[\"'](1|true|on)[\"']\\s*)/?>");
    private static final byte[] CHOICE = Names.of("Choice");
    private static final Pattern NOT_BOLD = Pattern.compile("<(\\w+:)?b\\s+val[^>]*/>");

    private final NumberFormats numberFormats = new NumberFormats();
    private final List<Format> formats = new ArrayList<>();
    private final List<String> fonts = new ArrayList<>();
    private final StyleSection formatList = new StyleSection();
    private final StyleSection fontList = new StyleSection();
    private final StyleSection codeList = new StyleSection();
    private final Map<String, Integer> known = new HashMap<>();
    private final @Nullable Part xml;
    private boolean hasUnlocked;
    private @Nullable String[] codes = {};
    private NumberFormats.Shows[] shows = {};
    private String prefix = "";
    private int start = -1;

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
        return formatList.isThere() && !formats.isEmpty();
    }

    /// The number format code of a cell format, or null for General.
    @Nullable
    String code(int style) {
        resolve();
        return style < 0 || style >= codes.length ? numberFormats.code(0) : codes[style];
    }

    NumberFormats.Shows shows(int style) {
        resolve();
        return style < 0 || style >= shows.length ? numberFormats.shows(0) : shows[style];
    }

    /// Works out once for all cells what the formats mean.
    private void resolve() {
        if (codes.length == formats.size()) {
            return;
        }
        codes = new String[formats.size()];
        shows = new NumberFormats.Shows[codes.length];
        for (int style = 0; style < codes.length; style++) {
            codes[style] = numberFormats.code(numberFormat(style));
            shows[style] = numberFormats.shows(numberFormat(style));
        }
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

    /// A cell format like this one with a number format code, null for General; the same one where formats
    /// cannot be appended.
    int withCode(int style, @Nullable String code) {
        int base = Math.max(style, 0);
        if (!canGrow()) {
            return style;
        }
        int id = code == null ? 0 : numberFormats.idOf(code);
        if (id < 0 && code != null) {
            id = numberFormats.add(code);
            codeList.append('<' + prefix + "numFmt numFmtId=\"" + id + "\" formatCode=\"" + XmlText.xml(code) + "\"/>");
        }
        boolean quotes = base < formats.size() && formats.get(base).quotePrefix;
        return numberFormat(base) == id && !quotes ? base : variant(base, id, false);
    }

    /// A cell format like this one, at the top of its row.
    ///
    /// @param wraps whether long texts break into lines
    int onTop(int style, boolean wraps) {
        return aligned(style, wraps ? Map.of("vertical", "top", "wrapText", "1") : Map.of("vertical", "top"));
    }

    /// A cell format like this one in which texts break into lines.
    int wrapping(int style) {
        return wraps(style) ? style : aligned(style, Map.of("wrapText", "1"));
    }

    /// Whether texts break into lines.
    boolean wraps(int style) {
        Matcher alignment = style < 0 || style >= formats.size() ? null : ALIGNMENT.matcher(formats.get(style).rest);
        return alignment != null && alignment.find() && Book.isTrue(Attributes.get(alignment.group(), "wrapText"));
    }

    private static final Pattern ALIGNMENT = Pattern.compile("<(\\w+:)?alignment\\b[^>]*>");

    private int aligned(int style, Map<String, String> attributes) {
        if (!canGrow()) {
            return style;
        }
        Format base = formats.get(Math.clamp(style, 0, formats.size() - 1));
        Matcher matcher = ALIGNMENT.matcher(base.rest);
        boolean has = matcher.find();
        String alignment = has ? matcher.group() : '<' + prefix + "alignment/>";
        for (Map.Entry<String, String> each : new TreeMap<>(attributes).entrySet()) {
            alignment = Attributes.with(alignment, each.getKey(), each.getValue());
        }
        String rest = has
                ? base.rest.substring(0, matcher.start()) + alignment + base.rest.substring(matcher.end())
                : alignment + (base.start.endsWith("/>") ? "</" + prefix + "xf>" : base.rest);
        String start = Attributes.with(Attributes.opened(base.start), "applyAlignment", "1");
        return found(new Format(base.numberFormat, base.locked, base.quotePrefix, start, rest));
    }

    /// The place of a format that is written so, a new one where there is none.
    private int found(Format wanted) {
        String said = Attributes.without(wanted.start, "applyAlignment");
        for (int i = 0; i < formats.size(); i++) {
            Format format = formats.get(i);
            if (format.rest.equals(wanted.rest)
                    && Attributes.without(format.start, "applyAlignment").equals(said)
                    && !"0".equals(Attributes.get(format.start, "applyAlignment"))) {
                return i;
            }
        }
        formats.add(wanted);
        return formatList.append(wanted.start + wanted.rest);
    }

    /// A cell format like this one in the type of links; the same one where formats cannot be appended.
    int link(int style) {
        return typed(
                style,
                font -> UNDERLINED.matcher(font).find()
                        ? font
                        : inFont(COLOUR.matcher(font).replaceAll(""), "<%1$su/><%1$scolor rgb=\"FF0563C1\"/>"));
    }

    private static final Pattern UNDERLINED = Pattern.compile("<(\\w+:)?u\\b");
    private static final Pattern COLOUR = Pattern.compile("<(\\w+:)?color\\b[^>]*/>");

    /// A cell format like this one in bold type; the same one where formats cannot be appended.
    int bold(int style) {
        return typed(
                style,
                font -> BOLD.matcher(font).find()
                        ? font
                        : inFont(NOT_BOLD.matcher(font).replaceAll(""), "<%1$sb/>"));
    }

    /// A cell format like this one in another type.
    private int typed(int style, UnaryOperator<String> change) {
        int place = Math.clamp(style, 0, Math.max(formats.size() - 1, 0));
        int font = canGrow() ? number(Attributes.get(formats.get(place).start, "fontId")) : -1;
        if (font < 0 || font >= fonts.size() || !fontList.isThere()) {
            return style;
        }
        String changed = change.apply(fonts.get(font));
        if (changed.equals(fonts.get(font))) {
            return style;
        }
        int other = fonts.indexOf(changed);
        if (other < 0) {
            other = fontList.append(changed);
            fonts.add(changed);
        }
        return withFont(formats.get(place), other);
    }

    /// A font's element with more in front of what it says.
    ///
    /// @param more elements, with `%1$s` for their prefix
    private String inFont(String font, String more) {
        int end = font.indexOf('>') + 1;
        String added = String.format(Locale.ROOT, more, prefix);
        return font.endsWith("/>") && end == font.length()
                ? Attributes.opened(font) + added + "</" + prefix + "font>"
                : font.substring(0, end) + added + font.substring(end);
    }

    private int withFont(Format base, int font) {
        String same = Attributes.without(base.start, "fontId", "applyFont") + base.rest;
        for (int i = 0; i < formats.size(); i++) {
            Format format = formats.get(i);
            if (number(Attributes.get(format.start, "fontId")) == font
                    && (Attributes.without(format.start, "fontId", "applyFont") + format.rest).equals(same)) {
                return i;
            }
        }
        String start = Attributes.with(Attributes.with(base.start, "fontId", Integer.toString(font)), "applyFont", "1");
        formats.add(new Format(base.numberFormat, base.locked, base.quotePrefix, start, base.rest));
        return formatList.append(start + base.rest);
    }

    boolean isChanged() {
        return formatList.isChanged();
    }

    /// The part with the appended formats.
    byte[] bytes() {
        if (xml == null) {
            throw new IllegalStateException("no styles to write");
        }
        formatList.splice(xml);
        fontList.splice(xml);
        codeList.splice(xml);
        if (codeList.isChanged() && !codeList.isThere()) {
            // the schema has it in front of all others
            xml.splice(
                    start,
                    start,
                    '<' + prefix + "numFmts count=\"" + codeList.size() + "\">" + codeList.appended() + "</" + prefix
                            + "numFmts>");
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
            formatList.append(start + base.rest);
            formats.add(new Format(numberFormat, base.locked, quotes, start, base.rest));
            return formats.size() - 1;
        });
    }

    private void read(Part part) {
        boolean chosen = false;
        StyleSection inside = null;
        Map<String, StyleSection> lists = Map.of("cellXfs", formatList, "fonts", fontList, "numFmts", codeList);
        while (part.next() != Tokenizer.Kind.EOF) {
            Tag tag = part.tag();
            boolean opens = part.tokens().kind() == Tokenizer.Kind.START
                    || part.tokens().kind() == Tokenizer.Kind.EMPTY;
            boolean isTag = opens || part.tokens().kind() == Tokenizer.Kind.END;
            if (isTag && !tag.main() && tag.isLocal(CHOICE)) {
                // of alternatives the last one is for readers like us; each counts as one element
                chosen = part.tokens().kind() == Tokenizer.Kind.START;
            }
            if (!isTag || chosen || !tag.main()) {
                continue;
            }
            String name = tag.local();
            if (opens && tag.depth() == 1) {
                prefix = tag.prefix();
                start = part.to();
            } else if (tag.depth() == 2 && lists.containsKey(name)) {
                StyleSection list = lists.get(name);
                list(part, list);
                inside = part.tokens().kind() == Tokenizer.Kind.START ? list : null;
            } else if (opens && name.equals("numFmt") && tag.depth() == 3) {
                codeList.count();
                numberFormats.define(number(tag.get("numFmtId")), String.valueOf(tag.get("formatCode")));
            } else if (opens && inside == fontList && name.equals("font")) {
                fontList.count();
                fonts.add(element(part));
            } else if (opens && inside == formatList && name.equals("xf")) {
                formatList.count();
                format(part);
            }
        }
    }

    /// Reads on to the end of an element and gives it as it stands.
    private static String element(Part part) {
        int from = part.from();
        int depth = part.tag().depth();
        Tokenizer.Kind kind = part.tokens().kind();
        while (kind != Tokenizer.Kind.EMPTY || part.tag().depth() != depth) {
            kind = part.next();
            if (kind == Tokenizer.Kind.EOF
                    || (kind == Tokenizer.Kind.END && part.tag().depth() == depth)) {
                break;
            }
        }
        return part.slice(from, part.to());
    }

    private static void list(Part part, StyleSection list) {
        switch (part.tokens().kind()) {
            case START -> list.starts(part);
            case EMPTY -> list.isEmpty(part);
            case END -> list.ends(part);
            default -> {}
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
