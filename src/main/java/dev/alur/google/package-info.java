/// The wall to Google: a workbook over the Sheets API, a shelf over Drive, and signing in.
///
/// [GoogleWorkbooks] opens spreadsheets. One answer of the API becomes a [dev.alur.grid.Snapshot]
/// ([SpreadsheetReader]), edits become one batch of requests that Google does whole or not at all, and every
/// call goes through [Calls], which keeps below the quota and knows what may be asked again.
///
/// Google's client library is used here and nowhere else, and none of its types leaves.
@NullMarked
package dev.alur.google;

import org.jspecify.annotations.NullMarked;
