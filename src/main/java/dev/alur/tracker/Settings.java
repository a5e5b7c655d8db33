package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the Settings sheet says, understood, with defaults for what it leaves out.
///
/// @param values the words of every setting that is filled
/// @param cells where the value of each setting stands, also of a blank one
/// @param taxRate 0 to 1; 0 for a seller who charges no tax
/// @param invoiceSeries a pattern of the number: `INV-{yyyy}-{000}`; a part in braces is the year or the
/// sequence with its least width
/// @param jobSeries a pattern of a job's id: `PRJ-{000}`
/// @param alurId the lineage, or null where none was written yet
/// @param alurRun the serial of the last run, or null
/// @param keepDays how long kept files stay
public record Settings(
        Map<Setting, String> values,
        Map<Setting, Address> cells,
        Language language,
        Currency currency,
        ZoneId zone,
        BigDecimal taxRate,
        int terms,
        String invoiceSeries,
        String jobSeries,
        DayOfWeek weekDay,
        LocalTime weekHour,
        List<String> recipients,
        @Nullable String alurId,
        @Nullable Integer alurRun,
        int keepDays) {
    public Settings {
        values = Map.copyOf(values);
        cells = Map.copyOf(cells);
        recipients = List.copyOf(recipients);
    }

    /// Which version of its sheets the tracker was given ([Upgrade#CURRENT] is the newest), 0 for none.
    public int version() {
        String version = text(Setting.ALUR_VERSION);
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    /// The words of a setting, trimmed; empty where it is blank or missing.
    public String text(Setting setting) {
        return values.getOrDefault(setting, "").strip();
    }
}
