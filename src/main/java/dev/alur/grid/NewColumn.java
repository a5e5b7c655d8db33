package dev.alur.grid;

import org.jspecify.annotations.Nullable;

/// The design of a column that is to be added to a sheet.
///
/// @param header the header's text
/// @param width in characters of the workbook's standard font, 0 for the usual one
/// @param format the number format code of its cells (`#,##0`), or null for General
/// @param list what may be chosen in its cells, as [Validation#formula] writes it: `"Brief,Final"` in quotes, a
/// range or a name; null for anything
/// @param isOpen whether something else than the list has may be typed, after a warning
/// @param formula the formula of all its cells, without its `=` and as it reads in the first row below the
/// header, or null for values
/// @param look how its cells look in a new sheet; a column that joins others looks like its neighbour
public record NewColumn(
        String header,
        double width,
        @Nullable String format,
        @Nullable String list,
        boolean isOpen,
        @Nullable String formula,
        Look look) {
    private static final double MOST_WIDTH = 255;

    /// How cells look. Where a column of a sheet is not plain, all its cells stand at the top of their rows.
    public enum Look {
        /// As the workbook's cells do.
        PLAIN,
        /// Long texts break into lines.
        PROSE,
        /// What leads somewhere: underlined, in the colour of links; long ones break into lines.
        LINK
    }

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
        return new NewColumn(header, 0, null, null, false, null, Look.PLAIN);
    }

    public NewColumn withWidth(double characters) {
        return new NewColumn(header, characters, format, list, isOpen, formula, look);
    }

    public NewColumn withFormat(@Nullable String code) {
        return new NewColumn(header, width, code, list, isOpen, formula, look);
    }

    public NewColumn withList(@Nullable String choices) {
        return new NewColumn(header, width, format, choices, isOpen, formula, look);
    }

    /// The same with something else than the list has allowed or not.
    public NewColumn open(boolean isIt) {
        return new NewColumn(header, width, format, list, isIt, formula, look);
    }

    public NewColumn withFormula(@Nullable String text) {
        return new NewColumn(header, width, format, list, isOpen, text, look);
    }

    public NewColumn withLook(Look other) {
        return new NewColumn(header, width, format, list, isOpen, formula, other);
    }
}
