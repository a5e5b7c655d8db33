package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What people answered in Inbox, found by Ref wherever the line stands, and which of it counts (semantics.md,
/// line 18). Where a Ref stands twice no answer counts.
final class Answers {
    private final Tracker tracker;
    private final Set<String> spentBefore;
    private final Map<String, InboxLine.Answer> given = new HashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> kept = new HashSet<>();

    /// @param spent the Refs whose answers count no more
    Answers(Tracker tracker, Set<String> spent) {
        this.tracker = tracker;
        this.spentBefore = spent;
        for (InboxLine line : tracker.inbox()) {
            if (!line.isTwice()) {
                line.answer().ifPresent(answer -> given.put(line.ref(), answer));
            }
        }
    }

    /// The Ref under which a change waits now.
    ///
    /// @param reads what it reads as the pass saw it
    String ref(Change change, String reads, boolean clock) {
        return ref(Ref.about(change.identity()), Ref.reasons(change, reads, clock));
    }

    /// The Ref of something that is known by its own digest.
    String ref(String about, String reasons) {
        int spent = 0;
        String ref = new Ref(about, reasons, spent).toString();
        while (spentBefore.contains(ref) || used.contains(ref)) {
            ref = new Ref(about, reasons, ++spent).toString();
        }
        return ref;
    }

    Optional<InboxLine.Answer> to(String ref) {
        return Optional.ofNullable(given.get(ref));
    }

    boolean isYes(String ref) {
        return given.get(ref) == InboxLine.Answer.YES;
    }

    /// A change that needed a yes is done: whatever was answered under its Ref is used up with it. Where it
    /// waits again in the same plan, it waits under another one.
    void use(String ref) {
        used.add(ref);
    }

    /// Refs whose answers were used, by this plan or before it.
    Set<String> used() {
        Set<String> all = new HashSet<>(spentBefore);
        all.addAll(used);
        return all;
    }

    /// Lines about something that this plan says nothing of stay as they are: those of a job that is left out.
    void keep(String identity) {
        kept.add(Ref.about(identity));
    }

    Set<String> kept() {
        return kept;
    }

    /// Refs that count no more once the plan is done: those that it uses, and those whose reasons are gone.
    Set<String> spent(List<Waiting> waiting) {
        Set<String> all = new TreeSet<>(used);
        for (InboxLine line : tracker.inbox()) {
            boolean gone = Ref.parse(line.ref())
                    .filter(ref -> !kept.contains(ref.about()) && !isOpen(line.ref(), waiting))
                    .isPresent();
            if (line.answer().isPresent() && gone && !spentBefore.contains(line.ref())) {
                all.add(line.ref());
            }
        }
        return all;
    }

    /// Answers that count for nothing, and why.
    List<Problem> problems(List<Waiting> waiting) {
        List<Problem> problems = new ArrayList<>();
        Place place = tracker.place(Register.INBOX);
        if (place == null) {
            return problems;
        }
        for (InboxLine line : tracker.inbox()) {
            Address at = place.at(Field.INBOX_ANSWER, line.row());
            if (line.answer().isPresent() && !line.isTwice() && at != null) {
                PlanProblem why = why(line.ref(), waiting);
                if (why != null) {
                    problems.add(Problem.warning(why, at, line.ref()));
                }
            }
        }
        return problems;
    }

    private @Nullable PlanProblem why(String text, List<Waiting> waiting) {
        Ref ref = Ref.parse(text).orElse(null);
        if (ref == null) {
            return PlanProblem.ANSWER_WITHOUT_LINE;
        }
        if (used.contains(text) || isOpen(text, waiting) || kept.contains(ref.about())) {
            return null;
        }
        if (spentBefore.contains(text)) {
            return PlanProblem.ANSWER_USED_BEFORE;
        }
        boolean other = waiting.stream().anyMatch(each -> each.ref().startsWith("W-" + ref.about() + '-'));
        return other ? PlanProblem.ANSWER_OUTDATED : PlanProblem.ANSWER_TO_NOTHING;
    }

    private static boolean isOpen(String ref, List<Waiting> waiting) {
        return waiting.stream().anyMatch(each -> each.ref().equals(ref));
    }
}
