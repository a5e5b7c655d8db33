package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands between square brackets: a column's name, or a table's parts as Excel writes them
/// (structured references).
///
/// @param thisRow true where only the row of the formula is meant: `@`, `#This Row`
/// @param items of a table: `#all`, `#data`, `#headers`, `#totals`, in lower case
/// @param first the column, or empty where all columns are meant
/// @param last the column at the other end of `[A]:[B]`, else the same as `first`
record Brackets(boolean thisRow, List<String> items, String first, String last) {
    /// The signs that a `'` in front makes ordinary inside brackets.
    static final String ESCAPED = "[]#'@";

    private static final String THIS_ROW = "#this row";

    /// As Excel calls them in English, German, French and Spanish.
    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("#all", "#all"),
            Map.entry("#alle", "#all"),
            Map.entry("#tout", "#all"),
            Map.entry("#todo", "#all"),
            Map.entry("#data", "#data"),
            Map.entry("#daten", "#data"),
            Map.entry("#données", "#data"),
            Map.entry("#datos", "#data"),
            Map.entry("#headers", "#headers"),
            Map.entry("#kopfzeilen", "#headers"),
            Map.entry("#en-têtes", "#headers"),
            Map.entry("#encabezados", "#headers"),
            Map.entry("#totals", "#totals"),
            Map.entry("#ergebnisse", "#totals"),
            Map.entry("#totaux", "#totals"),
            Map.entry("#totales", "#totals"),
            Map.entry("#this row", THIS_ROW),
            Map.entry("#diese zeile", THIS_ROW),
            Map.entry("#cette ligne", THIS_ROW),
            Map.entry("#esta fila", THIS_ROW));

    /// @throws IllegalArgumentException where the parts make no sense
    static Brackets parse(String inside) {
        String text = inside.strip();
        boolean here = text.startsWith("@");
        String rest = here ? text.substring(1).strip() : text;
        if (rest.startsWith("[")) {
            return parts(rest, here);
        }
        String item = ITEMS.get(rest.toLowerCase(Locale.ROOT));
        if (!here && item != null) {
            return item.equals(THIS_ROW)
                    ? new Brackets(true, List.of(), "", "")
                    : new Brackets(false, List.of(item), "", "");
        }
        String name = unescaped(rest);
        return new Brackets(here, List.of(), name, name);
    }

    private static Brackets parts(String text, boolean here) {
        boolean thisRow = here;
        List<String> items = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        boolean range = false;
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '[') {
                int end = end(text, at);
                String part = text.substring(at + 1, end).strip();
                String item = ITEMS.get(part.toLowerCase(Locale.ROOT));
                if (THIS_ROW.equals(item)) {
                    thisRow = true;
                } else if (item != null) {
                    items.add(item);
                } else {
                    columns.add(unescaped(part.startsWith("@") ? part.substring(1) : part));
                }
                at = end + 1;
            } else if (sign == ':' || sign == ',' || sign == ';' || Character.isWhitespace(sign)) {
                range |= sign == ':';
                at++;
            } else {
                throw new IllegalArgumentException(text);
            }
        }
        if (columns.size() > 2 || (columns.size() == 2) != range) {
            throw new IllegalArgumentException(text);
        }
        String first = columns.isEmpty() ? "" : columns.getFirst();
        return new Brackets(thisRow, items, first, columns.isEmpty() ? "" : columns.getLast());
    }

    private static int end(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\'' && i + 1 < text.length() && ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            } else if (sign == ']') {
                return i;
            } else if (sign == '[') {
                break;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String unescaped(String text) {
        if (text.indexOf('\'') < 0) {
            return text.strip();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\'' && i + 1 < text.length() && ESCAPED.indexOf(text.charAt(i + 1)) >= 0) {
                sign = text.charAt(++i);
            }
            plain.append(sign);
        }
        return plain.toString().strip();
    }
}
