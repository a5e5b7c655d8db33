package dev.alur.cli;

/// `alur google logout`: forgets who was signed in, and has Google forget it too.
final class LogoutCommand extends Verb {
    LogoutCommand() {
        super("logout");
    }

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
