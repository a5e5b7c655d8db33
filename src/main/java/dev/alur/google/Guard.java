package dev.alur.google;

import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Naming;
import dev.alur.grid.Opening;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Stroke;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a spreadsheet is not to be written, wherever it has moved to by then: smart chips, which a value
/// would replace, and ranges that are protected against this account.
final class Guard {
    private final Map<String, Set<Address>> chips = new HashMap<>();
    private final Map<String, List<Range>> closed = new HashMap<>();

    Guard(Seen basis) {
        for (Seen.Tab tab : basis.tabs()) {
            chips.put(Naming.key(tab.name()), tab.chips());
            closed.put(Naming.key(tab.name()), tab.closed());
        }
    }

    /// @throws ProblemException where the stroke would write there
    void pass(Stroke stroke) {
        switch (stroke) {
            case Stroke.Put put -> demandFree(put.at());
            case Stroke.Open open -> move(open.opening());
            case Stroke.Link link -> demandFree(link.at());
            case Stroke.Dress _,
                    Stroke.Reach _,
                    Stroke.NewSheet _,
                    Stroke.NewTable _,
                    Stroke.Refer _,
                    Stroke.Rule _,
                    Stroke.Format _,
                    Stroke.Width _ -> {}
        }
    }

    private void demandFree(Address at) {
        String sheet = Naming.key(at.sheet());
        for (Range range : closed.getOrDefault(sheet, List.of())) {
            if (range.contains(at.row(), at.column())) {
                throw new ProblemException(Problem.error(GridProblem.LOCKED_CELL, at));
            }
        }
        if (chips.getOrDefault(sheet, Set.of()).contains(at)) {
            throw new ProblemException(Problem.error(GoogleProblem.CHIP_IN_THE_WAY, at));
        }
    }

    private void move(Opening opening) {
        String sheet = Naming.key(opening.sheet());
        for (Range range : closed.getOrDefault(sheet, List.of())) {
            boolean cuts = opening.row() > range.firstRow()
                    && opening.row() <= range.lastRow()
                    && opening.touches(range.firstColumn(), range.lastColumn());
            if (cuts) {
                Address at = new Address(range.sheet(), opening.row(), range.firstColumn());
                throw new ProblemException(Problem.error(GridProblem.PROTECTED_ROWS, at, range.sheet(), opening.row()));
            }
        }
        closed.computeIfPresent(
                sheet, (key, ranges) -> ranges.stream().map(opening::after).toList());
        Set<Address> moved = new HashSet<>();
        chips.getOrDefault(sheet, Set.of())
                .forEach(at -> moved.add(new Address(at.sheet(), opening.after(at.row(), at.column()), at.column())));
        chips.put(sheet, moved);
    }
}
