package dev.alur.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The evaluation of a period: its figures, the lists behind them, and what to look at. It holds numbers and
/// names in no language.
public record Report(Heading heading, List<Figure> figures, Work work, Hours hours, Money money, Remarks remarks) {
    public Report {
        figures = List.copyOf(figures);
    }

    /// The figure of that key; null where this report has none, such as the largest client in a report for one
    /// client.
    public @Nullable Figure figure(FigureKey key) {
        return figures.stream()
                .filter(figure -> figure.key() == key)
                .findFirst()
                .orElse(null);
    }

    /// What is counted now of a figure; null where there is none.
    public @Nullable Measure actual(FigureKey key) {
        Figure figure = figure(key);
        return figure == null ? null : figure.actual();
    }

    /// What the report is about.
    ///
    /// @param seller whose week it is; may be empty
    /// @param client the one client that it was narrowed to, or null
    /// @param today the day on which it was drawn up: what stands in the tracker is as of then
    /// @param currency of all its amounts
    public record Heading(
            String workbook,
            String seller,
            @Nullable String client,
            Period period,
            LocalDate today,
            Currency currency) {
        /// True where the period has days to come.
        public boolean isUnfinished() {
            return !today.isAfter(period.to());
        }
    }

    /// How the work flows.
    ///
    /// @param finished in the period, in the order in which they were finished
    /// @param weeks how many were finished in this period and the seven before, the oldest first
    /// @param stages where unfinished work stands today, in the order of the workflows
    /// @param over jobs with more revisions than their service includes, finished in the period or still in
    /// progress
    /// @param overdue unfinished and due before today, the oldest first
    /// @param next unfinished and due from today to `until`, the nearest first
    public record Work(
            List<JobLine> finished,
            List<WeekLine> weeks,
            List<StageLine> stages,
            List<RevisionLine> over,
            List<JobLine> overdue,
            List<JobLine> next,
            LocalDate until) {
        public Work {
            finished = List.copyOf(finished);
            weeks = List.copyOf(weeks);
            stages = List.copyOf(stages);
            over = List.copyOf(over);
            overdue = List.copyOf(overdue);
            next = List.copyOf(next);
        }
    }

    /// Where the time went.
    ///
    /// @param days one for each day of a week; empty for a longer period
    /// @param aim minutes of production and promotion that a working day should have; 0 without a rhythm
    /// @param rates by service, the best first
    public record Hours(List<DayLine> days, int aim, List<RateLine> rates) {
        public Hours {
            days = List.copyOf(days);
            rates = List.copyOf(rates);
        }
    }

    /// Where the money stands.
    ///
    /// @param ages what is outstanding, by how late it is: all four ages, the youngest first
    /// @param debtors what is more than 30 days late, by client, the largest first
    /// @param clients net invoiced in the twelve months to the period's end, the largest first
    /// @param unbilled finished jobs that no invoice names
    public record Money(
            List<AgeLine> ages, List<ClientLine> debtors, List<ClientLine> clients, List<JobLine> unbilled) {
        public Money {
            ages = List.copyOf(ages);
            debtors = List.copyOf(debtors);
            clients = List.copyOf(clients);
            unbilled = List.copyOf(unbilled);
        }
    }

    /// What is said in words.
    ///
    /// @param focus three to five facts to act on, the most urgent first
    /// @param notes what could not be counted, and what else a reader should know
    public record Remarks(List<Sentence> focus, List<Sentence> notes) {
        public Remarks {
            focus = List.copyOf(focus);
            notes = List.copyOf(notes);
        }
    }

    /// A job, as lists show it.
    ///
    /// @param value quantity times price, or null where it has no price in the report's currency
    /// @param late days between due and done, or between due and today while unfinished; 0 where it is not late
    public record JobLine(
            String id,
            String name,
            String client,
            String service,
            String stage,
            @Nullable LocalDate due,
            @Nullable LocalDate done,
            int late,
            @Nullable BigDecimal value) {}

    /// How many jobs were finished in a period.
    public record WeekLine(Period period, int finished) {}

    /// The unfinished jobs in a stage.
    ///
    /// @param jobs how many stand in it today
    /// @param longest the most days that one of them stands there; null where no run has seen one
    /// @param typical the mean of the days that jobs stayed in it, of those that left it; null where none was
    /// seen
    /// @param planned the days that Workflow allows; null where it names none
    /// @param slowest the job that stands there the longest, or null
    public record StageLine(
            String stage,
            int jobs,
            @Nullable Integer longest,
            @Nullable BigDecimal typical,
            @Nullable Integer planned,
            @Nullable String slowest) {}

    /// A job with more revisions than its service includes.
    public record RevisionLine(JobLine job, int used, int included) {}

    /// Minutes of one day by kind.
    ///
    /// @param other administration and evaluation
    public record DayLine(LocalDate day, long production, long promotion, long other) {}

    /// What an hour of a service brought: the value of its jobs by the hours that were noted for them.
    public record RateLine(String service, int jobs, long minutes, BigDecimal value, BigDecimal rate) {}

    /// What is outstanding of one age.
    public record AgeLine(Age age, int invoices, BigDecimal amount) {}

    /// An amount of a client.
    ///
    /// @param share of all clients' together, 0 to 1
    public record ClientLine(String client, BigDecimal amount, BigDecimal share) {}

    /// How late an invoice is, in days after it fell due.
    public enum Age {
        NOT_DUE,
        TO_30,
        TO_60,
        OVER_60;

        static Age of(long daysLate) {
            if (daysLate <= 0) {
                return NOT_DUE;
            }
            return daysLate <= 30 ? TO_30 : daysLate <= 60 ? TO_60 : OVER_60;
        }
    }
}
