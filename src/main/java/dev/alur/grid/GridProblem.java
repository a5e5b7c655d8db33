package dev.alur.grid;

/// Why an edit cannot be made truly, whatever kind of workbook it is for. Every wall refuses with these.
public enum GridProblem implements Problem.Key {
    /// There is no such sheet. Arguments: the name, the sheets that there are.
    NO_SHEET,
    /// The tab of that name is a chart, a dialog or an old macro. Arguments: the tab.
    NO_CELLS,
    /// A formula stands in the cell. Arguments: the formula.
    FORMULA_IN_THE_WAY,
    /// No formula stands in the cell, whose value could be set. No arguments.
    NO_FORMULA,
    /// The cell belongs to an array formula, a data table or a spilled range. Arguments: its range.
    ARRAY_IN_THE_WAY,
    /// The cell is filled by a pivot table. Arguments: its range.
    PIVOT_CELL,
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
    /// A sheet cannot have that name. Arguments: the name, the most characters.
    SHEET_NAME_UNFIT,
    /// There is such a sheet already. Arguments: the name.
    SHEET_EXISTS,
    /// The workbook's structure is protected: no sheet can be added. No arguments.
    STRUCTURE_PROTECTED,
    /// The sheet is protected: no column and no table can be added. Arguments: the sheet.
    SHEET_PROTECTED,
    /// A table or a defined name cannot have that name. Arguments: the name.
    NAME_UNFIT,
    /// A table or a defined name has that name already. Arguments: the name.
    NAME_TAKEN,
    /// A defined name has to refer to something. Arguments: the name, what it refers to.
    REFERENCE_UNFIT,
    /// No table and no header row ends right before the new column. Arguments: the header.
    NO_HEADER_BESIDE,
    /// A header is no text, or too long a one. Arguments: what stands there.
    HEADER_UNFIT,
    /// Two columns of a table would have the same header. Arguments: the header.
    HEADER_TWICE,
    /// Something stands where the column would be. Arguments: what stands there.
    COLUMN_NOT_FREE,
    /// A merged cell lies in the way. Arguments: the merged range.
    MERGE_OVERLAPS,
    /// A table lies in the way. Arguments: the table, its range.
    TABLE_OVERLAPS,
    /// A pivot table lies in the way. Arguments: its range.
    PIVOT_OVERLAPS,
    /// The sheet has a filter that does not fit the table. Arguments: its range.
    FILTER_OVERLAPS,
    /// A table needs a header and at least one row. Arguments: the range.
    TABLE_TOO_SMALL,
    /// The table is filled by a query or a map, which decides on its columns. Arguments: the table.
    TABLE_IS_FED,
    /// The workbook is shared in the old way, which knows no tables. No arguments.
    SHARED_WITHOUT_TABLES,
    /// The cells have a rule for what may be typed already. Arguments: its range.
    VALIDATION_IN_THE_WAY,
    /// A list to choose from is too long or empty. Arguments: its length, the most that fits.
    LIST_UNFIT,
    /// The workbook is no longer as it was read. Arguments: its name.
    CHANGED_MEANWHILE,
    /// The process was asked to end, and stopped at a border. No arguments.
    ENDED,
    /// The new contents stand in the workbook, but the disk failed right afterwards and did not let them be
    /// taken back. Arguments: its name, what the system says.
    WRITTEN_UNSURE
}
