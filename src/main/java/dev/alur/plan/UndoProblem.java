package dev.alur.plan;

import dev.alur.grid.Problem;

/// What an undo or a void leaves as it is, and why. The comment says which arguments a sentence gets.
public enum UndoProblem implements Problem.Key {
    /// the job, the column, what the run left there, what stands there now
    UNDO_CELL_STAYS,
    /// the job, the column
    UNDO_JOB_GONE,
    /// the job, the words of the line
    UNDO_NOTE_GONE,
    /// the job, the sheet
    UNDO_ROW_STAYS,
    /// the job, the sheet
    UNDO_ROW_GONE,
    /// what was added
    UNDO_STRUCTURE_STAYS,
    /// the file
    UNDO_DOCUMENT_STAYS,
    /// the id, the invoice's number
    UNDO_ID_STAYS,
    /// the number
    VOID_ROW_GONE,
    /// the number
    VOID_WITHOUT_STATE,
    /// the number, what was paid
    INVOICE_IS_PAID
}
