package dev.alur.tracker;

import dev.alur.grid.Problem;

/// Why a workbook is no tracker, and what is wrong with what a person said about its columns. A key that ends
/// in `_NEAR` is its sister with a name that was probably meant.
public enum RecognitionProblem implements Problem.Key {
    /// No cell holds anything. Arguments: the workbook.
    NOTHING_IN_IT,
    /// Days of the week stand side by side. Arguments: the sheet.
    WALL_CALENDAR,
    /// Each column is a stage, with the work as cards below. Arguments: the sheet.
    BOARD,
    /// There is only a pivot table. Arguments: the workbook.
    PIVOT_ONLY,
    /// There is no list, but a form, a dashboard or prose. Arguments: the workbook.
    NO_LIST,
    /// A list is there, but nothing in it is about work. Arguments: its sheet, its header row, some of
    /// its headers.
    NO_WORK,
    /// No column has that header. Arguments: what was said, the headers.
    MAP_UNKNOWN_COLUMN,
    /// Arguments: what was said, the header that was probably meant.
    MAP_UNKNOWN_COLUMN_NEAR,
    /// Several columns have that header. Arguments: the header, the letters of the columns.
    MAP_SEVERAL_COLUMNS,
    /// There is no such field. Arguments: what was said, the fields.
    MAP_UNKNOWN_FIELD,
    /// Arguments: what was said, the field that was probably meant.
    MAP_UNKNOWN_FIELD_NEAR,
    /// Two columns were said to be one field. Arguments: the field.
    MAP_FIELD_TWICE,
    /// One column was said to be two fields. Arguments: the column.
    MAP_COLUMN_TWICE,
    /// A stage was put into the order that the list to choose from, or the formula, lacks. Arguments: what was
    /// said, the stages.
    UNKNOWN_STAGE,
    /// Arguments: what was said, the stage that was probably meant.
    UNKNOWN_STAGE_NEAR;

    /// Whether something is wrong with what a person said, not with the workbook.
    public boolean isOfCommand() {
        return name().startsWith("MAP_") || this == UNKNOWN_STAGE || this == UNKNOWN_STAGE_NEAR;
    }

    @Override
    public String room() {
        return "recognition";
    }
}
