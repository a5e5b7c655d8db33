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
    /// A spreadsheet of Apple's Numbers. Arguments: the file.
    APPLE_NUMBERS,
    /// A document of Word, PowerPoint or another program of that family. Arguments: the file.
    OTHER_OFFICE,
    /// Excel's XML format of 2003. Arguments: the file.
    XML_2003,
    /// A web page, as many sites hand out under the name of a workbook. Arguments: the file.
    WEB_PAGE,
    /// A PDF document. Arguments: the file.
    PDF_DOCUMENT,
    /// A picture. Arguments: the file.
    PICTURE,
    /// A ZIP archive without a workbook's parts, or an archive of another kind. Arguments: the file.
    OTHER_ARCHIVE,
    /// The file that Google Drive puts in the place of a spreadsheet: a link. Arguments: the file.
    GOOGLE_LINK,
    /// A file of 0 bytes. Arguments: the file.
    EMPTY_FILE,
    /// Text, such as CSV. Arguments: the file.
    PLAIN_TEXT,
    /// A workbook with macros under a name for those without. Arguments: the file.
    MACROS_IN_XLSX,
    /// A workbook without macros under a name for those with. Arguments: the file.
    NO_MACROS_IN_XLSM,
    /// The package is signed. Arguments: the file.
    SIGNED,
    /// The ZIP container is broken. Arguments: the file.
    DAMAGED_FILE,
    /// The ZIP container has no end. Arguments: the file.
    CUT_SHORT,
    /// Something stands before the ZIP container. Arguments: the file.
    JUNK_IN_FRONT,
    /// An entry is not what the directory says of it. Arguments: the file, the entry.
    DAMAGED_ENTRY,
    /// Two entries have one name. Arguments: the file, the entry.
    ENTRY_TWICE,
    /// The ZIP container has a password. Arguments: the file.
    LOCKED_ZIP,
    /// A part is broken. Arguments: the file, the part.
    DAMAGED_PART,
    /// A part that others refer to is not there. Arguments: the file, the part.
    MISSING_PART,
    /// A part declares a DOCTYPE. Arguments: the file, the part or the sheet.
    DOCTYPE,
    /// Two sheets have one name, or one part. Arguments: the file, the sheet.
    SHEET_TWICE,
    /// Not a single sheet with cells. Arguments: the file.
    NO_SHEETS,
    /// A sheet is broken. Arguments: the file, the sheet, the row.
    DAMAGED_SHEET,
    /// Rows, or cells of a row, come twice or out of order. Arguments: the file, the sheet, the last row
    /// before.
    OUT_OF_ORDER,
    /// A row or a cell beyond what a sheet can have. Arguments: the file, the sheet, the last row before.
    BEYOND_THE_SHEET,
    /// A cell refers to a text that there is not. Arguments: the file, the sheet, the row.
    UNKNOWN_TEXT,
    /// A cell's text is longer than a cell can hold. Arguments: the file, the sheet, the row.
    TEXT_TOO_LONG,
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
    /// Beyond the cap on a part that is held whole. Arguments: the file, the part, the most MiB.
    PART_TOO_LARGE,
    /// Reading it would take more memory than there is. Arguments: the file, the MiB that there are.
    TOO_MUCH_MEMORY,
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
    /// Another program has it open, and its mark does not say who. Arguments: the file, since when, the owner
    /// file.
    OPEN_BY_SOMEBODY,
    /// Its contents are in the cloud and not on this machine. Arguments: the path.
    NOT_DOWNLOADED,
    /// What was written does not read back as planned; the workbook is untouched. Arguments: the file,
    /// what differs.
    NOT_AS_PLANNED,
    /// A save of somebody else came out of an exchange that was cut short; it was put aside. Arguments:
    /// the path, where it lies.
    SAVE_PUT_ASIDE,
    /// Links lead to files of another computer. Arguments: the file, the computer.
    POINTS_OUTWARD,
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
