package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import org.jspecify.annotations.Nullable;

/// Looks at sheets in which rows were opened: every cell has to be where it belongs, with its style, its type,
/// its value, and a formula where it had one. Reckoned by other code than the mover's, so that a slip there is
/// seen.
final class MoveCheck implements SheetWalker.Listener {
    private final @Nullable Opening opening;
    private long sum;
    private long cells;

    private MoveCheck(@Nullable Opening opening) {
        this.opening = opening;
    }

    /// Compares a workbook before and after.
    ///
    /// @throws dev.alur.grid.ProblemException where a cell is lost or is not as it was
    static void check(Book before, Book after, MovedReferences rules) {
        for (Book.SheetPart old : before.sheets()) {
            Book.SheetPart now = after.sheet(old.name());
            boolean own = old.name().equalsIgnoreCase(rules.sheet());
            if (now != null
                    && after.archive().overlaid(now.entry()) == before.archive().overlaid(old.entry())) {
                continue;
            }
            MoveCheck expected = new MoveCheck(own ? rules.opening().orElse(null) : null);
            new SheetWalker(before, old, expected).walk();
            MoveCheck found = new MoveCheck(null);
            if (now != null) {
                new SheetWalker(after, now, found).walk();
            }
            if (expected.sum != found.sum || expected.cells != found.cells) {
                throw ExcelProblem.NOT_AS_PLANNED.of(before.file(), old.name());
            }
        }
    }

    @Override
    public void cell(Cell cell) {
        int row = opening == null ? cell.row : opening.after(cell.row, cell.column);
        if (row > Address.MAX_ROW) {
            // a blank cell fell off the sheet's end
            return;
        }
        long hash = row * 1_000_003L + cell.column;
        hash = hash * 31 + (cell.hasStyle ? cell.style + 1 : 0);
        hash = hash * 31 + cell.type.ordinal();
        hash = hash * 31 + (cell.kind == Cell.Kind.NONE ? 0 : 1);
        hash = hash * 31 + (cell.hasValue ? cell.text().hashCode() : 7);
        hash *= 0x9E3779B97F4A7C15L;
        sum += hash ^ (hash >>> 29);
        cells++;
    }
}
