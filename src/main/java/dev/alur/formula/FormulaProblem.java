package dev.alur.formula;

import dev.alur.grid.Problem;

/// What can be wrong with a formula that a person wrote, or with what it gives. The comment says
/// which arguments a sentence gets.
public enum FormulaProblem implements Problem.Key {
    EMPTY_FORMULA,
    /// its length, the limit
    FORMULA_TOO_LONG,
    /// the limit
    FORMULA_TOO_DEEP,
    /// the limit
    FORMULA_TOO_MANY_PARTS,
    FORMULA_TOO_EXPENSIVE,
    /// the sign or word
    UNEXPECTED_PART,
    VALUE_MISSING,
    UNCLOSED_TEXT,
    /// the bracket or parenthesis that was opened
    UNCLOSED_BRACKET,
    /// the number, the same without signs between thousands
    AMBIGUOUS_NUMBER,
    /// the number, the same if thousands are meant, if decimals are meant
    AMBIGUOUS_DECIMALS,
    /// the number, its call with two arguments, its call with one number
    AMBIGUOUS_COMMA,
    /// the form
    UNSUPPORTED_FORM,
    /// the reference
    OTHER_WORKBOOK,
    /// the name
    UNKNOWN_COLUMN,
    /// the name, the suggestion
    UNKNOWN_COLUMN_NEAR,
    /// the name, the candidates in one text
    AMBIGUOUS_COLUMN,
    /// the name
    UNKNOWN_FUNCTION,
    /// the name, the suggestion
    UNKNOWN_FUNCTION_NEAR,
    /// the name
    UNSUPPORTED_FUNCTION,
    /// the name, what does the same
    UNSUPPORTED_FUNCTION_INSTEAD,
    /// the function
    PAST_OF_NO_COLUMN,
    /// the name, how many there are, the least, the most
    WRONG_ARGUMENT_COUNT,
    /// the name
    UNKNOWN_SHEET,
    /// the name, the suggestion
    UNKNOWN_SHEET_NEAR,
    /// the name
    UNKNOWN_TABLE,
    /// the name, the suggestion
    UNKNOWN_TABLE_NEAR,
    /// the column, the table
    UNKNOWN_TABLE_COLUMN,
    /// the column, the table, the suggestion
    UNKNOWN_TABLE_COLUMN_NEAR,
    /// the table, its sheet
    ROW_OF_ANOTHER_SHEET,
    /// the name
    UNKNOWN_NAME,
    /// the name, the suggestion
    UNKNOWN_NAME_NEAR,
    /// the name, what it refers to
    UNUSABLE_NAME,
    /// the area
    AREA_FOR_ONE_VALUE,
    /// the function
    UNSORTED_LOOKUP,
    FORMULA_NOT_UNDERSTOOD,
    FORMULA_FAILED,
    /// the error value, the cell
    FAULT_IN_CELL,
    /// the error value
    FAULT_IN_FORMULA,
    /// the value
    NOT_YES_OR_NO,
    /// the limit
    RESULT_TOO_LONG,
    /// the cell, its formula
    UNCOMPUTABLE_CELL
}
