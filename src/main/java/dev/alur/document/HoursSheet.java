package dev.alur.document;

import dev.alur.document.SheetCharts.Bars;
import dev.alur.document.SheetCharts.Frame;
import dev.alur.document.SheetCharts.Series;
import dev.alur.language.Dates;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The sheet of hours: each day by kind, and what an hour of each service brought.
final class HoursSheet {
    private static final int CHART_ROWS = 15;

    private final Report report;
    private final Wording wording;

    HoursSheet(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    void draw(XSSFWorkbook workbook, WorkbookStyles styles) {
        SheetPen pen = new SheetPen(workbook, styles, wording.word("sheet.hours"), 30, 16, 16, 18, 20, 20);
        if (!report.hours().days().isEmpty()) {
            days(pen);
        }
        if (!report.hours().rates().isEmpty()) {
            rates(pen);
        }
        if (pen.at() == 0) {
            pen.prose(wording.word("sheet.nothing"), 10, false, WorkbookStyles.GREY, 1);
        }
    }

    private void days(SheetPen pen) {
        String production = wording.title(FigureKey.PRODUCTION);
        String promotion = wording.title(FigureKey.PROMOTION);
        String other = wording.word("page.other");
        pen.heads(wording.word("sheet.day"), ">" + production, ">" + promotion, ">" + other);
        int first = pen.at();
        for (Report.DayLine day : report.hours().days()) {
            String weekday = Dates.weekday(wording.language(), day.day().getDayOfWeek());
            pen.start().text(weekday.substring(0, 3) + " " + wording.day(day.day()));
            time(pen, day.production());
            time(pen, day.promotion());
            time(pen, day.other());
        }
        int last = pen.at() - 1;
        int aim = report.hours().aim();
        String title = aim == 0 ? wording.word("page.days") : wording.word("sheet.days-rhythm", wording.time(aim));
        List<Series> series = List.of(
                new Series(production, 1, WorkbookStyles.PRIMARY),
                new Series(promotion, 2, "99C7C2"),
                new Series(other, 3, "C3CAD6"));
        Frame frame = new Frame(last + 2, 0, last + 2 + CHART_ROWS, 6);
        SheetCharts.draw(pen.sheet(), frame, new Bars(title, first, last, series, true, step()));
        pen.skip(CHART_ROWS + 2);
    }

    /// An hour, or two where the days are long, as a part of a day.
    private double step() {
        boolean isLong = report.actual(FigureKey.TIME_BY_DAY) instanceof Measure.Minutes(long most) && most > 8 * 60;
        return (isLong ? 2 : 1) / 24d;
    }

    private static void time(SheetPen pen, long minutes) {
        pen.number(WeekSheet.cell(new Measure.Minutes(minutes)), WeekSheet.DURATION);
    }

    private void rates(SheetPen pen) {
        String money = ReportXlsx.money(report.heading().currency());
        pen.heads(
                wording.word("sheet.service"),
                ">" + wording.word("sheet.count"),
                ">" + wording.word("sheet.hours"),
                ">" + wording.word("page.value"),
                ">" + wording.word("sheet.hourly"));
        for (Report.RateLine rate : report.hours().rates()) {
            pen.start().text(rate.service()).number(rate.jobs(), "0");
            time(pen, rate.minutes());
            pen.number(rate.value(), money).number(rate.rate(), money);
        }
    }
}
