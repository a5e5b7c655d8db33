package dev.alur.web;

import dev.alur.grid.Problem;

/// Why a request is refused before a [dev.alur.run.Runner] is asked.
enum WebProblem implements Problem.Key {
    /// The request calls us by a name that is not ours. No arguments.
    FOREIGN_HOST,
    /// The request comes from another page, or does not say from which. No arguments.
    FOREIGN_ORIGIN,
    /// Neither cookie nor token. No arguments.
    NOT_SIGNED_IN,
    /// A token, but not ours. No arguments.
    WRONG_TOKEN,
    /// Somebody who may look, but not answer or apply. No arguments.
    MAY_ONLY_LOOK,
    /// A form without our mark. No arguments.
    NO_MARK,
    /// There is nothing at that address. No arguments.
    NO_SUCH_PAGE,
    /// The folder has no such tracker, or no longer. No arguments.
    NO_SUCH_TRACKER,
    /// The tracker has no such run. Arguments: the serial.
    NO_SUCH_RUN,
    /// The documents folder has no such file. No arguments.
    NO_SUCH_DOCUMENT,
    /// The request cannot be understood. No arguments.
    NOT_UNDERSTOOD,
    /// A fault of our own. No arguments.
    OWN_FAULT
}
