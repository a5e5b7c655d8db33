package dev.alur.plan;

import dev.alur.grid.Problem;

/// What planning finds wrong; each concerns one job, or one rule for one job. The comment says which
/// arguments a sentence gets.
public enum PlanProblem implements Problem.Key {
    /// the job, the stage
    STAGE_VISITED_TWICE,
    /// the job, the column, one rule's cell, its value, the other rule's cell, its value
    CELL_SET_DIFFERENTLY,
    /// the job, the column, the value, the rule's cell
    CELL_SET_BACK,
    /// the job, the most passes
    TOO_MANY_PASSES,
    /// the job, the cells of the rules in one text
    WHOLE_AND_PART,
    /// the job, the column, the rule's cell
    FORMULA_IN_TARGET,
    /// the job, the stage, the transition's cell
    STAGE_WITHOUT_BOX,
    /// the job, the stage, the transition's cell, the columns that would do
    STAGE_WITH_SEVERAL_BOXES,
    /// the job, the column, the rule's cell
    MERGED_TARGET,
    /// the job, the column, the most characters
    CELL_FULL,
    /// the job
    NO_INVOICE_SHEET,
    /// the name, the templates' names
    UNKNOWN_TEMPLATE,
    /// the name, what was probably meant
    UNKNOWN_TEMPLATE_NEAR,
    /// the name, the files
    SEVERAL_TEMPLATES,
    /// the words between the braces, the template
    UNKNOWN_BLANK,
    /// the words between the braces, the template, what was probably meant
    UNKNOWN_BLANK_NEAR,
    /// the job, the template, the error value, the rule's cell
    FAULT_IN_BLANK,
    /// the id, the cells of the other rows, the next free id
    SAME_ID,
    /// the id that stands there, the one that the row had
    ID_CHANGED,
    /// the id that the row had
    ID_CLEARED,
    /// the job
    CHANGE_WENT_STALE,
    /// the job
    CHANGE_RESTS_ON_STALE,
    /// the Ref
    ANSWER_USED_BEFORE,
    /// the Ref
    ANSWER_OUTDATED,
    /// the Ref
    ANSWER_TO_NOTHING,
    /// what stands in Ref
    ANSWER_WITHOUT_LINE,
    SAVED_PLAN_UNREADABLE
}
