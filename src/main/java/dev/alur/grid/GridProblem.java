package dev.alur.grid;

/// Why an edit cannot be made truly, whatever kind of workbook it is for. Every wall refuses with these.
public enum GridProblem implements Problem.Key {
    /// There is no such sheet. Arguments: the sheet.
    NO_SHEET,
    /// The tab of that name is a chart, a dialog or an old macro. Arguments: the tab.
    NO_CELLS,
    /// A formula stands in the cell. Arguments: the formula.
    FORMULA_IN_THE_WAY,
    /// No formula stands in the cell, whose value could be set. No arguments.
    NO_FORMULA,
    /// The cell belongs to an array formula, a data table or a spilled range. Arguments: its range.
    ARRAY_IN_THE_WAY,
    /// The cell is covered by a merged one. Arguments: the merged range.
    MERGED_CELL,
    /// The cell is a header of a table. Arguments: the table.
    TABLE_HEADER,
    /// The sheet is protected and the cell locked. No arguments.
    LOCKED_CELL,
    /// The text is longer than a cell can hold. Arguments: its length, the most that fits.
    TEXT_TOO_LONG,
    /// The number or the day cannot stand in a cell. Arguments: it.
    VALUE_NOT_STORABLE,
    /// The row to fill is not free. Arguments: the row.
    ROW_NOT_FREE,
    /// The sheet has no row of column names. Arguments: the sheet.
    NO_HEADER,
    /// No column has that name. Arguments: the name, the sheet, the names that there are.
    NO_COLUMN,
    /// No column has that name, but one has nearly that. Arguments: the name, the sheet, the name that was
    /// probably meant.
    NO_COLUMN_BUT,
    /// Several columns have that name. Arguments: the name, the sheet, the cells of the header.
    COLUMN_TWICE,
    /// Several tables of the sheet have the columns. Arguments: the sheet, the tables.
    SEVERAL_TABLES,
    /// The sheet is protected, so no row can be opened in it. Arguments: the sheet, the row.
    PROTECTED_ROWS,
    /// Its last row is in use, so nothing can move down. Arguments: the sheet, the last row.
    SHEET_IS_FULL,
    /// A merged cell would be cut by cells that move down. Arguments: its range, the row.
    MERGE_IN_THE_WAY,
    /// An array formula or a data table would be cut by a row. Arguments: its range, the row.
    ARRAY_WOULD_BE_CUT,
    /// Another table would be cut by cells that move down. Arguments: the table, the row.
    TABLE_IN_THE_WAY,
    /// A pivot table would be cut. Arguments: its range, the row.
    PIVOT_IN_THE_WAY,
    /// The workbook is no longer as it was read. Arguments: its name.
    CHANGED_MEANWHILE
}
