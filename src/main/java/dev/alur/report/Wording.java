package dev.alur.report;

import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a report is put in words: its headline, its numbers, what to look at. Every view takes its words from
/// here, so that one number reads the same on paper, on a page and in a terminal.
public final class Wording {
    /// What stands where there is no number.
    public static final String NONE = "–";

    private static final String ROOM = "report";

    private final Language language;
    private final Currency currency;

    public Wording(Language language, Currency currency) {
        this.language = language;
        this.currency = currency;
    }

    public Language language() {
        return language;
    }

    /// A word of the report room, with its arguments put in.
    public String word(String key, Object... arguments) {
        return Messages.text(language, ROOM, key, arguments);
    }

    /// What a figure is called.
    public String title(FigureKey key) {
        return word("figure." + key.id());
    }

    /// What an age of outstanding amounts is called.
    public String title(Report.Age age) {
        return word("age." + age.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// A measure in full: `9 of 11`, `6 h 20 min`, `Rp1.500.000`, `4 days`, `90%`; a dash for null.
    public String text(@Nullable Measure measure) {
        return switch (measure) {
            case null -> NONE;
            case Measure.Count(long pieces) -> Numbers.text(language, pieces);
            case Measure.Mean(var number) -> Numbers.text(language, number);
            case Measure.Share(long part, long whole) ->
                word("share", Numbers.text(language, part), Numbers.text(language, whole));
            case Measure.Percent(var number) -> Numbers.percent(language, number, 0);
            case Measure.Minutes(long minutes) -> time(minutes);
            case Measure.Days(var number) -> word("days", number, Numbers.text(language, number));
            case Measure.Money(var number) -> Amounts.text(language, currency, number);
            case Measure.Rate(var number) -> word("rate", Amounts.text(language, currency, number));
        };
    }

    /// A measure as short as a headline or a chart's label wants it: money in two or three digits.
    public String compact(@Nullable Measure measure) {
        return switch (measure) {
            case Measure.Money(var number) -> Amounts.compact(language, currency, number);
            case Measure.Rate(var number) -> word("rate", Amounts.compact(language, currency, number));
            case null, default -> text(measure);
        };
    }

    /// A day as tables have it; a dash for null.
    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : Dates.briefDayMonth(language, day);
    }

    /// A time worked: `6 h`, `6 h 20 min`, `45 min`.
    public String time(long minutes) {
        long size = Math.abs(minutes);
        String sign = minutes < 0 ? "\u2212" : "";
        if (size % 60 == 0) {
            return sign + word("hours", Numbers.text(language, size / 60));
        }
        String rest = word("minutes", size % 60);
        return size < 60 ? sign + rest : sign + word("hours", Numbers.text(language, size / 60)) + "\u00a0" + rest;
    }

    /// A time worked as the labels of a chart have it: `2:30`.
    public static String clock(long minutes) {
        return String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60);
    }

    /// The period as people name it: `Week 47 · 16–22 November 2026`.
    public String period(Period period) {
        return period.week().isPresent()
                ? Dates.week(language, period.from())
                : Dates.span(language, period.from(), period.to());
    }

    /// A sentence with its names and numbers. Money is short in it; a job or an amount in full stands in the
    /// lists.
    public String say(Sentence sentence) {
        Object[] words = sentence.arguments().stream().map(this::argument).toArray();
        return word(sentence.key(), words);
    }

    private Object argument(Object argument) {
        return switch (argument) {
            case Measure.Count(long pieces) -> pieces;
            case Measure.Money money -> compact(money);
            case Measure.Rate rate -> compact(rate);
            case Measure measure -> text(measure);
            case LocalDate day -> Dates.dayMonth(language, day);
            default -> argument;
        };
    }

    /// The one sentence that says how it went: `9 of 11 on time, 6 h under the rhythm, Rp4.2 jt outstanding
    /// over 30 days`.
    public String headline(Report report) {
        List<String> parts = new ArrayList<>();
        parts.add(onTime(report));
        Figure rhythm = report.figure(FigureKey.RHYTHM);
        if (rhythm != null
                && rhythm.target() instanceof Measure.Minutes(long target)
                && rhythm.actual() instanceof Measure.Minutes(long actual)) {
            parts.add(rhythm(actual - target));
        } else if (report.heading().client() != null) {
            parts.add(word("headline.next", (long) report.work().next().size()));
        }
        parts.add(outstanding(report));
        String text = String.join(", ", parts);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String onTime(Report report) {
        if (report.actual(FigureKey.ON_TIME) instanceof Measure.Share share) {
            return word("headline.on-time", text(share));
        }
        return word("headline.finished", (long) report.work().finished().size());
    }

    private String rhythm(long more) {
        if (more == 0) {
            return word("headline.rhythm-kept");
        }
        return word(more < 0 ? "headline.rhythm-under" : "headline.rhythm-over", time(Math.abs(more)));
    }

    private String outstanding(Report report) {
        Measure late = report.actual(FigureKey.OUTSTANDING_LATE);
        Measure all = report.actual(FigureKey.OUTSTANDING);
        if (late != null && late.number().signum() > 0) {
            return word("headline.late-money", compact(late));
        }
        boolean any = all != null && all.number().signum() > 0;
        return any ? word("headline.outstanding", compact(all)) : word("headline.nothing-outstanding");
    }
}
