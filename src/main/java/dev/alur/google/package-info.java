/// The wall to Google: a workbook over the Sheets API, a shelf over Drive, and signing in.
/// Google's client library is used here and nowhere else, and none of its types leaves.
@NullMarked
package dev.alur.google;

import org.jspecify.annotations.NullMarked;
