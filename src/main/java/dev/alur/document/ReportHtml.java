package dev.alur.document;

import dev.alur.language.Language;
import dev.alur.report.Report;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Draws a report as one page of HTML that needs nothing else: its charts are drawings in it, its fonts are in
/// it, it runs no script. It is light, prints on A4 and reads on a phone.
public final class ReportHtml {
    private static final String CONTENT_TYPE = "text/html";

    private ReportHtml() {}

    /// The page in UTF-8; the same report gives the same bytes.
    public static byte[] draw(Report report, Language language) {
        ReportPage page = ReportLayout.page(report, language);
        String bare = render(page, "");
        String style = Fonts.faces(bare) + resource("report.css") + resource("report-screen.css");
        return render(page, style).getBytes(StandardCharsets.UTF_8);
    }

    /// The page with the styles of paper instead of those of a screen, for [Pdf].
    static String forPaper(ReportPage page, String about, String pageWord) {
        String paper = resource("report-paper.css")
                .replace("\"ABOUT\"", quoted(about))
                .replace("\"PAGE \"", quoted(pageWord + " "));
        return render(page, resource("report.css") + paper);
    }

    /// A text as a CSS string, without what could end it.
    private static String quoted(String text) {
        return "\"" + text.replaceAll("[\"\\\\\\p{Cntrl}<>]", " ") + "\"";
    }

    private static String render(ReportPage page, String style) {
        return Parsed.REPORT
                .data("page", page)
                .data("style", new RawString(style))
                .render();
    }

    private static String resource(String name) {
        try (InputStream stream = ReportHtml.class.getResourceAsStream("/documents/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("documents/" + name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read documents/" + name, e);
        }
    }

    /// Parsed when the first report is drawn.
    private static final class Parsed {
        static final Template REPORT = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(CONTENT_TYPE)))
                .build()
                .parse(
                        resource("report.html"),
                        new Variant(Locale.ROOT, StandardCharsets.UTF_8, CONTENT_TYPE),
                        "report.html");

        private Parsed() {}
    }
}
