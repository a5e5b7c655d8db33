package dev.alur.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// Days and weeks as people write them. The names are those of the JDK's locale data (CLDR), kept here because
/// loading that data takes a command a noticeable part of its time.
public final class Dates {
    private static final List<String> MONTHS_ID = List.of(
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember");
    private static final List<String> MONTHS_EN = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS_ID = List.of("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu");
    private static final List<String> DAYS_EN =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private Dates() {}

    /// A day in full: `24 November 2026`.
    public static String day(Language language, LocalDate day) {
        return dayMonth(language, day) + " " + day.getYear();
    }

    /// A day without its year: `8 December`.
    public static String dayMonth(Language language, LocalDate day) {
        return day.getDayOfMonth() + " " + month(language, day);
    }

    /// A day with its weekday: `Tuesday 24 November 2026`, `Selasa, 24 November 2026`.
    public static String weekday(Language language, LocalDate day) {
        String comma = language == Language.ID ? ", " : " ";
        return weekday(language, day.getDayOfWeek()) + comma + day(language, day);
    }

    /// The name of a weekday: `Selasa`.
    public static String weekday(Language language, DayOfWeek day) {
        return (language == Language.ID ? DAYS_ID : DAYS_EN).get(day.getValue() - 1);
    }

    /// A day as tables have it: `24 Nov 2026`.
    public static String brief(Language language, LocalDate day) {
        return briefDayMonth(language, day) + " " + day.getYear();
    }

    /// A day as tables have it, without its year: `24 Nov`.
    public static String briefDayMonth(Language language, LocalDate day) {
        return day.getDayOfMonth() + " " + month(language, day).substring(0, 3);
    }

    /// From one day to another, both included, with nothing said twice: `16–22 November 2026`, `30 November – 6
    /// December 2026`.
    public static String span(Language language, LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(language, from);
        }
        if (from.getYear() != to.getYear()) {
            return day(language, from) + " – " + day(language, to);
        }
        if (from.getMonth() != to.getMonth()) {
            return dayMonth(language, from) + " – " + day(language, to);
        }
        return from.getDayOfMonth() + "–" + day(language, to);
    }

    /// The ISO week that holds a day: `Week 47 · 16–22 November 2026`, `Minggu ke-47 · 16–22 November 2026`.
    public static String week(Language language, LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String word = language == Language.ID ? "Minggu ke-" : "Week ";
        return word + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " · " + span(language, monday, monday.plusDays(6));
    }

    private static String month(Language language, LocalDate day) {
        return (language == Language.ID ? MONTHS_ID : MONTHS_EN).get(day.getMonthValue() - 1);
    }
}
