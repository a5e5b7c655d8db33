package dev.alur.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a rule or a transition wants of a job in one pass.
///
/// @param change as it would be if nothing else came before it
/// @param seated gives it its number and its row for good, and the change that results
/// @param rule what `--approve` calls it by
/// @param why why it waits, or null where it acts
/// @param readsStage whether its condition or its value names the stage
/// @param refs what it waits under; of one that acts, what it would wait under without a yes
record Wish(
        Change change,
        Supplier<Change> seated,
        String rule,
        Waiting.@Nullable Why why,
        boolean readsStage,
        Set<String> refs) {
    /// A wish that needs no number and no row of its own.
    static Wish of(Change change, String rule, Waiting.@Nullable Why why, boolean readsStage) {
        return of(change, () -> change, rule, why, readsStage);
    }

    static Wish of(Change change, Supplier<Change> seated, String rule, Waiting.@Nullable Why why, boolean readsStage) {
        return new Wish(change, seated, rule, why, readsStage, Set.of());
    }

    Wish waiting(Waiting.@Nullable Why reason) {
        return new Wish(change, seated, rule, reason, readsStage, refs);
    }

    /// The same, but that it needs a yes.
    ///
    /// @param reason why it waits, or null where it was given a yes
    Wish asking(Waiting.@Nullable Why reason, String ref) {
        return new Wish(change, seated, rule, reason, readsStage, Set.of(ref));
    }

    /// What it waits under; empty where it needs no yes.
    String ref() {
        return refs.stream().findFirst().orElse("");
    }

    boolean acts() {
        return why == null;
    }

    /// True where both want the very same thing.
    boolean wantsTheSame(Wish other) {
        return change.identity().equals(other.change.identity())
                && !(change instanceof Change.SetCell set
                        && other.change instanceof Change.SetCell that
                        && !CellValues.same(set.after(), that.after()));
    }

    /// One wish for two that want the same: the reasons of both.
    Wish and(Wish other) {
        List<Reason> reasons = Draft.joined(change.reasons(), other.change.reasons());
        String reads = Draft.joined(change.reads(), other.change.reads());
        Set<String> all = new TreeSet<>(refs);
        all.addAll(other.refs);
        return new Wish(
                change.because(reasons, reads),
                () -> seated.get().because(reasons, reads),
                rule,
                why,
                readsStage || other.readsStage,
                all);
    }
}
