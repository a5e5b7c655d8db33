package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.tracker.InboxLine;
import java.util.List;
import java.util.Map;

/// What became of answers that were given elsewhere than in the sheet.
///
/// @param counting those that count, by Ref
/// @param late those that count for nothing, by Ref: the change waits no more, or for other reasons
/// @param isWritten whether those that count stand in Inbox by now
/// @param problems what is worth knowing besides
public record Answered(
        Map<String, InboxLine.Answer> counting,
        Map<String, InboxLine.Answer> late,
        boolean isWritten,
        List<Problem> problems) {
    public Answered {
        counting = Map.copyOf(counting);
        late = Map.copyOf(late);
        problems = List.copyOf(problems);
    }
}
