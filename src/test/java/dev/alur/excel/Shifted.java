package dev.alur.excel;

import dev.alur.grid.Opening;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Compares a workbook's values before and after rows were opened in one of its sheets.
final class Shifted {
    private Shifted() {}

    /// Every cell that is not where it belongs with what it held; at most a few.
    static List<String> findings(Snapshot before, Snapshot after, Opening opening) {
        List<String> findings = new ArrayList<>();
        for (Sheet old : before.sheets()) {
            Sheet now = after.sheet(old.name()).orElseThrow();
            boolean own =
                    old.name().toLowerCase(Locale.ROOT).equals(opening.sheet().toLowerCase(Locale.ROOT));
            for (int row = 1; row <= old.lastRow(); row++) {
                for (int column = 1; column <= old.lastColumn(); column++) {
                    int there = own ? opening.after(row, column) : row;
                    boolean same = old.value(row, column).equals(now.value(there, column))
                            && Objects.equals(old.format(row, column), now.format(there, column))
                            && (old.formula(row, column) == null) == (now.formula(there, column) == null);
                    if (!same && findings.size() < 5) {
                        findings.add(old.address(row, column) + ": " + old.value(row, column) + " -> "
                                + now.value(there, column) + " " + now.formula(there, column));
                    }
                }
            }
        }
        return findings;
    }
}
