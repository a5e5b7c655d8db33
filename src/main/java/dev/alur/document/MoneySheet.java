package dev.alur.document;

import dev.alur.document.SheetCharts.Bars;
import dev.alur.document.SheetCharts.Frame;
import dev.alur.document.SheetCharts.Series;
import dev.alur.report.FigureKey;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The sheet of money: what is outstanding by age, who owes what is late, and who the year's clients are.
final class MoneySheet {
    private static final int CHART_ROWS = 12;

    private final Report report;
    private final Wording wording;
    private final String money;

    MoneySheet(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
        this.money = ReportXlsx.money(report.heading().currency());
    }

    void draw(XSSFWorkbook workbook, WorkbookStyles styles) {
        SheetPen pen = new SheetPen(workbook, styles, wording.word("sheet.money"), 34, 20, 14, 20, 20);
        ages(pen);
        clients(pen, wording.word("sheet.debtor"), report.money().debtors());
        clients(pen, wording.word("sheet.client-year"), report.money().clients());
    }

    private void ages(SheetPen pen) {
        String amount = wording.title(FigureKey.OUTSTANDING);
        pen.heads(wording.word("sheet.age"), ">" + amount, ">" + wording.word("sheet.invoices"));
        int first = pen.at();
        for (Report.AgeLine age : report.money().ages()) {
            pen.start()
                    .text(wording.title(age.age()))
                    .number(age.amount(), money)
                    .number(age.invoices(), "0");
        }
        int last = pen.at() - 1;
        if (report.money().ages().stream().allMatch(age -> age.amount().signum() == 0)) {
            pen.skip(1);
            return;
        }
        SheetCharts.draw(
                pen.sheet(),
                new Frame(last + 2, 0, last + 2 + CHART_ROWS, 5),
                new Bars(
                        ReportCharts.agesTitle(wording, report),
                        first,
                        last,
                        List.of(new Series(amount, 1, WorkbookStyles.PRIMARY)),
                        false,
                        0));
        pen.skip(CHART_ROWS + 2);
    }

    private void clients(SheetPen pen, String head, List<Report.ClientLine> clients) {
        if (clients.isEmpty()) {
            return;
        }
        pen.heads(head, ">" + wording.word("sheet.amount"), ">" + wording.word("sheet.share"));
        for (Report.ClientLine client : clients) {
            pen.start().text(client.client()).number(client.amount(), money).number(client.share(), "0%");
        }
        pen.skip(1);
    }
}
