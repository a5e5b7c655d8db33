package dev.alur.document;

import dev.alur.document.SheetCharts.Bars;
import dev.alur.document.SheetCharts.Frame;
import dev.alur.document.SheetCharts.Series;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Report.JobLine;
import dev.alur.report.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// The sheet of jobs: how many stand in each stage, how many were finished in the last periods, and every job
/// of the report's lists.
final class JobsSheet {
    private static final String DAY = "dd mmm yyyy";
    private static final int CHART_ROWS = 14;

    private final Report report;
    private final Wording wording;

    JobsSheet(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    void draw(XSSFWorkbook workbook, WorkbookStyles styles) {
        SheetPen pen =
                new SheetPen(workbook, styles, wording.word("sheet.jobs"), 20, 11, 34, 24, 31, 16, 14, 14, 12, 18);
        stages(pen);
        weeks(pen);
        jobs(pen);
    }

    private void stages(SheetPen pen) {
        List<Report.StageLine> stages = report.work().stages();
        long open = report.actual(FigureKey.IN_PROGRESS) instanceof Measure.Count(long count) ? count : 0;
        String title = wording.word("page.stages", open);
        pen.heads(
                wording.word("sheet.stage"),
                ">" + wording.word("sheet.count"),
                wording.word("sheet.slowest"),
                ">" + wording.word("sheet.longest"),
                ">" + wording.word("sheet.planned"),
                ">" + wording.word("sheet.usual"));
        int first = pen.at();
        for (Report.StageLine stage : stages) {
            pen.start()
                    .text(stage.stage().isEmpty() ? wording.word("page.no-stage") : stage.stage())
                    .number(stage.jobs(), "0")
                    .text(Objects.requireNonNullElse(stage.slowest(), ""))
                    .number(whole(stage.longest()), "0")
                    .number(whole(stage.planned()), "0")
                    .number(stage.typical(), "0.0");
        }
        if (!stages.isEmpty()) {
            List<Series> series = List.of(new Series(wording.word("sheet.count"), 1, "5FB5A5"));
            int from = pen.at() + 1;
            Frame frame = new Frame(from, 0, from + CHART_ROWS, 4);
            Bars bars = new Bars(title, first, pen.at() - 1, series, false, 0);
            SheetCharts.draw(pen.sheet(), frame, bars);
        }
        pen.skip(1);
    }

    /// Beside the chart of stages, below the table.
    private void weeks(SheetPen pen) {
        pen.skip(CHART_ROWS + 1);
        pen.heads(wording.word("sheet.period"), ">" + wording.word("sheet.finished"));
        int first = pen.at();
        for (Report.WeekLine week : report.work().weeks()) {
            pen.start().text(week.period().name()).number(week.finished(), "0");
        }
        boolean isWeek = report.heading().period().week().isPresent();
        String mean = wording.text(report.actual(FigureKey.FINISHED_BY_WEEK));
        SheetCharts.draw(
                pen.sheet(),
                new Frame(first - CHART_ROWS - 2, 4, first - 2, 10),
                new Bars(
                        wording.word(isWeek ? "page.weeks" : "page.periods", mean),
                        first,
                        pen.at() - 1,
                        List.of(new Series(wording.word("sheet.finished"), 1, WorkbookStyles.PRIMARY)),
                        true,
                        0));
        pen.skip(1);
    }

    private void jobs(SheetPen pen) {
        pen.heads(
                wording.word("sheet.list"),
                "ID",
                wording.word("page.job"),
                wording.word("page.client"),
                wording.word("sheet.service"),
                wording.word("sheet.stage"),
                wording.word("page.due"),
                wording.word("page.done"),
                ">" + wording.word("sheet.late"),
                ">" + wording.word("page.value"));
        Report.Work work = report.work();
        work.overdue().forEach(job -> job(pen, "sheet.list.overdue", job));
        work.next().forEach(job -> job(pen, "sheet.list.next", job));
        work.finished().forEach(job -> job(pen, "sheet.list.finished", job));
        work.over().forEach(line -> job(pen, "sheet.list.over", line.job()));
        report.money().unbilled().forEach(job -> job(pen, "sheet.list.unbilled", job));
    }

    private void job(SheetPen pen, String list, JobLine job) {
        pen.start()
                .text(wording.word(list))
                .text(job.id())
                .text(job.name())
                .text(job.client())
                .text(job.service())
                .text(job.stage())
                .day(job.due(), DAY)
                .day(job.done(), DAY)
                .number(job.late(), "0")
                .number(job.value(), ReportXlsx.money(report.heading().currency()));
    }

    private static @Nullable BigDecimal whole(@Nullable Integer days) {
        return days == null ? null : BigDecimal.valueOf(days);
    }
}
