package dev.alur.schedule;

import dev.alur.report.Period;
import dev.alur.tracker.Settings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/// When a tracker's weekly report falls due, as its Settings say, and which week it is about.
///
/// From Thursday to Sunday it is the week that is ending; from Monday to Wednesday it is the week before, of
/// which there is something to tell by then.
///
/// @param day the weekday
/// @param hour the time of that day, on the clocks of the zone; one that the clocks skip is taken after the
/// gap, one that they show twice is taken the first time
/// @param zone the tracker's
public record Due(DayOfWeek day, LocalTime hour, ZoneId zone) {

    static Due of(Settings settings) {
        return new Due(settings.weekDay(), settings.weekHour(), settings.zone());
    }

    /// The last moment, not after now, at which a report fell due.
    public ZonedDateTime last(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate nearest = today.with(TemporalAdjusters.previousOrSame(day));
        ZonedDateTime moment = ZonedDateTime.of(nearest, hour, zone);
        return moment.toInstant().isAfter(now) ? ZonedDateTime.of(nearest.minusWeeks(1), hour, zone) : moment;
    }

    /// The week that the last report to fall due is about. Whoever was not there at that moment makes up for it
    /// by asking later; only the last week is made up for, since a report tells what stands in the tracker
    /// today.
    public Period week(Instant now) {
        LocalDate fell = last(now).toLocalDate();
        return Period.weekOf(day.getValue() < DayOfWeek.THURSDAY.getValue() ? fell.minusWeeks(1) : fell);
    }
}
