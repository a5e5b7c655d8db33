package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.run.Answered;
import dev.alur.run.Applied;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the last applies came to, kept for the page that a browser is sent on to. Forgotten after a while, and
/// when the service stops: what was done stands in the journal.
@Singleton
final class Results {
    private static final int KEPT = 64;

    private final Map<Integer, Result> kept = new LinkedHashMap<>();
    private int last;

    /// How something ended that a page asked for.
    sealed interface Result {
        String tracker();
    }

    /// An apply was done, if only in part.
    ///
    /// @param answered what became of the answers that came along, or null
    record Did(String tracker, Applied applied, @Nullable Answered answered) implements Result {}

    /// A report was made.
    record Made(String tracker, List<String> documents) implements Result {}

    /// It could not be done.
    record Stopped(String tracker, List<Problem> problems) implements Result {
        Stopped {
            problems = List.copyOf(problems);
        }
    }

    /// @return the number under which it is found
    synchronized int keep(Result result) {
        last++;
        kept.put(last, result);
        kept.keySet().removeIf(number -> number <= last - KEPT);
        return last;
    }

    synchronized Optional<Result> find(int number, String tracker) {
        return Optional.ofNullable(kept.get(number))
                .filter(result -> result.tracker().equals(tracker));
    }
}
