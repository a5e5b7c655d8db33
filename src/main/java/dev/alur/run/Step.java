package dev.alur.run;

/// The borders between the steps of an apply, in their order (the protocol's steps 0 to 7).
public enum Step {
    /// The workbook's lock is ours.
    LOCKED,
    /// The workbook was read and is the one that the journal knows.
    READ,
    /// What had stopped half-way is finished.
    RECOVERED,
    /// Nothing would keep us from writing.
    READY,
    /// The documents are rendered and flushed in the state folder.
    STAGED,
    /// The intent is in the journal; from here on it goes forward only.
    INTENDED,
    /// The documents are on their shelf.
    PUBLISHED,
    /// The workbook as it was is kept and the new one is in its place.
    WRITTEN,
    /// The journal says that it is done.
    COMMITTED;

    /// Whether from here on there is only forward.
    boolean isForward() {
        return compareTo(INTENDED) >= 0;
    }
}
