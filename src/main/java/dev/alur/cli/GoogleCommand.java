package dev.alur.cli;

import picocli.CommandLine.Command;

/// `alur google`: signing in to Google, signing out, and finding out what is missing.
@Command(
        name = "google",
        sortOptions = false,
        subcommands = {LoginCommand.class, LogoutCommand.class, DoctorCommand.class})
final class GoogleCommand extends Verb {
    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        throw mistake("which-google");
    }
}
