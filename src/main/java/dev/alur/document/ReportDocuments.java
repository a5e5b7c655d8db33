package dev.alur.document;

import dev.alur.grid.Fingerprint;
import dev.alur.language.Language;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Draws a report as files: a page for the browser, a PDF and a workbook, with the same numbers in all three.
public final class ReportDocuments {
    private ReportDocuments() {}

    /// The files, named by the period: `week-2026-W47.html`, `minggu-2026-W47.pdf`; one for a client carries
    /// the client's name.
    public static List<Document> draw(Report report, Language language) {
        String name = name(report, language);
        return List.of(
                new Document(name + ".html", ReportHtml.draw(report, language)),
                new Document(name + ".pdf", ReportPdf.draw(report, language)),
                new Document(name + ".xlsx", ReportXlsx.draw(report, language)));
    }

    /// The files' name without its ending.
    static String name(Report report, Language language) {
        Report.Heading heading = report.heading();
        Wording wording = new Wording(language, heading.currency());
        String kind = wording.word(heading.period().week().isPresent() ? "file.week" : "file.days");
        String client = heading.client() == null ? "" : "-" + slug(heading.client());
        return kind + "-" + heading.period().name() + client;
    }

    /// A name in the letters that every file system takes.
    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug =
                plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            // a name without such letters must not give the file of the report for everybody
            return Fingerprint.of(name.getBytes(StandardCharsets.UTF_8))
                    .sha256()
                    .substring(0, 8);
        }
        return slug.length() > 60 ? slug.substring(0, 60) : slug;
    }
}
