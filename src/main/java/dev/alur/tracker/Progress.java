package dev.alur.tracker;

import dev.alur.grid.Value;
import java.math.BigDecimal;

/// How far a job has come, told from what its stage means in English, Indonesian or German.
public enum Progress {
    /// The words tell nothing.
    UNKNOWN,
    /// Not begun.
    AHEAD,
    /// Begun and not finished.
    UNDERWAY,
    /// Finished, and nothing more.
    FINISHED,
    /// An invoice was written, or even paid.
    BILLED,
    /// Money is outstanding, so that an invoice may have been written.
    OWED,
    /// Cancelled, or laid aside.
    STOPPED;

    /// What a stage says: a word, a share of the work, or a tick.
    public static Progress of(Value stage) {
        return switch (stage) {
            case Value.Number(BigDecimal share) ->
                share.compareTo(BigDecimal.ONE) >= 0 ? FINISHED : share.signum() > 0 ? UNDERWAY : AHEAD;
            case Value.Bool(boolean tick) -> tick ? FINISHED : UNKNOWN;
            default -> Vocabulary.all().step(stage.plain()).map(Progress::of).orElse(UNKNOWN);
        };
    }

    private static Progress of(Vocabulary.Step step) {
        return switch (step) {
            case BEFORE -> AHEAD;
            case DURING, CHECK -> UNDERWAY;
            case DONE, CLOSED -> FINISHED;
            case BILLED, PAID -> BILLED;
            case OWED -> OWED;
            case STOPPED -> STOPPED;
        };
    }
}
