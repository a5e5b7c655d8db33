package dev.alur.cli;

/// `alur journal`: making a journal anew that was lost, and erasing a person's data from one.
final class JournalCommand extends Verb {
    JournalCommand() {
        super("journal", new RebuildCommand(), new EraseCommand());
    }

    @Override
    String subject() {
        return "";
    }

    @Override
    int run() {
        throw mistake("which-journal");
    }
}
