package dev.alur.grid;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A workbook that can be read and edited, wherever it lives. Excel files, Google spreadsheets and
/// the one in memory pass one contract.
///
/// Read it once, decide, and write all edits in one call: either all of them are on the disk when [#write]
/// returns, or none is. A workbook that somebody saved in between is not written over, a [ChangedException]
/// says so. [dev.alur.excel.ExcelWorkbooks] opens .xlsx and .xlsm files.
public interface Workbook {
    /// What people call it: `studio.xlsx`.
    String name();

    /// What it is found by on this machine: the file's real path, or a spreadsheet's id.
    String id();

    /// Reads it once, whole.
    ///
    /// @throws ProblemException where it cannot be understood: no workbook, a password, damaged, beyond
    /// the caps
    Snapshot read();

    /// Whether it is a file, so that a copy of it with edits done can be kept ([#keep(Fingerprint, List,
    /// Path)]).
    default boolean isFile() {
        return true;
    }

    /// Whether its formulas give what they should as soon as it is written, so that nobody has to reckon for
    /// them ([Edit.SetCached]).
    default boolean calculates() {
        return false;
    }

    /// It as our last write left it, or as it is by now; a wall may know that without reading again.
    default Snapshot written() {
        return read();
    }

    /// What is worth knowing about the last write, although it succeeded.
    default List<Problem> notes() {
        return List.of();
    }

    /// Reads it once for the sake of some cells, in memory that does not grow with the others: their values,
    /// and of all sheets what stands beside the cells (tables, validations, protection). A wall that cannot be
    /// sparing gives all.
    ///
    /// @throws ProblemException as [#read]
    default Snapshot read(Selection selection) {
        return read();
    }

    /// The digest of what is there now, without understanding it.
    Fingerprint fingerprint();

    /// What would keep a write from succeeding: read-only, several hard links, no space. Empty where
    /// nothing would.
    ///
    /// @param evenIfOpen go on where another program has it open
    /// @throws BusyException where another program has it open
    List<Problem> preflight(boolean evenIfOpen);

    /// Puts the bytes as they are now into a file, flushed to the disk; of a spreadsheet what stands in
    /// its cells.
    ///
    /// @throws ChangedException where they do not have that fingerprint
    void keep(Fingerprint expected, Path file);

    /// Puts the workbook with all edits done into a file, flushed to the disk; itself it stays as it is. The
    /// file holds all of it or what it held before.
    ///
    /// @throws ChangedException as [#write]
    /// @throws ProblemException as [#write]
    /// @throws UnsupportedOperationException where the workbook is no file
    default void keep(Fingerprint basis, List<Edit> edits, Path file) {
        throw new UnsupportedOperationException(name() + " is no file");
    }

    /// Does all edits or none, and touches nothing else. When this returns, the result is on the disk.
    ///
    /// @param basis what the workbook must be when the edits are made
    /// @return the fingerprint of the result
    /// @throws ChangedException where it is no longer that; nothing was written, nobody's save was lost
    /// @throws ProblemException where an edit cannot be made truly; nothing was written
    Fingerprint write(Fingerprint basis, List<Edit> edits);

    /// What the workbook would be after the edits; nothing is written. Its fingerprint is that of the basis.
    ///
    /// @throws ChangedException as [#write]
    /// @throws ProblemException as [#write]
    Snapshot preview(Fingerprint basis, List<Edit> edits);

    /// The same, looked at for the sake of some cells, as [#read(Selection)] reads.
    default Snapshot preview(Fingerprint basis, List<Edit> edits, Selection selection) {
        return preview(basis, edits);
    }

    /// Does all edits or none to the workbook as it was read, and touches nothing else.
    ///
    /// @param read what the edits were decided on
    /// @return the fingerprint of the result
    /// @throws ChangedException where somebody saved it since then; nothing was written: read and decide again
    /// @throws ProblemException where an edit cannot be made truly; nothing was written
    default Fingerprint write(Snapshot read, List<Edit> edits) {
        return write(read.fingerprint(), edits);
    }

    /// Does the edits as [#write] does, and keeps Alur on other machines from writing until the next write or
    /// [#release]. What only this machine writes is locked by other means.
    ///
    /// @param basis what the workbook must be where there are edits
    /// @return the fingerprint of the workbook as it is then; another one than `basis` where somebody changed
    /// it meanwhile and nothing was to be edited
    /// @throws BusyException where another machine is writing it, or has just written it
    /// @throws ChangedException as [#write]
    default Fingerprint claim(Fingerprint basis, List<Edit> edits) {
        return edits.isEmpty() ? basis : write(basis, edits);
    }

    /// Lets others write again, where nothing was written after a [#claim].
    default void release() {}

    /// Who wrote it last, by what it says itself; empty where it does not.
    default Optional<Writer> lastWriter() {
        return Optional.empty();
    }

    /// The same where that was another machine; empty where it was this one.
    default Optional<Writer> lastRival() {
        return Optional.empty();
    }

    /// Who else did from another machine what is done only once; empty where nobody did.
    default Optional<Writer> elsewhere(Edit.Once once) {
        return Optional.empty();
    }

    /// Whether what [#keep] puts into a file can go back in place byte for byte.
    default boolean goesBack() {
        return true;
    }

    /// Puts a kept file back in place, byte for byte; in a spreadsheet what stood in its cells.
    ///
    /// @throws ChangedException where the workbook is no longer `basis`
    void restore(Fingerprint basis, Path kept);
}
