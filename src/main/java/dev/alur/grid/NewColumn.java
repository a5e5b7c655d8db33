package dev.alur.grid;

import org.jspecify.annotations.Nullable;

/// The design of a column that is to be added to a sheet.
///
/// @param header the header's text
/// @param width in characters of the workbook's standard font, 0 for the usual one
/// @param format the number format code of its cells (`#,##0`), or null for General
/// @param list what may be chosen in its cells, as [Validation#formula] writes it: `"Brief,Final"` in quotes, a
/// range or a name; null for anything
/// @param formula the formula of all its cells, without its `=` and as it reads in the first row below the
/// header, or null for values
public record NewColumn(
        String header,
        double width,
        @Nullable String format,
        @Nullable String list,
        @Nullable String formula) {
    private static final double MOST_WIDTH = 255;

    public NewColumn {
        if (!(width >= 0 && width <= MOST_WIDTH)) {
            throw new IllegalArgumentException("a width of " + width);
        }
        format = format == null || format.isEmpty() || format.equalsIgnoreCase("General") ? null : format;
        list = list == null ? null : Naming.bare(list);
        formula = formula == null ? null : Naming.bare(formula);
    }

    /// A column of the usual width whose cells may hold anything.
    public static NewColumn of(String header) {
        return new NewColumn(header, 0, null, null, null);
    }

    public NewColumn withWidth(double characters) {
        return new NewColumn(header, characters, format, list, formula);
    }

    public NewColumn withFormat(String code) {
        return new NewColumn(header, width, code, list, formula);
    }

    public NewColumn withList(String choices) {
        return new NewColumn(header, width, format, choices, formula);
    }

    public NewColumn withFormula(String text) {
        return new NewColumn(header, width, format, list, text);
    }
}
