package dev.alur.google;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;

/// What is so with a folder in Drive and the documents in it.
enum DriveProblem implements Problem.Key {
    /// The place is no folder's id. Arguments: the place.
    NO_FOLDER_ID,
    /// A document cannot have that name. Arguments: the name.
    UNSAFE_NAME,
    /// Another document has the name. Arguments: the name.
    DOCUMENT_EXISTS,
    /// What lies in the folder is not what was put there, or what was to be put is not as promised. Arguments:
    /// the name.
    NOT_AS_PLANNED,
    /// Documents can go to the folder. Arguments: its name.
    FOLDER_FINE,
    /// There is no such folder, or it is not shared. Arguments: its id.
    FOLDER_MISSING,
    /// It is no folder. Arguments: its name.
    NOT_A_FOLDER,
    /// Nothing may be added to the folder. Arguments: its name.
    FOLDER_VIEW_ONLY,
    /// A service's account owns no space in a person's Drive. Arguments: the folder's name.
    NO_SPACE,
    /// The login sees no folders that it did not make. Arguments: the folder's id.
    FOLDER_UNSEEN;

    @Override
    public String room() {
        return "drive";
    }

    ProblemException of(Object... arguments) {
        return new ProblemException(Problem.error(this, null, arguments));
    }
}
