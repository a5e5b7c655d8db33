package dev.alur.document;

import dev.alur.language.Language;
import dev.alur.report.Report;
import dev.alur.report.Wording;

/// Draws a report on A4: the page of [ReportHtml] with its charts as vectors.
public final class ReportPdf {
    private ReportPdf() {}

    /// The PDF; the same report gives the same bytes.
    public static byte[] draw(Report report, Language language) {
        Wording wording = new Wording(language, report.heading().currency());
        ReportPage page = ReportLayout.page(report, language);
        String about = page.period() + " · " + page.foot();
        Meta meta = new Meta(
                page.title(),
                report.heading().seller(),
                page.headline(),
                language,
                report.heading().today());
        return Pdf.draw(ReportHtml.forPaper(page, about, wording.word("page.page")), meta);
    }
}
