package dev.alur.report;

import dev.alur.tracker.Setting;
import dev.alur.tracker.Settings;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Settings aim at. The rhythm has defaults (two hours of production and half an hour of promotion on five
/// days a week); the other targets are only there when a person set them.
///
/// @param production minutes a working day
/// @param promotion minutes a working day
/// @param workdays working days a week, from Monday on: 0 to 7
/// @param holidays days that are none, whatever the weekday
/// @param finished jobs a week, or null
/// @param onTime 0 to 1, or null
/// @param invoiced net a week, or null
record Targets(
        int production,
        int promotion,
        int workdays,
        Set<LocalDate> holidays,
        @Nullable BigDecimal finished,
        @Nullable BigDecimal onTime,
        @Nullable BigDecimal invoiced) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Targets of(Tracker tracker, Notes notes) {
        Settings settings = tracker.settings();
        BigDecimal onTime = number(settings, Setting.TARGET_ON_TIME, notes);
        return new Targets(
                whole(settings, Setting.TARGET_PRODUCTION, 120, 24 * 60, notes),
                whole(settings, Setting.TARGET_PROMOTION, 30, 24 * 60, notes),
                whole(settings, Setting.TARGET_WORKDAYS, 5, 7, notes),
                tracker.holidays(),
                number(settings, Setting.TARGET_FINISHED, notes),
                onTime != null && onTime.compareTo(BigDecimal.ONE) > 0 ? onTime.divide(HUNDRED) : onTime,
                number(settings, Setting.TARGET_INVOICED, notes));
    }

    /// The working days of a period up to and with today.
    int workingDays(Period period, LocalDate today) {
        return (int) period.days()
                .filter(day -> !day.isAfter(today))
                .filter(this::isWorkingDay)
                .count();
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= workdays && !holidays.contains(day);
    }

    /// A weekly target for a period of another length.
    static BigDecimal scaled(BigDecimal weekly, Period period, int scale) {
        return weekly.multiply(BigDecimal.valueOf(period.length()))
                .divide(BigDecimal.valueOf(7), scale, RoundingMode.HALF_UP);
    }

    private static int whole(Settings settings, Setting setting, int otherwise, int most, Notes notes) {
        BigDecimal number = number(settings, setting, notes);
        if (number == null) {
            return otherwise;
        }
        if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
            notes.add("setting", setting.title(settings.language()) + ": " + settings.text(setting));
            return otherwise;
        }
        return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /// The setting as a number, null where it is blank or no number; a percent sign divides by a hundred.
    private static @Nullable BigDecimal number(Settings settings, Setting setting, Notes notes) {
        String text = settings.text(setting);
        if (text.isEmpty()) {
            return null;
        }
        String bare = text.replaceAll("[\\s%]", "").replace(',', '.');
        if (!bare.matches("\\d{1,15}(\\.\\d{1,6})?")) {
            notes.add("setting", setting.title(settings.language()) + ": " + text);
            return null;
        }
        BigDecimal number = new BigDecimal(bare);
        return text.endsWith("%") ? number.divide(HUNDRED) : number;
    }
}
