package dev.alur.document;

import dev.alur.document.ReportPage.Line;
import dev.alur.document.ReportPage.Listing;
import dev.alur.report.FigureKey;
import dev.alur.report.Measure;
import dev.alur.report.Report;
import dev.alur.report.Report.JobLine;
import dev.alur.report.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The lists of a report: what is overdue, what is due next, what was finished, what takes more revisions than
/// agreed, what was not billed.
final class ReportListings {
    private static final int MOST = 20;

    private final Report report;
    private final Wording wording;

    ReportListings(Report report, Wording wording) {
        this.report = report;
        this.wording = wording;
    }

    List<Listing> listings() {
        List<Listing> all = new ArrayList<>();
        Report.Work work = report.work();
        add(all, wording.word("page.overdue", (long) work.overdue().size()), work.overdue(), "page.due", this::overdue);
        add(
                all,
                wording.word("page.next", (long) work.next().size(), wording.day(work.until())),
                work.next(),
                "page.due",
                job -> job(job, wording.day(job.due()), job.stage(), "plain"));
        add(
                all,
                wording.word("page.finished", (long) work.finished().size()),
                work.finished(),
                "page.done",
                this::done);
        if (!work.over().isEmpty()) {
            all.add(over(work.over()));
        }
        String worth = wording.text(report.actual(FigureKey.UNBILLED));
        List<JobLine> unbilled = report.money().unbilled();
        if (!unbilled.isEmpty()) {
            List<String> heads = heads(wording.word("page.done"), wording.word("page.value"));
            List<Line> lines = unbilled.stream().limit(MOST).map(this::unbilled).toList();
            all.add(new Listing(wording.word("page.unbilled", worth), heads, lines, more(unbilled.size())));
        }
        return all;
    }

    private void add(List<Listing> all, String title, List<JobLine> jobs, String day, Function<JobLine, Line> line) {
        if (!jobs.isEmpty()) {
            List<String> heads = heads(wording.word(day), wording.word("page.state"));
            List<Line> lines = jobs.stream().limit(MOST).map(line).toList();
            all.add(new Listing(title, heads, lines, more(jobs.size())));
        }
    }

    private String more(int size) {
        return size <= MOST ? "" : wording.word("page.more", (long) size - MOST);
    }

    private List<String> heads(String day, String state) {
        return List.of(day, wording.word("page.job"), wording.word("page.client"), state);
    }

    private static Line job(JobLine job, String day, String state, String tone) {
        String name = (job.id() + " " + job.name()).strip();
        return new Line(day, orDash(name), orDash(job.client()), orDash(state), tone);
    }

    private Line overdue(JobLine job) {
        return job(
                job, wording.day(job.due()), wording.word("page.late", days(job.late())) + " · " + job.stage(), "bad");
    }

    private Line done(JobLine job) {
        if (job.due() == null) {
            return job(job, wording.day(job.done()), wording.word("page.no-due"), "plain");
        }
        return job.late() == 0
                ? job(job, wording.day(job.done()), wording.word("page.in-time"), "good")
                : job(job, wording.day(job.done()), wording.word("page.late", days(job.late())), "care");
    }

    private Line unbilled(JobLine job) {
        BigDecimal value = job.value();
        String worth = value == null ? Wording.NONE : wording.text(new Measure.Money(value));
        return job(job, wording.day(job.done()), worth, "plain");
    }

    private Listing over(List<Report.RevisionLine> over) {
        List<Line> lines = over.stream()
                .limit(MOST)
                .map(line -> job(
                        line.job(),
                        wording.day(line.job().due()),
                        wording.word("page.revisions", line.used(), line.included()),
                        "care"))
                .toList();
        return new Listing(
                wording.word("page.over", (long) over.size()),
                heads(wording.word("page.due"), wording.word("page.state")),
                lines,
                more(over.size()));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? Wording.NONE : text;
    }

    private String days(int days) {
        return wording.text(new Measure.Days(BigDecimal.valueOf(days)));
    }
}
