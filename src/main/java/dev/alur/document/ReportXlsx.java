package dev.alur.document;

import dev.alur.language.Amounts;
import dev.alur.language.Language;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Draws a report as an Excel workbook of real numbers, days and times, with native charts: the week, its jobs,
/// its hours, its money. Each sheet prints one page wide. The same report gives the same bytes.
public final class ReportXlsx {
    private ReportXlsx() {}

    /// The workbook's bytes.
    public static byte[] draw(Report report, Language language) {
        Wording wording = new Wording(language, report.heading().currency());
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            new WeekSheet(report, wording).draw(workbook, styles);
            new JobsSheet(report, wording).draw(workbook, styles);
            new HoursSheet(report, wording).draw(workbook, styles);
            new MoneySheet(report, wording).draw(workbook, styles);
            sign(workbook, ReportLayout.title(report, wording), report.heading().today());
            workbook.write(bytes);
            return RepeatableZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw a report", e);
        }
    }

    /// The number format of amounts in a currency: `"Rp"#,##0`.
    static String money(Currency currency) {
        String decimals = "0".repeat(Amounts.digits(currency));
        return "\"" + Amounts.symbol(currency) + "\"#,##0" + (decimals.isEmpty() ? "" : "." + decimals);
    }

    private static void sign(XSSFWorkbook workbook, String title, LocalDate today) {
        Date made = Date.from(today.atStartOfDay(ZoneOffset.UTC).toInstant());
        POIXMLProperties properties = workbook.getProperties();
        properties.getExtendedProperties().getUnderlyingProperties().setApplication("Alur");
        properties.getCoreProperties().setCreator("Alur");
        properties.getCoreProperties().setTitle(title);
        properties.getCoreProperties().setCreated(Optional.of(made));
        properties.getCoreProperties().setModified(Optional.of(made));
    }
}
