package dev.alur.plan;

import dev.alur.grid.Problem;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a plan that was shown can still be done (semantics.md, line 5).
///
/// @param plan what is to be done: made anew, and holding nothing but changes that were shown in the
/// very same form
/// @param refused what was shown and is not done, in the order in which it was shown
public record PlanComparison(Plan plan, List<Refused> refused) {
    public PlanComparison {
        refused = List.copyOf(refused);
    }

    /// A change of the shown plan that is not done.
    ///
    /// @param why [PlanProblem#CHANGE_WENT_STALE], or [PlanProblem#CHANGE_RESTS_ON_STALE]
    public record Refused(Change change, Problem why) {}

    /// Plans anew. A change that was not shown, or not in the very same form, is left out; planning then goes
    /// on without it, so that what rests on it is left out by itself, and numbers and rows close up.
    public static PlanComparison of(SavedPlan shown, Tracker tracker, Situation situation) {
        Map<String, List<Change>> wanted = new HashMap<>();
        shown.changes()
                .forEach(change -> wanted.computeIfAbsent(change.identity(), key -> new ArrayList<>())
                        .add(change));
        shown.waiting()
                .forEach(each -> wanted.computeIfAbsent(each.change().identity(), key -> new ArrayList<>())
                        .add(each.change()));
        Set<String> left = new HashSet<>();
        Plan first = Planner.plan(tracker, situation);
        Plan plan = first;
        while (true) {
            Set<String> strange = new HashSet<>();
            for (Change change : plan.changes()) {
                if (wanted.getOrDefault(change.identity(), List.of()).stream()
                        .noneMatch(other -> isSame(other, change))) {
                    strange.add(change.identity());
                }
            }
            if (!left.addAll(strange)) {
                return new PlanComparison(plan, refused(shown, first, plan));
            }
            plan = Planner.plan(tracker, situation, left);
        }
    }

    private static List<Refused> refused(SavedPlan shown, Plan first, Plan done) {
        List<Refused> refused = new ArrayList<>();
        for (Change change : shown.changes()) {
            if (!holds(done, change)) {
                PlanProblem why =
                        holds(first, change) ? PlanProblem.CHANGE_RESTS_ON_STALE : PlanProblem.CHANGE_WENT_STALE;
                refused.add(new Refused(change, Problem.warning(why, change.address(), change.label())));
            }
        }
        return refused;
    }

    private static boolean holds(Plan plan, Change change) {
        return plan.changes().stream()
                .anyMatch(other -> other.identity().equals(change.identity()) && isSame(change, other));
    }

    /// The very same: kind, job by id and name, field or keys, before, after, reads, and an invoice's date. An
    /// invoice's number and the place of a row are no part of it, for rows are sorted.
    private static boolean isSame(Change one, Change other) {
        if (!one.reads().equals(other.reads()) || !one.label().equals(other.label())) {
            return false;
        }
        return switch (one) {
            case Change.SetCell set ->
                other instanceof Change.SetCell that
                        && set.before().equals(that.before())
                        && set.after().equals(that.after());
            case Change.AddNote note ->
                other instanceof Change.AddNote that
                        && note.key().equals(that.key())
                        && note.before().equals(that.before())
                        && note.after().equals(that.after());
            case Change.AddRow row ->
                other instanceof Change.AddRow that
                        && row.key().equals(that.key())
                        && row.cells().equals(that.cells());
            case Change.MakeDocument make ->
                other instanceof Change.MakeDocument that
                        && make.key().equals(that.key())
                        && make.paper().named("").equals(that.paper().named(""));
            case Change.IssueInvoice issue ->
                other instanceof Change.IssueInvoice that
                        && issue.key().equals(that.key())
                        && InvoiceJson.write(issue.invoice().numbered(""))
                                .equals(InvoiceJson.write(that.invoice().numbered("")));
            case Change.Inverse _ -> one.equals(other);
            case Change.Structural _ ->
                ChangeJson.write(one)
                        .get("after")
                        .equals(ChangeJson.write(other).get("after"));
        };
    }
}
