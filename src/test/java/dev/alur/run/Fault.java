package dev.alur.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What can befall an operation of a file.
enum Fault {
    /// The process dies before it: the folder is looked at as it was at that moment.
    KILL(Faults.Mode.PICTURE, 0, false),
    /// The power is cut before it: only what was flushed is sure to be there.
    POWER_CUT(Faults.Mode.PICTURE, 0, false),
    /// No space left on the device, this once.
    FULL_ONCE(Faults.Mode.FAIL, 28, false),
    /// No space from here on, until the command has ended.
    FULL(Faults.Mode.FAIL, 28, true),
    /// An input/output error, this once.
    BROKEN(Faults.Mode.FAIL, 5, false),
    /// Only half of what was to be written is, this once, and the system says so.
    SHORT_WRITE(Faults.Mode.SHORT, 0, false),
    /// Every write falls short.
    SHORT_WRITES(Faults.Mode.SHORT, 0, true),
    /// An input/output error at a reading, this once.
    UNREADABLE(Faults.Mode.FAIL, 5, false, Faults.Lie.READS),
    /// The same by a real `kill -9` of a process of its own.
    REAL_KILL(Faults.Mode.KILL, 0, false),
    /// The process dies, and so does the recovery, before each of its operations.
    KILL_IN_RECOVERY(Faults.Mode.PICTURE, 0, false),
    /// A person saves the workbook in that moment.
    SAVE(Faults.Mode.SAVE, 0, false),

    /// A control: the power is cut, and nothing was ever flushed.
    POWER_CUT_WITHOUT_FLUSH(Faults.Mode.PICTURE, 0, false),
    /// A control: the power is cut, and the journal's log is flushed as SQLite does with `synchronous=NORMAL`:
    /// not at a commit, only before it is carried over.
    POWER_CUT_WITH_NORMAL(Faults.Mode.PICTURE, 0, false),
    /// A control: the process dies, and the workbook is written in place.
    KILL_IN_PLACE(Faults.Mode.PICTURE, 0, false, Faults.Lie.NO_EXCHANGE, Faults.Lie.IN_PLACE),
    /// A control: a person saves, and the two workbooks cannot be exchanged.
    SAVE_WITHOUT_EXCHANGE(Faults.Mode.SAVE, 0, false, Faults.Lie.NO_EXCHANGE);

    /// What must break something.
    static final List<Fault> CONTROLS =
            List.of(POWER_CUT_WITHOUT_FLUSH, POWER_CUT_WITH_NORMAL, KILL_IN_PLACE, SAVE_WITHOUT_EXCHANGE);

    final Faults.Mode mode;
    final int error;
    final boolean sticks;
    final Set<Faults.Lie> lies;

    Fault(Faults.Mode mode, int error, boolean sticks, Faults.Lie... lies) {
        this.mode = mode;
        this.error = error;
        this.sticks = sticks;
        this.lies = Set.of(lies);
    }

    /// What must break nothing, of one kind of deed.
    static Stream<Fault> befalling(Deed deed) {
        return Stream.of(values())
                .filter(fault -> !CONTROLS.contains(fault))
                .filter(fault -> fault != KILL_IN_RECOVERY || deed.goesOn)
                .filter(fault -> fault != REAL_KILL || deed == Deed.APPLY)
                .filter(fault -> fault != SAVE || deed == Deed.APPLY || deed == Deed.UNDO || deed == Deed.VOID);
    }

    /// Whether it can befall an operation of that name.
    boolean meets(String operation) {
        return switch (this) {
            case SHORT_WRITE, SHORT_WRITES -> operation.equals("write") || operation.equals("copy");
            default -> true;
        };
    }

    /// Whether that operation truly flushes.
    ///
    /// @param before the one before it
    boolean flushes(Faults.Operation before, Faults.Operation operation) {
        return switch (this) {
            case POWER_CUT_WITHOUT_FLUSH -> false;
            case POWER_CUT_WITH_NORMAL ->
                !operation.path().endsWith("-wal")
                        || !before.name().equals("write")
                        || !before.path().equals(operation.path());
            default -> true;
        };
    }
}
