package dev.alur.excel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which elements have to stand in a part (ECMA-376 part 1, CT_Workbook and CT_Worksheet). What is
/// added goes in front of the first element that has to come later.
final class SchemaOrder {
    static final SchemaOrder WORKBOOK = new SchemaOrder(List.of(
            "fileVersion",
            "fileSharing",
            "workbookPr",
            "workbookProtection",
            "bookViews",
            "sheets",
            "functionGroups",
            "externalReferences",
            "definedNames",
            "calcPr",
            "oleSize",
            "customWorkbookViews",
            "pivotCaches",
            "smartTagPr",
            "smartTagTypes",
            "webPublishing",
            "fileRecoveryPr",
            "webPublishObjects",
            "extLst"));

    static final SchemaOrder WORKSHEET = new SchemaOrder(List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst"));

    private final Map<String, Integer> ranks = new HashMap<>();

    private SchemaOrder(List<String> names) {
        for (String name : names) {
            ranks.put(name, ranks.size());
        }
    }

    /// Whether an element has to stand behind another. Of one that the schema does not know nobody can say; of
    /// what `mc:AlternateContent` wraps in a worksheet (drawings, controls) only what comes early is sure.
    boolean isBehind(Tag tag, String name) {
        int added = ranks.getOrDefault(name, Integer.MAX_VALUE);
        if (!tag.main()) {
            return ranks.containsKey("drawing") && tag.isLocal(ALTERNATE) && added < ranks.getOrDefault("drawing", 0);
        }
        return ranks.getOrDefault(tag.local(), -1) > added;
    }

    private static final byte[] ALTERNATE = Names.of("AlternateContent");
}
