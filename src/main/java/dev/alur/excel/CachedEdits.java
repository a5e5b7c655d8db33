package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import org.jspecify.annotations.Nullable;

/// Understands new cached values of formulas, after all other edits of their sheet: the formula may be one
/// that those fill in.
final class CachedEdits {
    private final SheetPatch patch;
    private final Survey survey;
    private final boolean is1904;

    CachedEdits(SheetPatch patch, Survey survey, boolean is1904) {
        this.patch = patch;
        this.survey = survey;
        this.is1904 = is1904;
    }

    /// Lays one over the patch.
    ///
    /// @throws ProblemException where no formula stands, or one whose values fill several cells
    void lay(Edit.SetCached edit) {
        Address at = edit.at();
        requireStorable(edit);
        SheetPatch.Write planned = patch.at(at.row(), at.column());
        if (planned == null) {
            lay(at, edit.value(), survey.cell(at.row(), at.column()));
            return;
        }
        SheetPatch.Content content = switch (planned.content()) {
            case SheetPatch.Content.Formula added -> new SheetPatch.Content.Formula(added.formula(), edit.value());
            case SheetPatch.Content.Heir heir ->
                new SheetPatch.Content.Heir(heir.index(), heir.range(), heir.formula(), edit.value());
            case SheetPatch.Content.Cached cached ->
                new SheetPatch.Content.Cached(edit.value(), cached.kind(), cached.formula());
            case SheetPatch.Content.Put _ -> throw refusal(GridProblem.NO_FORMULA, at);
        };
        patch.put(at.row(), at.column(), new SheetPatch.Write(planned.style(), content));
    }

    private void lay(Address at, Value value, Survey.@Nullable Seen seen) {
        if (seen == null || seen.kind() == Cell.Kind.NONE) {
            throw refusal(GridProblem.NO_FORMULA, at);
        }
        Range array = survey.array(at.row(), at.column());
        if (array != null && (array.firstRow() != array.lastRow() || array.firstColumn() != array.lastColumn())) {
            throw refusal(GridProblem.ARRAY_IN_THE_WAY, at, array.cells());
        }
        patch.put(
                at.row(),
                at.column(),
                new SheetPatch.Write(-1, new SheetPatch.Content.Cached(value, seen.kind(), seen.formula())));
    }

    private void requireStorable(Edit.SetCached edit) {
        Address at = edit.at();
        switch (edit.value()) {
            case Value.Text(String text) -> {
                if (text.length() > CellValues.MOST_TEXT) {
                    throw refusal(GridProblem.TEXT_TOO_LONG, at, text.length(), CellValues.MOST_TEXT);
                }
            }
            case Value.Number(var number) -> {
                if (Double.isInfinite(number.doubleValue())) {
                    throw refusal(GridProblem.VALUE_NOT_STORABLE, at, number.toString());
                }
            }
            case Value.Date(var day) -> {
                if (Dates.toNumber(day, is1904) == null) {
                    throw refusal(
                            GridProblem.VALUE_NOT_STORABLE, at, edit.value().plain());
                }
            }
            case Value.Blank _, Value.Bool _, Value.Fault _ -> {}
        }
    }

    private static ProblemException refusal(GridProblem key, Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
