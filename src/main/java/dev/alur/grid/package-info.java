/// What a spreadsheet can hold: values at addresses, a workbook as read once, the edits a workbook
/// takes, and what is wrong with it.
/// Knows no file format and no meaning: walls bring the bytes, {@link dev.alur.tracker} brings the sense.
@NullMarked
package dev.alur.grid;

import org.jspecify.annotations.NullMarked;
