package dev.alur.document;

import dev.alur.language.Dates;
import dev.alur.report.Figure;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Sentence;
import dev.alur.report.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// The first sheet of a report: the headline, every figure beside its target and the period before, what to
/// look at, what was not counted.
final class WeekSheet {
    static final String DURATION = "[h]:mm";
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * 60);
    private static final int REACHED = 4;

    private final Report report;
    private final Wording wording;

    WeekSheet(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    void draw(XSSFWorkbook workbook, WorkbookStyles styles) {
        boolean week = report.heading().period().week().isPresent();
        String name = wording.word(week ? "sheet.week" : "sheet.period");
        SheetPen pen = new SheetPen(workbook, styles, name, 38, 17, 17, 17, 16, 16);
        Report.Heading heading = report.heading();
        String asOf = wording.word("page.as-of", Dates.day(wording.language(), heading.today()));
        pen.prose(ReportLayout.title(report, wording) + " · " + asOf, 10, false, WorkbookStyles.GREY, 1);
        pen.prose(wording.headline(report), 16, true, WorkbookStyles.INK, 2).skip(1);
        figures(pen, week);
        sentences(pen);
        pen.sheet().getPrintSetup().setLandscape(false);
    }

    private void figures(SheetPen pen, boolean week) {
        pen.heads(
                wording.word("page.figure"),
                ">" + wording.word(week ? "page.this-week" : "page.this-period"),
                wording.word("sheet.in-words"),
                ">" + wording.word("page.target"),
                ">" + wording.word("sheet.reached"),
                ">" + wording.word(week ? "page.last-week" : "page.last-period"));
        int first = pen.at();
        for (Figure figure : report.figures()) {
            pen.start().text(wording.title(figure.key()));
            number(pen, figure.actual());
            pen.text(wording.text(figure.actual()));
            number(pen, figure.target());
            Double reached = figure.reached();
            pen.number(reached == null ? null : BigDecimal.valueOf(reached), "0%");
            number(pen, figure.last());
        }
        bars(pen.sheet(), first, pen.at() - 1);
    }

    /// A measure as the number that a cell holds: a time as a part of a day, everything else as it is.
    static @Nullable BigDecimal cell(@Nullable Measure measure) {
        return switch (measure) {
            case null -> null;
            case Measure.Minutes(long minutes) -> BigDecimal.valueOf(minutes).divide(DAY, MathContext.DECIMAL64);
            default -> measure.number();
        };
    }

    private void number(SheetPen pen, @Nullable Measure measure) {
        pen.number(cell(measure), format(measure));
    }

    private String format(@Nullable Measure measure) {
        return switch (measure) {
            case null -> "0";
            case Measure.Count ignored -> "#,##0";
            case Measure.Mean ignored -> "0.0";
            case Measure.Share ignored -> "0%";
            case Measure.Percent ignored -> "0%";
            case Measure.Minutes ignored -> DURATION;
            case Measure.Days ignored -> "0.#";
            case Measure.Money ignored -> ReportXlsx.money(report.heading().currency());
            case Measure.Rate ignored -> ReportXlsx.money(report.heading().currency());
        };
    }

    /// A small bar in each cell of the column, full where all of the target was reached.
    private static void bars(XSSFSheet sheet, int first, int last) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(WorkbookStyles.color("99C7C2"));
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0d);
        bar.getMaxThreshold().setRangeType(RangeType.NUMBER);
        bar.getMaxThreshold().setValue(1d);
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, last, REACHED, REACHED)}, rule);
    }

    private void sentences(SheetPen pen) {
        if (!report.remarks().focus().isEmpty()) {
            pen.skip(1).prose(wording.word("page.focus"), 11, true, WorkbookStyles.INK, 1);
            for (Sentence sentence : report.remarks().focus()) {
                String sign = wording.word("page.sign." + sentence.tone().name().toLowerCase(Locale.ROOT));
                pen.prose(sign + ": " + wording.say(sentence), 10, false, WorkbookStyles.INK, 1);
            }
        }
        if (!report.remarks().notes().isEmpty()) {
            pen.skip(1).prose(wording.word("page.notes"), 11, true, WorkbookStyles.INK, 1);
            for (Sentence sentence : report.remarks().notes()) {
                String text = wording.say(sentence);
                pen.prose(text, 10, false, WorkbookStyles.GREY, text.length() > 120 ? 2 : 1);
            }
        }
    }
}
