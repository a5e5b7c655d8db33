package dev.alur.google;

import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to write a spreadsheet. Before a run a machine claims it, by a mark that says until when;
/// only one of those that try gets the next mark ([Mark]). The claim ends with the machine's next write, or
/// when its time is over, so that a machine that died keeps nobody out for long. What protects is the order of
/// marks, not the clocks: whoever was overtaken cannot write any more, however late it notices.
final class Turn {
    /// Longer than a run takes, documents and all.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final Owner owner;
    private final Pace pace;
    private @Nullable Mark claim;

    Turn(Owner owner, Pace pace) {
        this.owner = owner;
        this.pace = pace;
    }

    /// The mark of a write after what was seen.
    ///
    /// @param write what it is known by
    /// @param claims whether others are to be kept out after it
    Mark mark(Seen seen, String write, boolean claims) {
        return Mark.next(seen.marks(), write, owner, pace.now(), claims ? CLAIM : Duration.ZERO);
    }

    /// A write with that mark was done.
    void done(Mark mark) {
        claim = mark.until() == null ? null : mark;
    }

    boolean isClaimed() {
        return claim != null;
    }

    /// @throws ProblemException where we had claimed it, and another machine has since then
    void demandHeld(String name, Seen seen) {
        Mark ours = claim;
        if (ours == null) {
            return;
        }
        Optional<Mark> rival = seen.marks().stream()
                .filter(mark -> mark.number() >= ours.number() && mark.until() != null && !isOurs(mark))
                .findFirst();
        if (rival.isPresent()) {
            throw GoogleProblem.TAKEN_OVER.of(
                    name, rival.get().host(), rival.get().at());
        }
    }

    /// @throws BusyException where another machine has claimed it
    void demandFree(String name, Seen seen) {
        Instant now = pace.now();
        List<Mark> marks = seen.marks();
        for (int i = marks.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(i);
            Instant until = mark.until();
            boolean hasWritten = marks.subList(i + 1, marks.size()).stream()
                    .anyMatch(later -> later.owner().equals(mark.owner()));
            if (until != null && until.isAfter(now) && !hasWritten && !isOurs(mark)) {
                throw new BusyException(
                        Problem.error(GoogleProblem.HELD_ELSEWHERE, null, name, mark.host(), mark.at(), until));
            }
        }
    }

    /// What to say of a claim whose place another write has taken.
    ProblemException lateClaim(String name, Seen seen) {
        demandFree(name, seen);
        Optional<Mark> last = seen.last().filter(mark -> !isOurs(mark));
        return last.isEmpty()
                ? late(name, seen)
                : new BusyException(Problem.error(
                        GoogleProblem.WRITTEN_ELSEWHERE,
                        null,
                        name,
                        last.get().host(),
                        last.get().at()));
    }

    /// What to say of another write whose place was taken.
    ProblemException late(String name, Seen seen) {
        demandHeld(name, seen);
        return new ChangedException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, name));
    }

    boolean isOurs(Mark mark) {
        return mark.owner().equals(owner.id());
    }

    /// Who else did what is done only once.
    Optional<Writer> elsewhere(@Nullable Seen seen, Edit.Once once) {
        String write = Mark.known(once.key());
        return seen == null
                ? Optional.empty()
                : seen.marks().stream()
                        .filter(mark -> mark.write().equals(write) && !isOurs(mark))
                        .map(Mark::writer)
                        .findFirst();
    }
}
