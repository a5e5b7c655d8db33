package dev.alur.google;

import com.google.auth.oauth2.GoogleCredentials;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom we are to Google, and by which file.
///
/// @param name a service's account as people share things with it; empty for others
/// @param file where its credentials stand
/// @param scopes what it was granted; empty where the file does not say
/// @param made when a person signed in, or null
/// @param ends when Google said that the login ends, or null
record Account(
        Kind kind,
        String name,
        String file,
        GoogleCredentials credentials,
        Set<String> scopes,
        @Nullable Instant made,
        @Nullable Instant ends) {
    Account {
        scopes = Set.copyOf(scopes);
    }

    /// What kinds of accounts there are.
    enum Kind {
        /// The account of a service; it owns no space in Drive.
        SERVICE,
        /// A person who signed in.
        PERSON,
        /// Whatever else Google's library can read.
        OTHER
    }

    /// Names no secret.
    @Override
    public String toString() {
        return kind + " of " + file;
    }
}
