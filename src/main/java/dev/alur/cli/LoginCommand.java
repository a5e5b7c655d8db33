package dev.alur.cli;

import dev.alur.grid.Finding;
import dev.alur.grid.Login;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alur google login`: signs in, as a person in a browser or with the account of a service.
final class LoginCommand extends Verb {
    private @Nullable Path account;

    private @Nullable Path client;

    private boolean drive;

    LoginCommand() {
        super("login");
        option("--account", "FILE", Path.class, value -> account = value);
        option("--client", "FILE", Path.class, value -> client = value);
        flag("--drive", value -> drive = value);
    }

    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        Path file = account == null ? client : account;
        if (file == null || (account != null && (client != null || drive))) {
            throw mistake("client-or-account");
        }
        List<Finding> found = runner().signIn(new Login(file, account != null, drive, language(), this::show));
        new Findings(out(), language()).show(found);
        return Exit.DONE;
    }

    private void show(URI page) {
        err().line(text("open-page"));
        err().line();
        err().line(page.toString());
        err().flush();
    }
}
