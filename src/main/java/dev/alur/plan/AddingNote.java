package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.AddNote;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.util.Optional;

/// Appends a line to the job's notes, once (semantics.md, line 13).
record AddingNote(AddNote note) implements Doing {
    @Override
    public String identity(Occasion occasion) {
        return key(occasion).base();
    }

    @Override
    public Optional<Wish> wish(Turn turn) {
        Job job = turn.job();
        Address at = job.at(Field.JOB_NOTES);
        String header = job.place().header(Field.JOB_NOTES);
        Value text = turn.value(note.text());
        if (at == null || header == null || text == null || text.isBlank() || turn.isFormula(at, header)) {
            return Optional.empty();
        }
        OperationKey key = key(turn.occasion());
        if (turn.desk().draft.stands(key.base())) {
            return Optional.empty();
        }
        Change.AddNote change = new Change.AddNote(
                turn.desk().draft.next(key),
                job.label(),
                at,
                header,
                text.plain().strip(),
                Value.BLANK,
                Value.BLANK,
                turn.reasons(),
                turn.reads());
        return Optional.of(turn.wish(change.to(turn.state().evaluator().value(at))));
    }

    private OperationKey key(Occasion occasion) {
        return Once.key("note", Field.JOB_NOTES.key() + ": " + note.text().text(), occasion);
    }
}
