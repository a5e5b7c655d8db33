package dev.alur.excel;

import java.nio.charset.StandardCharsets;

/// The names of elements and attributes of SpreadsheetML (ECMA-376 part 1, 18) that are looked for, as bytes.
final class Names {
    static final byte[] ROW = of("row");
    static final byte[] CELL = of("c");
    static final byte[] VALUE = of("v");
    static final byte[] FORMULA = of("f");
    static final byte[] INLINE = of("is");
    static final byte[] TEXT = of("t");
    static final byte[] RUN = of("r");
    static final byte[] PHONETIC = of("rPh");
    static final byte[] STRING = of("si");
    static final byte[] STRINGS = of("sst");
    static final byte[] STYLE = of("s");
    static final byte[] REF = of("ref");
    static final byte[] SHARED_INDEX = of("si");
    static final byte[] SHEET_DATA = of("sheetData");
    static final byte[] DIMENSION = of("dimension");
    static final byte[] SQREF = of("sqref");
    static final byte[] COUNT = of("count");
    static final byte[] UNIQUE_COUNT = of("uniqueCount");
    static final byte[] DATA_VALIDATION = of("dataValidation");
    static final byte[] FORMULA_1 = of("formula1");
    static final byte[] CONDITIONAL = of("conditionalFormatting");
    static final byte[] MERGE = of("mergeCell");
    static final byte[] PROTECTION = of("sheetProtection");
    static final byte[] COLUMN = of("col");

    private Names() {}

    static byte[] of(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
