package dev.alur.cli;

/// The exit codes of the command line, which scripts depend on.
final class Exit {
    static final int DONE = 0;
    /// Errors; nothing was written.
    static final int ERRORS = 1;
    /// With `--detailed-exitcode`: the plan has changes.
    static final int CHANGES = 2;
    /// Stopped half-way; the next writing command finishes it.
    static final int HALFWAY = 3;
    /// Applied, but some changes of the shown plan were refused.
    static final int REFUSED = 4;
    /// The command line cannot be understood, or a question has nobody to answer it.
    static final int USAGE = 64;
    /// A fault of our own.
    static final int FAULT = 70;
    /// Somebody else holds the workbook.
    static final int BUSY = 75;

    /// Asked to end, by INT. Java itself ends the process with this, or with 143 and 129 where it was
    /// TERM or HUP.
    static final int INTERRUPTED = 130;

    private Exit() {}
}
