package dev.alur.cli;

/// `alur google`: signing in to Google, signing out, and finding out what is missing.
final class GoogleCommand extends Verb {
    GoogleCommand() {
        super("google", new LoginCommand(), new LogoutCommand(), new DoctorCommand());
    }

    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        throw mistake("which-google");
    }
}
