package dev.alur.google;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the tokens of the account that counts, which is looked for when the first one is asked for. Tokens
/// live in memory only and are renewed before they end. A login that changes meanwhile, by another process say,
/// is noticed once its tokens are refused.
public final class AccountBearer implements Bearer {
    private final Accounts accounts;
    private final InstantSource clock;
    private @Nullable Account account;
    private @Nullable String refused;

    AccountBearer(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public synchronized String token() throws IOException {
        Account who = account();
        GoogleCredentials credentials = who.credentials();
        try {
            credentials.refreshIfExpired();
            String token = value(credentials);
            if (token.equals(refused)) {
                credentials.refresh();
                token = value(credentials);
            }
            return token;
        } catch (IOException e) {
            Optional<Problem> why = TokenFault.of(who, e, clock);
            // asked again, the file may say something else by then
            account = null;
            if (why.isPresent()) {
                throw new ProblemException(why.get());
            }
            throw e;
        }
    }

    private static String value(GoogleCredentials credentials) throws IOException {
        AccessToken token = credentials.getAccessToken();
        if (token == null) {
            throw new IOException("no token");
        }
        return token.getTokenValue();
    }

    @Override
    public synchronized void refused(String token) {
        refused = token;
    }

    /// @throws ProblemException where nobody is signed in
    synchronized Account account() {
        Account known = account;
        if (known == null) {
            known = accounts.find();
            account = known;
        }
        return known;
    }
}
