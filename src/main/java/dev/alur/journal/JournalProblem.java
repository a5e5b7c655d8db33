package dev.alur.journal;

import dev.alur.grid.Problem;

/// What can be wrong with a journal.
public enum JournalProblem implements Problem.Key {
    /// Another process is writing into it. Arguments: the journal's file.
    JOURNAL_BUSY,
    /// Another machine or process holds it. Arguments: its database, who.
    JOURNAL_HELD,
    /// Another machine has taken over meanwhile. Arguments: its database, who.
    JOURNAL_TAKEN_OVER,
    /// Its holder said nothing for too long. Arguments: its database, after how many seconds.
    LEASE_OVER,
    /// The database does not answer, or refuses. Arguments: it, what it says.
    DATABASE_UNREACHABLE,
    /// It is damaged, or no journal. Arguments: its file, what the database says.
    JOURNAL_DAMAGED,
    /// It cannot be read or written: no space, no permission, a fault of the disk. Arguments: its file,
    /// what the database says.
    JOURNAL_UNREACHABLE,
    /// It was made by a newer version of Alur. Arguments: its file, its version, the newest one we know.
    JOURNAL_NEWER,
    /// A number or an operation was taken by somebody else meanwhile. Arguments: the journal's file.
    KEY_TAKEN,
    /// The database does not flush every commit to the disk, so it may not be used. Arguments: its file,
    /// the pragma, its value.
    JOURNAL_NOT_SAFE,
    /// An entry is missing. Arguments: its place in the chain.
    ENTRY_MISSING,
    /// An entry is not as it was written. Arguments: its place in the chain, its kind.
    ENTRY_CHANGED,
    /// Entries at the end of the chain are missing. Arguments: the last one that is there.
    TAIL_MISSING,
    /// It is another tracker's. Arguments: the lineage that it names, the one expected.
    LINEAGE_DIFFERS,
    /// A run stands in the book but not beside it, or the other way round. Arguments: its serial.
    RUN_NOT_IN_BOOK,
    /// What is kept beside the book says that a run is done and the book that it is not, or the other way
    /// round. Arguments: its serial.
    RUN_STATE_WRONG,
    /// The serials of the runs have a gap. Arguments: the serial that is missing.
    RUN_MISSING,
    /// Something that happens once stands in the book but not beside it. Arguments: what, the job, the run.
    OPERATION_MISSING,
    /// Something that happens once stands beside the book but not in it. Arguments: what it is.
    OPERATION_NOT_IN_BOOK,
    /// A number is not the same in the book and beside it. Arguments: the number.
    NUMBER_DIFFERS,
    /// A number stands in the book but not beside it, or the other way round. Arguments: the number.
    NUMBER_NOT_IN_BOOK,
    /// A series has a gap. Arguments: the series, the sequence that is missing.
    NUMBER_GAP;

    /// Whether it says that the book itself is not as it was written; else it is out of reach, busy or too new.
    public boolean isDamage() {
        return switch (this) {
            case JOURNAL_DAMAGED,
                    ENTRY_MISSING,
                    ENTRY_CHANGED,
                    TAIL_MISSING,
                    LINEAGE_DIFFERS,
                    RUN_NOT_IN_BOOK,
                    RUN_STATE_WRONG,
                    RUN_MISSING,
                    OPERATION_MISSING,
                    OPERATION_NOT_IN_BOOK,
                    NUMBER_DIFFERS,
                    NUMBER_NOT_IN_BOOK,
                    NUMBER_GAP -> true;
            case JOURNAL_BUSY,
                    JOURNAL_HELD,
                    JOURNAL_TAKEN_OVER,
                    LEASE_OVER,
                    DATABASE_UNREACHABLE,
                    JOURNAL_UNREACHABLE,
                    JOURNAL_NEWER,
                    KEY_TAKEN,
                    JOURNAL_NOT_SAFE -> false;
        };
    }
}
