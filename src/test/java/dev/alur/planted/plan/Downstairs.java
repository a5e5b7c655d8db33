package dev.alur.planted.plan;

import jakarta.inject.Singleton;
import java.sql.Connection;

/// Two faults planted for `FloorsTest`: the plan uses the container's annotations and a database.
@Singleton
public final class Downstairs {

    /// Never called.
    public void use(Connection connection) {}
}
