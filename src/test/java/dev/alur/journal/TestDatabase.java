package dev.alur.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// One real PostgreSQL for all tests of a process, started by the first one that asks.
public final class TestDatabase {
    private static @Nullable EmbeddedPostgres server;

    private TestDatabase() {}

    /// How it is reached. A test is skipped, and says so, where no PostgreSQL can be started.
    public static Access access(Duration lease) {
        return new Access(url(), "postgres", "postgres", lease);
    }

    /// Its address with all that is needed, for other processes.
    public static synchronized String url() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException | RuntimeException e) {
                Assumptions.abort("no PostgreSQL can be started here: " + e);
            }
        }
        return server.getJdbcUrl("postgres", "postgres");
    }
}
