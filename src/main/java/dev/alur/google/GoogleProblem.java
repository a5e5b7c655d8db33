package dev.alur.google;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;

/// What goes wrong with spreadsheets at Google.
enum GoogleProblem implements Problem.Key {
    /// The name is no spreadsheet's id and no address of one. Arguments: the name.
    NO_ID,
    /// There is no such spreadsheet, or it may not even be seen. Arguments: the id.
    NOT_FOUND,
    /// The account may not read or not write it. Arguments: the spreadsheet.
    NOT_SHARED,
    /// The API is switched off in the project. Arguments: the API, what Google says.
    API_OFF,
    /// Google does not take the account's token. No arguments.
    NOT_SIGNED_IN,
    /// The file is an .xlsx that was opened in Drive. Arguments: the spreadsheet.
    OFFICE_FILE,
    /// The quota is used up and stays so. Arguments: the spreadsheet, for how many seconds it was tried.
    QUOTA_GONE,
    /// Google cannot be reached. Arguments: the spreadsheet, why.
    UNREACHABLE,
    /// Google's answer broke off, or is none. Arguments: the spreadsheet.
    ANSWER_CUT,
    /// Google is out of order, again and again. Arguments: the spreadsheet, the status.
    OUT_OF_ORDER,
    /// The account has no Drive space of its own. No arguments.
    NO_STORAGE,
    /// Google refuses for another reason. Arguments: the spreadsheet, what it says.
    REFUSED,
    /// A person, a file or a place stands in the cell as a smart chip. No arguments.
    CHIP_IN_THE_WAY,
    /// A spreadsheet knows names for cells only. Arguments: the name, what it should refer to.
    NAME_WITHOUT_CELLS,
    /// One write would be larger than Google takes at once. Arguments: the spreadsheet, its kilobytes,
    /// the most.
    TOO_LARGE,
    /// The spreadsheet would have more cells than there can be. Arguments: the spreadsheet.
    TOO_MANY_CELLS,
    /// Rows moved at the very moment of writing; what we wrote was put where it belongs. Arguments: the cells.
    PUT_RIGHT,
    /// Rows moved at the very moment of writing, and some cells have no place any more. Arguments: the cells.
    WITHOUT_PLACE,
    /// Another machine is writing it. Arguments: the spreadsheet, the machine, since when, until when at
    /// the latest.
    HELD_ELSEWHERE,
    /// Another machine has just written it. Arguments: the spreadsheet, the machine, when.
    WRITTEN_ELSEWHERE,
    /// While we were about to write, another machine took over. Arguments: the spreadsheet, the machine, when.
    TAKEN_OVER,
    /// What a file keeps of a spreadsheet cannot be read. Arguments: the file.
    KEPT_UNREADABLE,
    /// A file for what a spreadsheet holds cannot be written or read. Arguments: the file, why.
    KEPT_UNWRITABLE;

    ProblemException of(Object... arguments) {
        return new ProblemException(Problem.error(this, null, arguments));
    }

    ProblemException because(Throwable cause, Object... arguments) {
        return new ProblemException(Problem.error(this, null, arguments), cause);
    }
}
