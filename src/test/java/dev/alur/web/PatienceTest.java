package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.BusyException;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Waiting for a workbook that somebody else holds.
class PatienceTest {
    private final Patience patience = new Patience(3, Duration.ofMillis(1));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatIsFreeByTheLastTryIsDone() {
        assertThat(patience.ask(() -> heldUntil(3))).isEqualTo("done");
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatIsHeldLongerIsBusy() {
        assertThatThrownBy(() -> patience.ask(() -> heldUntil(4))).isInstanceOf(BusyException.class);
        assertThat(asked).hasValue(3);
    }

    @Test
    void otherTroubleIsNotTriedAgain() {
        assertThatThrownBy(() -> patience.ask(() -> {
                    asked.incrementAndGet();
                    throw new AskedException(404, WebProblem.NO_SUCH_TRACKER);
                }))
                .isInstanceOf(AskedException.class);
        assertThat(asked).hasValue(1);
    }

    private String heldUntil(int attempt) {
        if (asked.incrementAndGet() < attempt) {
            throw new BusyException(Problem.error(GridProblem.CHANGED_MEANWHILE, null, "tracker.xlsx"));
        }
        return "done";
    }
}
