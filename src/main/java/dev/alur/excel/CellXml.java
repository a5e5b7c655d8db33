package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Writes cells as XML.
final class CellXml {
    private final StringPool strings;
    private final boolean is1904;
    private final boolean hasStyles;

    CellXml(StringPool strings, boolean is1904, boolean hasStyles) {
        this.strings = strings;
        this.is1904 = is1904;
        this.hasStyles = hasStyles;
    }

    /// A cell that the sheet does not have yet.
    String fresh(String prefix, int row, int column, SheetPatch.Write write) {
        String tag = '<' + prefix + "c r=\"" + Address.letters(column) + row + "\"/>";
        return changed(tag, prefix, write, "");
    }

    /// A cell that the sheet has, by its start tag: what the edit does not name stays as it stands there.
    ///
    /// @param extension the cell's extension list as it stands, or nothing
    String changed(String tag, String prefix, SheetPatch.Write write, String extension) {
        StringBuilder inner = new StringBuilder();
        String type = content(inner, prefix, write.content());
        String start = Attributes.without(tag, "vm", "cm");
        if (write.style() >= 0) {
            String style = Integer.toString(write.style());
            start = style.equals(Attributes.get(start, "s")) ? start : Attributes.with(start, "s", style);
        }
        if (type == null) {
            start = Attributes.without(start, "t");
        } else if (!type.equals(Attributes.get(start, "t"))) {
            start = Attributes.with(start, "t", type);
        }
        inner.append(extension);
        return inner.isEmpty() ? Attributes.closed(start) : Attributes.opened(start) + inner + "</" + prefix + "c>";
    }

    /// Writes the cached value of a formula (ECMA-376 part 1, 18.3.1.96).
    ///
    /// @return the type that the cell takes, or null for a number's
    @Nullable
    String cached(StringBuilder inner, String prefix, Value value) {
        return switch (value) {
            case Value.Blank() -> {
                v(inner, prefix, "");
                yield "str";
            }
            case Value.Text(String text) -> {
                v(inner, prefix, XmlText.cellText(text));
                yield "str";
            }
            case Value.Date(LocalDateTime at) -> {
                v(inner, prefix, String.valueOf(Dates.toNumber(at, is1904)));
                yield null;
            }
            case Value.Number _, Value.Bool _, Value.Fault _ -> value(inner, prefix, value, false);
        };
    }

    /// A cell's start tag with a type; null stands for a number's.
    static String typed(String tag, @Nullable String type) {
        String old = Attributes.get(tag, "t");
        if (type == null) {
            return old == null || old.equals("n") ? tag : Attributes.without(tag, "t");
        }
        return type.equals(old) ? tag : Attributes.with(tag, "t", type);
    }

    /// The formula of the first cell of a shared formula.
    static String shared(String prefix, SheetPatch.Content.Heir heir) {
        return '<' + prefix + "f t=\"shared\" ref=\"" + heir.range() + "\" si=\"" + XmlText.xml(heir.index()) + "\">"
                + XmlText.xml(heir.formula()) + "</" + prefix + "f>";
    }

    static void text(StringBuilder xml, String prefix, String text) {
        xml.append('<').append(prefix).append('t');
        xml.append(XmlText.needsPreserve(text) ? " xml:space=\"preserve\">" : ">");
        xml.append(XmlText.cellText(text)).append("</").append(prefix).append("t>");
    }

    private @Nullable String content(StringBuilder inner, String prefix, SheetPatch.Content content) {
        return switch (content) {
            case SheetPatch.Content.Put(Value value, boolean inline) -> value(inner, prefix, value, inline);
            case SheetPatch.Content.Formula(String formula, @Nullable Value cached) -> {
                inner.append('<').append(prefix).append("f>").append(XmlText.cellText(formula));
                inner.append("</").append(prefix).append("f>");
                yield cached == null ? null : cached(inner, prefix, cached);
            }
            case SheetPatch.Content.Heir _, SheetPatch.Content.Cached _ ->
                throw new IllegalStateException("the cell and its formula stay");
        };
    }

    private @Nullable String value(StringBuilder inner, String prefix, Value value, boolean inline) {
        return switch (value) {
            case Value.Blank() -> null;
            case Value.Text(String text) -> {
                if (inline) {
                    inner.append('<').append(prefix).append("is>");
                    text(inner, prefix, text);
                    inner.append("</").append(prefix).append("is>");
                    yield "inlineStr";
                }
                v(inner, prefix, Integer.toString(strings.index(text)));
                yield "s";
            }
            case Value.Number(BigDecimal number) -> {
                v(inner, prefix, number(number));
                yield null;
            }
            case Value.Bool(boolean bool) -> {
                v(inner, prefix, bool ? "1" : "0");
                yield "b";
            }
            case Value.Date(LocalDateTime at) -> {
                String day = hasStyles ? String.valueOf(Dates.toNumber(at, is1904)) : at.toString();
                v(inner, prefix, hasStyles || day.length() != 16 ? day : day + ":00");
                yield hasStyles ? null : "d";
            }
            case Value.Fault(String code) -> {
                v(inner, prefix, XmlText.xml(code));
                yield "e";
            }
        };
    }

    private static void v(StringBuilder inner, String prefix, String text) {
        inner.append('<').append(prefix).append("v>").append(text);
        inner.append("</").append(prefix).append("v>");
    }

    static String number(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal bare = number.stripTrailingZeros();
        boolean plain = bare.scale() <= 20 && bare.precision() - bare.scale() <= 21;
        return plain ? bare.toPlainString() : bare.toString();
    }
}
