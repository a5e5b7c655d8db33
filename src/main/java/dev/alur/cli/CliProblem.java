package dev.alur.cli;

import dev.alur.grid.Problem;

/// What is wrong in the values that a person gives, on the command line or in a file. The first argument of
/// each says where: the argument itself, or `prices.csv:3` for the third line of a file.
enum CliProblem implements Problem.Key {
    /// It sets no cell. Arguments: where.
    NO_ASSIGNMENT,
    /// It fills no column. Arguments: where.
    NO_ENTRY,
    /// It names no cell. Arguments: where, what stands there.
    NO_CELL,
    /// A cell is given two values. Arguments: where, the cell.
    CELL_TWICE,
    /// It is no number. Arguments: where, what stands there.
    NO_NUMBER,
    /// It is no day. Arguments: where, what stands there.
    NO_DAY,
    /// It is neither true nor false. Arguments: where, what stands there.
    NO_BOOL,
    /// It names no type. Arguments: where, what stands there.
    NO_TYPE,
    /// The file lacks a column for cells or for values. Arguments: where, the columns that it has.
    NO_CELL_COLUMN,
    /// Two columns of the file have one name. Arguments: where, the name.
    NAME_TWICE,
    /// A column of the file has no name. Arguments: where, its place counted from 1.
    NO_NAME,
    /// A line has another number of fields than the header. Arguments: where, how many, how many there should
    /// be.
    FIELDS_DIFFER,
    /// A quotation mark is never closed. Arguments: where it stands.
    QUOTE_OPEN,
    /// Something follows a closing quotation mark. Arguments: where.
    QUOTE_BROKEN,
    /// Characters that are not UTF-8. Arguments: where.
    NOT_UTF8,
    /// It is not JSON. Arguments: where.
    NOT_JSON,
    /// It is JSON of another shape. Arguments: where.
    OTHER_JSON,
    /// A value is an object or a list. Arguments: where, the name.
    NESTED_VALUE,
    /// An object has a name that means nothing. Arguments: where, the name.
    UNKNOWN_NAME,
    /// An object lacks cell or value. Arguments: where.
    NO_VALUE,
    /// There is nothing in it. Arguments: where.
    EMPTY,
    /// There is no such file. Arguments: the file.
    MISSING_FILE,
    /// The file cannot be read. Arguments: the file, what the system says.
    UNREADABLE,
    /// More of the same. Arguments: how many.
    MORE_MISTAKES
}
