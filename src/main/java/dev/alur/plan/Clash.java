package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cannot be wanted of a job in one pass (semantics.md, lines 2 and 10).
final class Clash {
    private Clash() {}

    /// What is wrong when two things wanted in one pass exclude each other; null where nothing is.
    static @Nullable Problem of(List<Wish> wishes) {
        List<Wish> whole = invoices(wishes, Part.WHOLE);
        List<Wish> parts = new ArrayList<>(invoices(wishes, Part.DEPOSIT));
        parts.addAll(invoices(wishes, Part.FINAL));
        if (!whole.isEmpty() && !parts.isEmpty()) {
            Change first = whole.getFirst().change();
            List<Reason> all =
                    Draft.joined(first.reasons(), parts.getFirst().change().reasons());
            String rules = String.join(
                    ", ",
                    all.stream().map(reason -> reason.address().toString()).toList());
            return Problem.error(PlanProblem.WHOLE_AND_PART, cell(first), first.label(), rules);
        }
        for (Wish wish : wishes) {
            for (Wish other : wishes) {
                if (wish != other && wish.acts() && other.acts() && wish.change() instanceof Change.SetCell set) {
                    Problem problem = clash(set, other.change());
                    if (problem != null) {
                        return problem;
                    }
                }
            }
        }
        return null;
    }

    /// What acts in this pass: a final invoice comes in a later one than the deposit that it takes off.
    static List<Wish> inOrder(List<Wish> acting) {
        return invoices(acting, Part.DEPOSIT).isEmpty()
                ? acting
                : acting.stream()
                        .filter(wish -> !invoices(acting, Part.FINAL).contains(wish))
                        .toList();
    }

    private static List<Wish> invoices(List<Wish> wishes, Part part) {
        return wishes.stream()
                .filter(wish -> wish.change() instanceof Change.IssueInvoice issue
                        && issue.key().part().equals(part.key()))
                .toList();
    }

    private static Address cell(Change change) {
        return change instanceof Change.IssueInvoice issue && !issue.cells().isEmpty()
                ? issue.cells().getFirst().address()
                : change.reasons().getFirst().address();
    }

    private static @Nullable Value after(List<Change.SetCell> cells, Address at) {
        return cells.stream()
                .filter(cell -> cell.address().equals(at))
                .map(Change.SetCell::after)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Problem clash(Change.SetCell set, Change other) {
        Value that = switch (other) {
            case Change.SetCell cell -> cell.address().equals(set.address()) ? cell.after() : null;
            case Change.AddNote note -> note.address().equals(set.address()) ? note.after() : null;
            case Change.IssueInvoice issue -> after(issue.cells(), set.address());
            case Change.MakeDocument make -> after(make.cells(), set.address());
            case Change.AddRow _, Change.Structural _, Change.Inverse _ -> null;
        };
        return that == null
                ? null
                : Problem.error(
                        PlanProblem.CELL_SET_DIFFERENTLY,
                        set.address(),
                        set.label(),
                        set.header(),
                        set.reasons().getFirst().address().toString(),
                        set.after(),
                        other.reasons().getFirst().address().toString(),
                        that);
    }
}
