/// What a spreadsheet can hold: values at addresses, a workbook as read once, the edits a workbook
/// takes, and what is wrong with it.
///
/// [Workbooks] opens a [Workbook]; it reads itself into a [Snapshot], whose [Sheet]s hold a [Value] at each
/// [Address] and find columns by their names as a [Listing]; it takes [Edit]s, all or none. What cannot be done
/// is a [Problem] with a sentence in each language ([Sentences]), thrown as a [ProblemException].
///
/// Knows no file format and no meaning: walls bring the bytes, {@link dev.alur.tracker} brings the sense.
@NullMarked
package dev.alur.grid;

import org.jspecify.annotations.NullMarked;
