package dev.alur.document;

import dev.alur.document.ReportPage.Bar;
import dev.alur.document.ReportPage.Bars;
import dev.alur.document.ReportPage.Box;
import dev.alur.document.ReportPage.Column;
import dev.alur.document.ReportPage.Columns;
import dev.alur.document.ReportPage.Part;
import dev.alur.language.Dates;
import dev.alur.language.Numbers;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import dev.alur.tracker.Blueprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/// The charts of a report. Each says in its title what it shows, and labels stand at what they name, so none
/// needs a legend.
final class ReportCharts {
    static final String PRIMARY = "#0F766E";
    static final String PALE = "#99C7C2";
    static final String FAINT = "#C3CAD6";
    static final String ACCENT = "#B45309";
    static final String BAD = "#B91C1C";
    /// Edges of the bars of stages: of each tint its own hue, darker.

    private static final List<String> EDGES = List.of("#8C9BD0", "#7DB4D6", "#D9A441", "#5FB5A5", "#8DBB66", "#9AA3B2");
    private static final int MOST_RATES = 8;
    private static final int MOST_CLIENTS = 5;

    private final Report report;
    private final Wording wording;

    ReportCharts(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    List<Columns> columns() {
        List<Columns> charts = new ArrayList<>();
        if (report.hours().days().stream().anyMatch(day -> total(day) > 0)) {
            charts.add(days());
        }
        if (report.work().weeks().stream().anyMatch(week -> week.finished() > 0)) {
            charts.add(weeks());
        }
        return charts;
    }

    List<Bars> bars() {
        List<Bars> charts = new ArrayList<>();
        if (!report.work().stages().isEmpty()) {
            charts.add(stages());
        }
        if (report.actual(FigureKey.OUTSTANDING) instanceof Measure.Money(var all) && all.signum() > 0) {
            charts.add(ages());
        }
        if (!report.hours().rates().isEmpty()) {
            charts.add(rates());
        }
        if (!report.money().clients().isEmpty()) {
            charts.add(clients());
        }
        return charts;
    }

    private static long total(Report.DayLine day) {
        return day.production() + day.promotion() + day.other();
    }

    private Columns days() {
        List<Report.DayLine> days = report.hours().days();
        int aim = report.hours().aim();
        long most =
                Math.max(aim, days.stream().mapToLong(ReportCharts::total).max().orElse(1));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Report.DayLine day = days.get(i);
            List<Box> boxes = new ArrayList<>();
            long below = 0;
            long[] parts = {day.production(), day.promotion(), day.other()};
            String[] fills = {PRIMARY, PALE, FAINT};
            for (int part = 0; part < parts.length; part++) {
                if (parts[part] > 0) {
                    boxes.add(box(i, below, below + parts[part], most, fills[part]));
                    below += parts[part];
                }
            }
            String name = Dates.weekday(wording.language(), day.day().getDayOfWeek());
            columns.add(new Column(
                    name.substring(0, 3),
                    below == 0 ? Wording.NONE : Wording.clock(below),
                    day.day().equals(report.heading().today()),
                    boxes));
        }
        String title = aim == 0 ? wording.word("page.days") : wording.word("page.days-rhythm", wording.time(aim));
        return new Columns(title, parts(), columns, aim == 0 ? -1 : Column.HEIGHT - height(aim, most));
    }

    private List<Part> parts() {
        return List.of(
                new Part(wording.title(FigureKey.PRODUCTION), PRIMARY),
                new Part(wording.title(FigureKey.PROMOTION), PALE),
                new Part(wording.word("page.other"), FAINT));
    }

