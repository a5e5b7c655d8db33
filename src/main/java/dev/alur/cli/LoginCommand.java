package dev.alur.cli;

import dev.alur.grid.Finding;
import dev.alur.grid.Login;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alur google login`: signs in, as a person in a browser or with the account of a service.
@Command(name = "login", sortOptions = false)
final class LoginCommand extends Verb {
    @Option(names = "--account", paramLabel = "FILE")
    private @Nullable Path account;

    @Option(names = "--client", paramLabel = "FILE")
    private @Nullable Path client;

    @Option(names = "--drive")
    private boolean drive;

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
