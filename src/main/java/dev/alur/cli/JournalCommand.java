package dev.alur.cli;

import picocli.CommandLine.Command;

/// `alur journal`: making a journal anew that was lost, and erasing a person's data from one.
@Command(
        name = "journal",
        sortOptions = false,
        subcommands = {RebuildCommand.class, EraseCommand.class})
final class JournalCommand extends Verb {
    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        throw mistake("which-journal");
    }
}
