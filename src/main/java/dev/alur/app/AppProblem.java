package dev.alur.app;

import dev.alur.grid.Problem;

/// Why the program or its service does not start.
enum AppProblem implements Problem.Key {
    /// There is no such folder. Arguments: the folder.
    NO_FOLDER,
    /// The port is taken or none. Arguments: the port.
    PORT_TAKEN,
    /// An address that others reach was asked for. Arguments: the address.
    NOT_LOOPBACK,
    /// A line of the file of people says neither name nor role, or a name twice. Arguments: the file, the
    /// line's number, what it says.
    PERSON_NOT_UNDERSTOOD,
    /// A setting that should be a file's size is none. Arguments: the setting, what it says.
    NO_SIZE,
    /// A server that should stand for Google is not on this machine. Arguments: the setting, what it says.
    NOT_HERE,
    /// A name behind the folder is no spreadsheet's. Arguments: the name.
    NO_SPREADSHEET,
    /// A setting that should say where journals are kept says nothing of the kind. Arguments: the setting
    /// or file.
    NO_JOURNAL_PLACE,
    /// A file with a password that others can read. Arguments: the file.
    SECRET_OPEN,
    /// A file with a password that we cannot read. Arguments: the file, what the system says.
    SECRET_UNREADABLE
}