    private Columns weeks() {
        List<Report.WeekLine> weeks = report.work().weeks();
        int most = weeks.stream().mapToInt(Report.WeekLine::finished).max().orElse(1);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            Report.WeekLine week = weeks.get(i);
            boolean now = i == weeks.size() - 1;
            List<Box> boxes =
                    week.finished() == 0 ? List.of() : List.of(box(i, 0, week.finished(), most, now ? PRIMARY : PALE));
            columns.add(new Column(name(week), Numbers.text(wording.language(), week.finished()), now, boxes));
        }
        boolean isWeek = report.heading().period().week().isPresent();
        String mean = wording.text(report.actual(FigureKey.FINISHED_BY_WEEK));
        return new Columns(wording.word(isWeek ? "page.weeks" : "page.periods", mean), List.of(), columns, -1);
    }

    private String name(Report.WeekLine week) {
        return week.period().week().isPresent()
                ? wording.word("page.week", week.period().from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                : wording.day(week.period().from());
    }

    private static Box box(int place, long from, long to, long most, String fill) {
        int top = height(to, most);
        int bottom = height(from, most);
        return new Box(place * Column.STEP + 8, Column.HEIGHT - top, Column.STEP - 16, Math.max(1, top - bottom), fill);
    }

    private static int height(long value, long most) {
        return (int) Math.round((double) value * (Column.HEIGHT - 4) / most);
    }

    private Bars stages() {
        List<Report.StageLine> stages = report.work().stages();
        int most = stages.stream().mapToInt(Report.StageLine::jobs).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Report.StageLine stage = stages.get(i);
            bars.add(new Bar(
                    stage.stage().isEmpty() ? wording.word("page.no-stage") : stage.stage(),
                    length(stage.jobs(), most),
                    "#" + Blueprint.TINTS.get(i % Blueprint.TINTS.size()),
                    EDGES.get(i % EDGES.size()),
                    Numbers.text(wording.language(), stage.jobs()),
                    stay(stage)));
        }
        return new Bars(wording.word("page.stages", count(FigureKey.IN_PROGRESS)), bars);
    }

    /// How long the longest stands there, how long is planned, how long it usually is: what is known of it.
    private String stay(Report.StageLine stage) {
        List<String> parts = new ArrayList<>();
        Integer longest = stage.longest();
        if (longest != null && longest > 0) {
            parts.add(wording.word("page.longest", days(BigDecimal.valueOf(longest))));
        }
        Integer planned = stage.planned();
        if (longest != null && longest > 0 && planned != null) {
            parts.add(wording.word("page.planned", planned));
        }
        BigDecimal typical = stage.typical();
        if (typical != null) {
            parts.add(wording.word("page.usual", Numbers.text(wording.language(), typical)));
        }
        return String.join(", ", parts);
    }

    private String days(BigDecimal days) {
        return wording.text(new Measure.Days(days));
    }

    private long count(FigureKey key) {
        return report.actual(key) instanceof Measure.Count(long pieces) ? pieces : 0;
    }

    private Bars ages() {
        List<Bar> bars = new ArrayList<>();
        BigDecimal most =
                most(report.money().ages().stream().map(Report.AgeLine::amount).toList());
        for (Report.AgeLine age : report.money().ages()) {
            String fill = switch (age.age()) {
                case NOT_DUE -> PALE;
                case TO_30 -> PRIMARY;
                case TO_60 -> ACCENT;
                case OVER_60 -> BAD;
            };
            bars.add(new Bar(
                    wording.title(age.age()),
                    length(age.amount(), most),
                    fill,
                    fill,
                    money(age.amount()),
                    age.invoices() == 0 ? "" : wording.word("page.invoices", (long) age.invoices())));
        }
        return new Bars(agesTitle(wording, report), bars);
    }

    /// What is outstanding, and how much of it for long.
    static String agesTitle(Wording wording, Report report) {
        String all = wording.text(report.actual(FigureKey.OUTSTANDING));
        Measure late = report.actual(FigureKey.OUTSTANDING_LATE);
        return late == null || late.number().signum() == 0
                ? wording.word("page.ages-none", all)
                : wording.word("page.ages", all, wording.text(late));
    }

    private Bars rates() {
        List<Report.RateLine> rates = report.hours().rates();
        BigDecimal most = rates.getFirst().rate();
        List<Bar> bars = new ArrayList<>();
        for (Report.RateLine rate : rates.subList(0, Math.min(MOST_RATES, rates.size()))) {
            bars.add(new Bar(
                    rate.service(),
                    length(rate.rate(), most),
                    PALE,
                    PALE,
                    money(rate.rate()),
                    wording.word("page.jobs-in", (long) rate.jobs(), wording.time(rate.minutes()))));
        }
        String overall = wording.text(report.actual(FigureKey.HOURLY_RATE));
        return new Bars(wording.word("page.rates", overall), bars);
    }

    private Bars clients() {
        List<Report.ClientLine> clients = report.money().clients();
        BigDecimal most = clients.getFirst().amount();
        List<Bar> bars = new ArrayList<>();
        for (Report.ClientLine client : clients.subList(0, Math.min(MOST_CLIENTS, clients.size()))) {
            bars.add(new Bar(
                    client.client(),
                    length(client.amount(), most),
                    PALE,
                    PALE,
                    wording.text(new Measure.Percent(client.share())),
                    money(client.amount())));
        }
        Report.ClientLine largest = clients.getFirst();
        String share = wording.text(new Measure.Percent(largest.share()));
        return new Bars(wording.word("page.clients", largest.client(), share), bars);
    }

    private String money(BigDecimal amount) {
        return wording.text(new Measure.Money(amount));
    }

    private static BigDecimal most(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static int length(BigDecimal amount, BigDecimal most) {
        return most.signum() <= 0
                ? 0
                : amount.multiply(BigDecimal.valueOf(100))
                        .divide(most, 0, RoundingMode.HALF_UP)
                        .intValue();
    }

    private static int length(int count, int most) {
        return Math.round(100f * count / Math.max(1, most));
    }
}
