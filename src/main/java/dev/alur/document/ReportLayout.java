package dev.alur.document;

import dev.alur.document.ReportPage.FigureRow;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Numbers;
import dev.alur.report.Figure;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Sentence;
import dev.alur.report.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lays a report out for reading: which figures, charts and lists there are, and in which words.
final class ReportLayout {
    /// The figures of the table, in its order.
    static final List<FigureKey> TABLE = List.of(
            FigureKey.FINISHED,
            FigureKey.ON_TIME,
            FigureKey.PRODUCTION,
            FigureKey.PROMOTION,
            FigureKey.OTHER_TIME,
            FigureKey.INVOICED_NET,
            FigureKey.INVOICED,
            FigureKey.PAID,
            FigureKey.CYCLE_MEDIAN,
            FigureKey.CYCLE_P85,
            FigureKey.REVISIONS,
            FigureKey.CHANGES);

    private final Report report;
    private final Wording wording;

    private ReportLayout(Report report, Language language) {
        this.report = report;
        this.wording = new Wording(language, report.heading().currency());
    }

    static ReportPage page(Report report, Language language) {
        return new ReportLayout(report, language).page();
    }

    private ReportPage page() {
        Report.Heading heading = report.heading();
        String client = heading.client();
        String asOf = wording.word("page.as-of", Dates.day(wording.language(), heading.today()));
        ReportCharts charts = new ReportCharts(report, wording);
        return new ReportPage(
                wording.language().code(),
                title(report, wording),
                client == null ? heading.seller() : heading.seller() + wording.word("page.for", client),
                wording.period(heading.period()),
                asOf,
                wording.headline(report),
                headings(),
                figures(),
                report.remarks().focus().stream().map(this::fact).toList(),
                charts.columns(),
                charts.bars(),
                new ReportListings(report, wording).listings(),
                report.remarks().notes().stream().map(wording::say).toList(),
                wording.word("page.notes"),
                wording.word("page.foot", heading.workbook()));
    }

    /// What windows and PDF readers show: *Week 47 · 16–22 November 2026 · Studio Rimba*.
    static String title(Report report, Wording wording) {
        Report.Heading heading = report.heading();
        String whose = heading.client() == null ? heading.seller() : heading.client();
        String period = wording.period(heading.period());
        return whose.isEmpty() ? period : period + " · " + whose;
    }

    private ReportPage.Headings headings() {
        boolean week = report.heading().period().week().isPresent();
        return new ReportPage.Headings(
                wording.word("page.figures"),
                wording.word("page.figure"),
                wording.word(week ? "page.this-week" : "page.this-period"),
                wording.word("page.target"),
                wording.word(week ? "page.last-week" : "page.last-period"),
                wording.word("page.focus"));
    }

    private List<FigureRow> figures() {
        List<FigureRow> rows = new ArrayList<>();
        for (FigureKey key : TABLE) {
            Figure figure = report.figure(key);
            if (figure != null && isWorthARow(figure)) {
                rows.add(row(figure));
            }
        }
        return rows;
    }

    /// Rows without a target are left out where neither period had anything to count.
    private static boolean isWorthARow(Figure figure) {
        return figure.target() != null || hasAny(figure.actual()) || hasAny(figure.last());
    }

    private static boolean hasAny(@Nullable Measure measure) {
        return measure != null && measure.number().signum() != 0;
    }

    private FigureRow row(Figure figure) {
        Double reached = figure.reached();
        boolean limit = figure.key().isLimit();
        String tone = reached == null ? "plain" : figure.isMet() ? "good" : "care";
        return new FigureRow(
                wording.title(figure.key()),
                wording.text(figure.actual()),
                limit && figure.target() != null
                        ? wording.word("page.at-most", wording.text(figure.target()))
                        : wording.text(figure.target()),
                wording.text(figure.last()),
                reached == null ? -1 : (int) Math.clamp(Math.round(reached * 100), 0, 100),
                reached == null ? "" : percent(reached),
                tone);
    }

    private String percent(double reached) {
        BigDecimal share = BigDecimal.valueOf(reached).setScale(2, RoundingMode.HALF_UP);
        return Numbers.percent(wording.language(), share, 0);
    }

    private ReportPage.Fact fact(Sentence sentence) {
        String tone = sentence.tone().name().toLowerCase(Locale.ROOT);
        return new ReportPage.Fact(tone, wording.word("page.sign." + tone), wording.say(sentence));
    }
}
