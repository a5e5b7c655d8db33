package dev.alur.schedule;

import dev.alur.run.Runner;
import dev.alur.run.Workspace;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Goes its [Rounds] soon after the start and every minute from then on; a round that takes longer is
/// not overtaken.
@Singleton
public final class Minute {
    private static final Logger LOG = Logger.getLogger(Minute.class);

    private final Rounds rounds;

    @Inject
    Minute(Runner runner, Workspace workspace) {
        rounds = new Rounds(runner, workspace, InstantSource.system(), LOG::info);
    }

    // after the first page, which somebody waits for
    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        rounds.go();
    }
}
