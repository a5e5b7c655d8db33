package dev.alur.document;

import dev.alur.grid.Address;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/// Colours stages and dates that have passed, by conditional formats. A stage that is not among the known ones
/// gets a tint by its place in Workflow, so that stages of the user's own are coloured as well.
final class StageColours {
    private final Blueprint blueprint;
    private final Blueprint.Page page;

    StageColours(Blueprint blueprint, Blueprint.Page page) {
        this.blueprint = blueprint;
        this.page = page;
    }

    void add(XSSFSheet sheet) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        List<ConditionalFormattingRule> tints = new ArrayList<>();
        String stage = "$" + Address.letters(page.column(Field.JOB_STAGE)) + "2";
        for (int tint = 0; tint < Blueprint.TINTS.size(); tint++) {
            String known = known(stage, tint);
            if (!known.isEmpty()) {
                tints.add(tinted(formats, "OR(" + known + ")", tint));
            }
        }
        if (page.headings().get(page.column(Field.JOB_STAGE) - 1).choice() instanceof Blueprint.Choice.From list) {
            for (int tint = 0; tint < Blueprint.TINTS.size(); tint++) {
                String place = "MATCH(" + stage + "," + list.name() + ",0)";
                tints.add(tinted(formats, "IFERROR(MOD(" + place + "-1,6)=" + tint + ",FALSE)", tint));
            }
        }
        formats.addConditionalFormatting(column(Field.JOB_STAGE), tints.toArray(ConditionalFormattingRule[]::new));
        formats.addConditionalFormatting(column(Field.JOB_DUE), overdue(formats));
    }

    private String known(String stage, int tint) {
        List<String> equals = blueprint.stages().entrySet().stream()
                .filter(entry -> entry.getValue() == tint)
                .map(Map.Entry::getKey)
                .sorted()
                .map(word -> stage + "=\"" + word.replace("\"", "\"\"") + "\"")
                .toList();
        return String.join(",", equals);
    }

    private static ConditionalFormattingRule tinted(XSSFSheetConditionalFormatting formats, String when, int tint) {
        ConditionalFormattingRule rule = formats.createConditionalFormattingRule(when);
        PatternFormatting fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(WorkbookStyles.color(Blueprint.TINTS.get(tint)));
        fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        return rule;
    }

    private ConditionalFormattingRule overdue(XSSFSheetConditionalFormatting formats) {
        String due = "$" + Address.letters(page.column(Field.JOB_DUE)) + "2";
        String done = "$" + Address.letters(page.column(Field.JOB_DONE)) + "2";
        ConditionalFormattingRule rule = formats.createConditionalFormattingRule(
                "AND(ISNUMBER(" + due + ")," + due + "<TODAY()," + done + "=\"\")");
        var font = rule.createFontFormatting();
        font.setFontStyle(false, true);
        font.setFontColor(WorkbookStyles.color(WorkbookStyles.BAD));
        return rule;
    }

    private CellRangeAddress[] column(Field field) {
        int column = page.column(field) - 1;
        return new CellRangeAddress[] {new CellRangeAddress(1, TrackerWorkbook.LAST_ROW - 1, column, column)};
    }
}
