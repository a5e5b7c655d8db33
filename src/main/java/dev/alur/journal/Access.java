package dev.alur.journal;

import java.time.Duration;

/// How a PostgreSQL database is reached. What it says of itself never names user or password.
///
/// @param url as JDBC writes it: `jdbc:postgresql://host:5432/database`
/// @param user empty where the address names one
/// @param password empty where none is needed, or where the address names it
/// @param lease after which the server ends the session of a holder from whom it hears nothing
public record Access(String url, String user, String password, Duration lease) {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String BEGINNING = "jdbc:postgresql:";

    /// @throws IllegalArgumentException where the address is none of PostgreSQL
    public Access {
        if (!isAddress(url)) {
            throw new IllegalArgumentException("no address of PostgreSQL");
        }
    }

    public Access(String url, String user, String password) {
        this(url, user, password, LEASE);
    }

    public static boolean isAddress(String url) {
        return url.startsWith(BEGINNING);
    }

    /// Host and database.
    String shown() {
        return url.substring(BEGINNING.length()).replaceFirst("\\?.*", "").replaceFirst("^//([^/]*@)?", "");
    }

    @Override
    public String toString() {
        return shown();
    }
}
