/// Workbooks in .xlsx and .xlsm files: read as Excel means them, patched in the named cells, every other byte
/// copied. Also the folder in which documents are put.
@NullMarked
package dev.alur.excel;

import org.jspecify.annotations.NullMarked;
