package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What may not be meant as it is: it is written all the same, with a warning.
final class Doubts {
    /// As many digits of a number as a spreadsheet keeps
    /// (https://support.microsoft.com/office/excel-specifications-and-limits, calculation specifications).
    private static final MathContext KEPT = new MathContext(15);

    private final Offered offered;

    Doubts(Snapshot snapshot) {
        this.offered = new Offered(snapshot);
    }

    /// About a value that replaces what a cell holds.
    List<Problem> over(Sheet sheet, Address at, Value value) {
        return about(sheet, at, value, sheet.value(at.row(), at.column()), RunProblem.TEXT_OVER_NUMBER);
    }

    /// About a value that is added below a row.
    List<Problem> below(Sheet sheet, int above, Address at, Value value) {
        return about(sheet, at, value, sheet.value(above, at.column()), RunProblem.TEXT_BELOW_NUMBER);
    }

    private List<Problem> about(Sheet sheet, Address at, Value value, Value neighbour, RunProblem key) {
        List<Problem> doubts = new ArrayList<>();
        offered.doubt(sheet, at, value).ifPresent(doubts::add);
        boolean isMeasured = neighbour instanceof Value.Number || neighbour instanceof Value.Date;
        if (value instanceof Value.Text && isMeasured && doubts.isEmpty()) {
            doubts.add(Problem.warning(key, at, value, neighbour));
        }
        if (value instanceof Value.Number(BigDecimal number)
                && number.round(KEPT).compareTo(number) != 0) {
            doubts.add(Problem.warning(
                    RunProblem.LESS_EXACT,
                    at,
                    number.toPlainString(),
                    number.round(KEPT).toPlainString()));
        }
        return doubts;
    }
}
