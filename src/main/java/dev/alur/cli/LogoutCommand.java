package dev.alur.cli;

import picocli.CommandLine.Command;

/// `alur google logout`: forgets who was signed in, and has Google forget it too.
@Command(name = "logout", sortOptions = false)
final class LogoutCommand extends Verb {
    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        new Findings(out(), language()).show(runner().signOut());
        return Exit.DONE;
    }
}
