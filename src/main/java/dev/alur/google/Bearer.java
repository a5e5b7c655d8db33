package dev.alur.google;

import java.io.IOException;

/// Who asks: gives the access token that each request carries.
public interface Bearer {
    /// The token for the next request, fetched or renewed where that is needed.
    ///
    /// @throws IOException where the place that gives tokens cannot be reached
    /// @throws dev.alur.grid.ProblemException where it gives none: not signed in, expired, revoked
    String token() throws IOException;

    /// Told that Google did not take a token (401); the next one that is given should be another. It is asked
    /// once again after that, not more.
    void refused(String token);
}
