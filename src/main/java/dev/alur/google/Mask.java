package dev.alur.google;

/// What is asked of a spreadsheet. Values alone cannot tell a day from a number, so formats come along; of a
/// cell's look nothing else does.
final class Mask {
    private static final String CELL =
            "userEnteredValue,effectiveValue,effectiveFormat/numberFormat,dataValidation,note,hyperlink,chipRuns";

    /// All that a [Seen] holds.
    static final String SPREADSHEET =
            "spreadsheetId,properties(title,locale,timeZone),namedRanges(namedRangeId,name,range),"
                    + "developerMetadata(metadataId,metadataKey,metadataValue),"
                    + "sheets(properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount)),"
                    + "merges,basicFilter/range,protectedRanges(range,tableId,namedRangeId,unprotectedRanges,"
                    + "requestingUserCanEdit,warningOnly),"
                    + "tables(tableId,name,range,rowsProperties/footerColorStyle,"
                    + "columnProperties(columnIndex,columnName,columnType,dataValidationRule)),"
                    + "data(rowData/values(" + CELL + "),rowMetadata(hiddenByUser,hiddenByFilter),"
                    + "columnMetadata(hiddenByUser,pixelSize)))";

    /// The same, out of the answer to a write.
    static final String WRITTEN = "replies,updatedSpreadsheet(" + SPREADSHEET + ")";

    private Mask() {}
}
