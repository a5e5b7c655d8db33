package dev.alur.grid;

import java.util.List;

/// What is wanted of a workbook by someone who does not need all of it.
///
/// @param cells the cells whose values and formulas are wanted; others may look blank
/// @param formulas how many formulas of a sheet are wanted at most, wherever they stand: a sheet with more
/// gives only those of the wanted cells and says so ([Sheet#hasMoreFormulas]). 0 also means that sheets without
/// wanted cells need not be looked into: they may look empty but for their tables
public record Selection(List<Range> cells, int formulas) {
    public Selection {
        cells = List.copyOf(cells);
        if (formulas < 0) {
            throw new IllegalArgumentException("formulas below 0");
        }
    }
}
