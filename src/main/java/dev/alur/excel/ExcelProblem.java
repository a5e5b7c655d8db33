package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import org.jspecify.annotations.Nullable;

/// Why a file cannot be read as a workbook, cannot be written, or a document cannot be put on its shelf.
public enum ExcelProblem implements Problem.Key {
    /// There is no such file. Arguments: the path.
    NOT_FOUND,
    /// The system does not let us read it. Arguments: the path, what the system says.
    CANNOT_READ,
    /// The system does not let us write. Arguments: the path, what the system says.
    CANNOT_WRITE,
    /// A folder, a device. Arguments: the path.
    NOT_A_FILE,
    /// No workbook at all. Arguments: the file.
    NOT_A_WORKBOOK,
    /// The binary format of Excel 97-2003. Arguments: the file.
    OLD_XLS,
    /// The binary format .xlsb. Arguments: the file.
    BINARY_XLSB,
    /// Encrypted. Arguments: the file.
    PASSWORD_PROTECTED,
    /// A spreadsheet of LibreOffice. Arguments: the file.
    OPEN_DOCUMENT,
    /// Text, such as CSV. Arguments: the file.
    PLAIN_TEXT,
    /// The package is signed. Arguments: the file.
    SIGNED,
    /// The ZIP container is broken. Arguments: the file.
    DAMAGED_FILE,
    /// A part is broken. Arguments: the file, the part.
    DAMAGED_PART,
    /// A part that others refer to is not there. Arguments: the file, the part.
    MISSING_PART,
    /// A sheet is broken. Arguments: the file, the sheet, the row.
    DAMAGED_SHEET,
    /// Beyond the cap on the file. Arguments: the file, its MiB, the most MiB.
    FILE_TOO_LARGE,
    /// Beyond the cap on all parts. Arguments: the file, the most MiB.
    INFLATES_TOO_LARGE,
    /// Beyond the cap on the ratio. Arguments: the file, the part, the most.
    PACKED_TOO_TIGHTLY,
    /// Beyond the cap on entries. Arguments: the file, the most.
    TOO_MANY_PARTS,
    /// Beyond the cap on cells. Arguments: the file, the sheet, the most.
    TOO_MANY_CELLS,
    /// Write-protected. Arguments: the path.
    READ_ONLY,
    /// Its folder is. Arguments: the folder.
    FOLDER_READ_ONLY,
    /// Has several names. Arguments: the path, how many.
    SEVERAL_NAMES,
    /// Too little room. Arguments: the folder, the MiB needed.
    NO_SPACE,
    /// Another program has it open. Arguments: the file, who, since when, the owner file.
    OPEN_ELSEWHERE,
    /// What was written does not read back as planned; the workbook is untouched. Arguments: the file,
    /// what differs.
    NOT_AS_PLANNED,
    /// A save of somebody else came out of an exchange that was cut short; it was put aside. Arguments:
    /// the path, where it lies.
    SAVE_PUT_ASIDE,
    /// Another document has that name. Arguments: the path.
    DOCUMENT_EXISTS,
    /// No name for a document. Arguments: the name.
    UNSAFE_NAME;

    ProblemException at(@Nullable Address address, Object... arguments) {
        return new ProblemException(Problem.error(this, address, arguments));
    }

    ProblemException of(Object... arguments) {
        return at(null, arguments);
    }

    ProblemException because(Throwable cause, Object... arguments) {
        return new ProblemException(Problem.error(this, null, arguments), cause);
    }
}
