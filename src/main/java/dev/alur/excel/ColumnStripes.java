package dev.alur.excel;

import dev.alur.grid.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The `col` elements of a sheet (ECMA-376 part 1, 18.3.1.13), each for a stripe of columns, with some columns
/// shown and set to a width: a stripe that holds one of them is cut.
final class ColumnStripes {
    private final NavigableMap<Integer, Double> open;
    private final String prefix;

    ColumnStripes(NavigableMap<Integer, Double> widths, String prefix) {
        this.open = new TreeMap<>(widths);
        this.prefix = prefix;
    }

    /// A stripe's tag with what has to stand before it and in its place.
    String changed(Tag tag, String raw) {
        int first = index(tag.get("min"), 1);
        int last = index(tag.get("max"), first);
        StringBuilder xml = new StringBuilder(added(open.headMap(first, false)));
        List<Integer> inside = new ArrayList<>(
                open.subMap(first, true, Math.max(first, last), true).keySet());
        boolean hidden = Book.isTrue(tag.get("hidden"));
        int from = first;
        for (int column : inside) {
            double width = open.getOrDefault(column, 0.0);
            open.remove(column);
            if (width == 0 && !hidden) {
                continue;
            }
            if (from < column) {
                xml.append(stripe(raw, from, column - 1));
            }
            String shown = Attributes.without(stripe(raw, column, column), "hidden", "collapsed", "bestFit");
            if (width > 0) {
                shown = Attributes.with(Attributes.with(shown, "width", number(width)), "customWidth", "1");
            }
            xml.append(shown);
            from = column + 1;
        }
        if (from == first) {
            return xml + raw;
        }
        return from <= last ? xml + stripe(raw, from, last) : xml.toString();
    }

    /// The stripes that come behind all others.
    String rest() {
        return added(open);
    }

    private String added(NavigableMap<Integer, Double> widths) {
        StringBuilder xml = new StringBuilder();
        for (Map.Entry<Integer, Double> entry : widths.entrySet()) {
            if (entry.getValue() > 0) {
                int column = entry.getKey();
                xml.append('<')
                        .append(prefix)
                        .append("col min=\"")
                        .append(column)
                        .append("\" max=\"");
                xml.append(column).append("\" width=\"").append(number(entry.getValue()));
                xml.append("\" customWidth=\"1\"/>");
            }
        }
        widths.clear();
        return xml.toString();
    }

    private static String stripe(String raw, int first, int last) {
        String tag = Attributes.with(Attributes.closed(raw), "min", Integer.toString(first));
        return Attributes.with(tag, "max", Integer.toString(last));
    }

    static String number(double width) {
        return BigDecimal.valueOf(width)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int index(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Math.clamp(Numbers.index(text), 1, Address.MAX_COLUMN);
    }
}
