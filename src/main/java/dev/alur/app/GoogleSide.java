package dev.alur.app;

import dev.alur.google.SignIn;
import dev.alur.grid.Finding;
import dev.alur.grid.Login;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that knows Google: spreadsheets, signing in, the doctor. Whoever has no spreadsheet never loads it.
final class GoogleSide implements Workbooks {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SignIn signIn;

    GoogleSide(Map<String, String> environment, Path state, InstantSource clock) {
        Path home = Path.of(System.getProperty("user.home"));
        this.signIn = SignIn.of(environment, home, state, clock, new SecureRandom(), PATIENCE);
    }

    @Override
    public Workbook open(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Finding> signIn(Login login) {
        return signIn.signIn(login);
    }

    @Override
    public List<Finding> signOut() {
        return signIn.signOut();
    }

    @Override
    public List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        throw new UnsupportedOperationException();
    }
}
