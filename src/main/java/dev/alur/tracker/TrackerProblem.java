package dev.alur.tracker;

import dev.alur.grid.Problem;

/// What can be wrong with a tracker's sheets. A key that ends in `_NEAR` is its sister with a name that was
/// probably meant.
public enum TrackerProblem implements Problem.Key {
    MISSING_SHEET,
    TWO_SHEETS,
    NO_HEADER_ROW,
    MISSING_COLUMN,
    TWO_COLUMNS,
    UNKNOWN_MAPPED_COLUMN,
    UNKNOWN_MAPPED_COLUMN_NEAR,
    UNKNOWN_MAPPED_SHEET,
    UNKNOWN_MAPPED_SHEET_NEAR,
    UNKNOWN_MAPPED_FIELD,

    FAULT_IN_CELL,
    DATE_AS_TEXT,
    AMBIGUOUS_DATE,
    NOT_A_DATE,
    NUMBER_AS_TEXT,
    AMBIGUOUS_NUMBER,
    NOT_A_NUMBER,
    NEGATIVE,
    NOT_WHOLE,
    NOT_A_SHARE,

    DUPLICATE_ID,
    NO_CLIENT,
    NO_STAGE,
    UNKNOWN_STAGE,
    UNKNOWN_STAGE_NEAR,
    UNKNOWN_CLIENT,
    UNKNOWN_CLIENT_NEAR,
    UNKNOWN_SERVICE,
    UNKNOWN_SERVICE_NEAR,

    NO_NAME,
    DUPLICATE_CLIENT,
    DUPLICATE_SERVICE,
    UNKNOWN_LANGUAGE,
    UNKNOWN_CURRENCY,
    UNKNOWN_WORKFLOW,
    UNKNOWN_WORKFLOW_NEAR,

    STEP_WITHOUT_WORKFLOW,
    STEP_WITHOUT_STAGE,
    STEP_WITHOUT_NEXT,
    UNKNOWN_NEXT,
    UNKNOWN_NEXT_NEAR,
    STAGE_CYCLE,

    LIVE_FORMULA,
    RULE_WITHOUT_CONDITION,
    RULE_WITHOUT_ACTION,
    UNKNOWN_ACTION,
    UNKNOWN_MODE,
    RULE_WITHOUT_FIELD,
    UNKNOWN_FIELD,
    UNKNOWN_FIELD_NEAR,
    SEVERAL_FIELDS,
    RULE_SETS_STAGE,
    RULE_SETS_ID,
    RULE_WITHOUT_VALUE,
    UNKNOWN_PART,
    UNKNOWN_TARGET,
    ROW_LINE,
    ROW_HEADER,
    ROW_HEADER_TWICE,
    NOTES_MISSING,
    DUPLICATE_RULE,
    /// A condition holds for no row. No arguments.
    NEVER_HOLDS,
    /// A condition holds for every row. No arguments.
    ALWAYS_HOLDS,
    /// A column of days is compared with a word. Arguments: the column, the word.
    DAYS_AGAINST_WORDS,
    /// A column of numbers is compared with a word. Arguments: the column, the word.
    NUMBERS_AGAINST_WORDS,
    /// A column of words is compared with a number. Arguments: the column, the number.
    WORDS_AGAINST_NUMBERS,
    /// A condition asks for a word that the column's list does not have. Arguments: the column, the word.
    WORD_NEVER_THERE,
    /// The same, but the list has nearly that word. Arguments: the column, the word, the one that was
    /// probably meant.
    WORD_NEVER_THERE_NEAR,
    /// Two rules may set a field of one job differently. Arguments: the column, the other rule.
    RULES_DIFFER,
    /// A rule changes a field again each time. Arguments: the column.
    RULE_FEEDS_ITSELF,
    /// No step leads to a stage. Arguments: the stage, the workflow.
    STAGE_UNREACHED,
    /// No step leaves a stage in the middle. Arguments: the stage, the workflow.
    STAGE_UNLEFT,

    UNKNOWN_STATE,
    UNKNOWN_KIND,
    TIME_WITHOUT_DATE,
    TIME_WITHOUT_MINUTES,

    ANSWER_NOT_UNDERSTOOD,
    LINE_TWICE,

    DUPLICATE_SETTING,
    UNKNOWN_SETTING_NEAR,
    SETTING_ZONE,
    SETTING_DAY,
    SETTING_HOUR,
    NEWER_VERSION
}
