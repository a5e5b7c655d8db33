package dev.alur.run;

import dev.alur.grid.Problem;

/// Why a command is refused or stops, and what a check finds between journal, workbook and documents.
public enum RunProblem implements Problem.Key {
    /// Another process holds the workbook. Arguments: the workbook, the holder.
    WORKBOOK_BUSY,
    /// A made-up day without a state folder of its own. Arguments: the day.
    REHEARSAL_WITHOUT_FOLDER,
    /// A made-up day with a state folder that real runs use. Arguments: the day, the folder.
    REHEARSAL_IN_REAL_FOLDER,
    /// A made-up day with a journal that is shared.
    REHEARSAL_IN_DATABASE,
    /// There is no sheet in which id and run could be written. Arguments: the workbook.
    NO_SETTINGS,
    /// The id in Settings is none of ours. Arguments: it.
    LINEAGE_UNREADABLE,
    /// A second workbook with the same id. Arguments: this one, the other.
    COPY,
    /// Its run is not the journal's last: an older copy. Arguments: the workbook, its run, the journal's.
    OLD_COPY,
    /// It names no lineage, but one had runs at its place. Arguments: the workbook, the journal's last run.
    HISTORY_GONE,
    /// Its run is later than the journal's last. Arguments: the workbook, its run, the journal's.
    OLD_JOURNAL,
    /// The same of one that says who wrote it last. Arguments: the workbook, its run, the journal's, the
    /// machine, when.
    OLD_JOURNAL_HERE,
    /// It has a history, but there is no journal. Arguments: the workbook, its run, the state folder.
    NO_JOURNAL,
    /// The same of one that says who wrote it last. Arguments: the workbook, its run, the state folder, the
    /// machine, when.
    NO_JOURNAL_HERE,
    /// The run that was to be finished was made on another machine. Arguments: the workbook, the run, the
    /// machine, when.
    MADE_ELSEWHERE,
    /// An invoice number that the journal lacks, in a series from which a number is wanted. Arguments:
    /// the number, the series.
    NUMBER_UNKNOWN,
    /// The state folder lives on another machine. Arguments: the folder, that machine, since when, the
    /// file that says so.
    STATE_OF_ANOTHER,
    /// A syncing program has put a second version beside the workbook. Arguments: the workbook, that file, when
    /// it was saved.
    CONFLICT_COPY,
    /// The workbook is such a second version itself. Arguments: it, the other.
    CONFLICT_COPY_ITSELF,
    /// Another tracker stands where one stood that had runs. Arguments: the workbook, the runs of that one.
    PLACE_TAKEN,
    /// The workbook is no copy of another one. Arguments: it.
    NO_COPY,
    /// The workbook has no history yet, so that its first run takes over its numbers. Arguments: it.
    NUMBERS_LATER,
    /// The workbook is no older copy. Arguments: it.
    NOT_OLDER,
    /// A run that is, or comes before, one by which a person said which workbook this is. Arguments: the run,
    /// that one.
    BEFORE_ADOPTION,
    /// The invoice series belongs to the tracker of which this one was a copy. Arguments: the series, a
    /// number of it.
    SERIES_OF_ANOTHER,
    /// An invoice whose row went when an older copy became the truth. Arguments: the number, its run, the
    /// workbook.
    NUMBER_LOST,
    /// An invoice that was voided, which an older copy does not show. Arguments: the number, the run that
    /// voided it.
    VOID_LOST,
    /// Numbers were taken over from the tracker. Arguments: how many, the last one.
    NUMBERS_TAKEN_OVER,
    /// The clock is behind the journal. Arguments: now, the journal's last entry.
    CLOCK_BACK,
    /// Documents need a folder to be named. Arguments: the workbook.
    NO_DOCUMENT_FOLDER,
    /// Another document has the name that a new one needs. Arguments: the name, the folder.
    DOCUMENT_IN_THE_WAY,
    /// Two documents of one run would have one name. Arguments: the name.
    DOCUMENTS_ALIKE,
    /// A run stopped half-way. Arguments: its serial, the workbook.
    HALFWAY,
    /// A run that had stopped half-way waits to be finished. Arguments: its serial, the workbook.
    UNFINISHED,
    /// A run that had stopped half-way was finished. Arguments: its serial.
    FINISHED,
    /// There is no run to take back. Arguments: the workbook.
    NOTHING_TO_UNDO,
    /// There is no such run. Arguments: its serial.
    NO_SUCH_RUN,
    /// The run was undone already. Arguments: its serial, the run that undid it.
    UNDONE_BEFORE,
    /// The run is an undo or a void itself. Arguments: its serial.
    UNDO_OF_UNDO,
    /// The same. Arguments: its serial, the last run that can be undone.
    UNDO_OF_UNDO_NEAR,
    /// No such invoice was issued. Arguments: its number.
    NO_SUCH_INVOICE,
    /// The invoice is void already. Arguments: its number.
    VOID_BEFORE,
    /// A staged document is gone from the state folder. Arguments: its name, the file.
    STAGED_MISSING,
    /// Another workbook stands in the place of ours. Arguments: the workbook.
    REPLACED,
    /// Somebody saves the workbook again and again. Arguments: the workbook.
    KEEPS_CHANGING,
    /// Another machine made the first run at the same time. Arguments: the workbook.
    FIRST_ELSEWHERE,
    /// The workbook was saved after it was shown what would be done. Arguments: the workbook.
    CHANGED_SINCE_SHOWN,
    /// The workbook has no history yet. Arguments: it.
    NOTHING_TO_BACK_UP,
    /// What should be a backup is none, or damaged. Arguments: the file, what is wrong with it.
    NO_BACKUP,
    /// A journal of the workbook is there already. Arguments: the workbook, where the journal is.
    JOURNAL_IN_THE_WAY,
    /// The journal is whole, so it is not rebuilt. Arguments: the workbook.
    JOURNAL_WHOLE,
    /// No client of that name stands anywhere in the journal. Arguments: the name.
    NOBODY_TO_ERASE,
    /// A file of that name is there already. Arguments: the file.
    FILE_EXISTS,
    /// A file cannot be written. Arguments: the file, what the system says.
    FILE_UNWRITABLE,
    /// The state folder lies on another machine's disk. Arguments: the folder, its file system.
    STATE_ON_NETWORK,
    /// The state folder lies where a program syncs it. Arguments: the folder, the folder that is synced.
    STATE_IN_SYNCED,
    /// Nothing can be kept in the state folder. Arguments: the folder, what the system says.
    STATE_UNWRITABLE,
    /// The lines of Inbox could not be written. Arguments: the workbook.
    INBOX_UNWRITABLE,
    /// The value is not one that the cell's list offers. Arguments: the value.
    NOT_IN_LIST,
    /// More digits than a spreadsheet keeps of a number. Arguments: the number, what it becomes.
    LESS_EXACT,
    /// A text replaces a number or a day. Arguments: the text, what stood there.
    TEXT_OVER_NUMBER,
    /// A text is added below a number or a day. Arguments: the text, what stands above.
    TEXT_BELOW_NUMBER,
    /// A list without a table has a formula above the new row, which nothing fills down. Arguments: the
    /// formula.
    FORMULA_STAYS_ABOVE,
    /// What is no file has no copy with other cells. Arguments: the workbook, the copy.
    NO_FILE,
    /// The copy's name says another kind of file. Arguments: the copy, its ending, the workbook, the
    /// workbook's ending.
    OTHER_KIND,
    /// No job has that id or name. Arguments: it, how many jobs there are.
    NO_SUCH_JOB,
    /// The same, but one has nearly that id or name. Arguments: it, the one that was probably meant.
    NO_SUCH_JOB_NEAR,
    /// Several rows have that id or name. Arguments: it, the rows.
    SEVERAL_JOBS,
    /// No sheet, table or defined name is called so. Arguments: the name, the sheets that there are.
    NOTHING_NAMED,
    /// The same, but something has nearly that name. Arguments: the name, the one that was probably meant.
    NOTHING_NAMED_BUT,
    /// A defined name stands for no cells of this workbook. Arguments: the name, what it refers to.
    NAME_WITHOUT_CELLS,
    /// An invoice number that stands in no row. Arguments: the number, its run.
    NUMBER_NOT_IN_WORKBOOK,
    /// An invoice number that stands in several rows. Arguments: the number.
    NUMBER_TWICE,
    /// A document is gone. Arguments: its name, its folder.
    DOCUMENT_MISSING,
    /// A document is not as it was made. Arguments: its name, its folder.
    DOCUMENT_CHANGED,
    /// A document has a number that nobody gave. Arguments: its name, its folder.
    DOCUMENT_UNKNOWN,
    /// A second document of a number, as syncing programs make them. Arguments: its name, its folder.
    DOCUMENT_TWICE,
    /// A row of Invoices is not as the invoice was issued. Arguments: the number, the column, what it
    /// was, what it is.
    INVOICE_DIFFERS,
    /// A job no longer names the number that bills it. Arguments: the job, the number.
    JOB_WITHOUT_NUMBER,
    /// A file that no run needs any more. Arguments: the file.
    LEFT_OVER,
    /// A kept workbook is not as it was kept. Arguments: the file.
    KEPT_CHANGED,
    /// The workbook from before the last run was not kept. Arguments: the run, the file.
    KEPT_MISSING,
    /// A staged document is not as it was rendered. Arguments: its name, the file.
    STAGED_CHANGED,
    /// A template is not as it was when the plan was made. Arguments: its name.
    TEMPLATE_CHANGED,
    /// Arguments: the file or folder, the cause.
    FILE_UNREADABLE,
    /// A copy goes only into an empty workbook. Arguments: it, the sheet in which something stands.
    COPY_TARGET_FILLED,
    /// A copy stopped after its first part. Arguments: the target.
    COPY_HALFWAY,
    /// Formulas became values. Arguments: the sheet, how many.
    COPY_FORMULAS,
    /// Cells look another way than most of their column, which is not carried. Arguments: the sheet, how many.
    COPY_FORMATS,
    /// Error values became blank. Arguments: the sheet, how many.
    COPY_FAULTS,
    /// Merged cells are not carried. Arguments: the sheet, how many.
    COPY_MERGED,
    /// Comments and links are not carried. Arguments: the sheet, how many.
    COPY_NOTES,
    /// Rules for what may be typed are not carried. Arguments: the sheet, how many.
    COPY_RULES,
    /// Protection is not carried. Arguments: the sheet, 1.
    COPY_PROTECTION,
    /// A table is not carried as one. Arguments: the table, the sheet.
    COPY_TABLE,
    /// A defined name is not carried. Arguments: the name, what it refers to.
    COPY_NAME,
    /// A tab without cells is not carried. Arguments: the tab.
    COPY_TAB,
    /// The sheet that an empty workbook had stays. Arguments: the sheet.
    COPY_BLANK_SHEET,
    /// Cells are not as they were. Arguments: how many.
    COPY_DIFFERS
}
