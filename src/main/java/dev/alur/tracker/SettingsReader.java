package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Nearest;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the Settings sheet. What is missing or wrong gets its default; what is wrong is reported, as an error
/// where money depends on it.
final class SettingsReader {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    /// Read by the report, which skips a wrong one.
    private static final Set<Setting> NUMBERS = EnumSet.of(
            Setting.TARGET_PRODUCTION,
            Setting.TARGET_PROMOTION,
            Setting.TARGET_WORKDAYS,
            Setting.TARGET_FINISHED,
            Setting.TARGET_ON_TIME,
            Setting.TARGET_INVOICED);

    private final @Nullable Place place;
    private final Findings findings;
    private final Map<Setting, Value> found = new EnumMap<>(Setting.class);
    private final Map<Setting, Address> cells = new EnumMap<>(Setting.class);
    private final Mappings mappings = new Mappings();

    SettingsReader(@Nullable Place place, Findings findings) {
        this.place = place;
        this.findings = findings;
        if (place != null) {
            Rows.filled(place).forEach(row -> readRow(place, row));
        }
    }

    /// Which sheets and columns are the user's own.
    Mappings mappings() {
        return mappings;
    }

    /// @param spoken the language of a tracker whose Settings name none
    Settings read(Language spoken) {
        Map<Setting, String> values = new HashMap<>();
        found.forEach((setting, value) -> values.put(setting, value.plain()));
        for (Setting setting : NUMBERS) {
            if (!(value(setting) instanceof Value.Number) && !value(setting).isBlank()) {
                report(Problem.Severity.WARNING, TrackerProblem.NUMBER_AS_TEXT, setting);
                values.remove(setting);
            }
        }
        checkVersion();
        return new Settings(
                values,
                cells,
                words(Setting.LANGUAGE, TrackerProblem.UNKNOWN_LANGUAGE, Language::of, spoken),
                words(Setting.CURRENCY, TrackerProblem.UNKNOWN_CURRENCY, SettingsReader::currency, idr()),
                words(Setting.ZONE, TrackerProblem.SETTING_ZONE, SettingsReader::zone, JAKARTA),
                share(Setting.TAX_RATE),
                whole(Problem.Severity.ERROR, Setting.TERMS, 14),
                pattern(Setting.INVOICE_SERIES, "INV-{yyyy}-{000}"),
                pattern(Setting.JOB_SERIES, "PRJ-{000}"),
                words(Setting.WEEK_DAY, TrackerProblem.SETTING_DAY, SettingsReader::day, DayOfWeek.FRIDAY),
                hour(),
                recipients(),
                text(Setting.ALUR_ID).isEmpty() ? null : text(Setting.ALUR_ID),
                text(Setting.ALUR_RUN).isEmpty() ? null : whole(Problem.Severity.ERROR, Setting.ALUR_RUN, 0),
                whole(Problem.Severity.WARNING, Setting.KEEP_DAYS, 30));
    }

    /// A version that is wrong, or that this program does not know yet, makes the tracker unreadable.
    private void checkVersion() {
        int version = whole(Problem.Severity.ERROR, Setting.ALUR_VERSION, 0);
        if (version > Upgrade.CURRENT) {
            findings.error(TrackerProblem.NEWER_VERSION, cells.get(Setting.ALUR_VERSION), version, Upgrade.CURRENT);
        }
    }

    /// The currency of its three letters, or of *Rp*.
    static Optional<Currency> currency(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (code.equals("RP") || code.equals("RP.")) {
            return Optional.of(idr());
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst();
    }

    private static Currency idr() {
        return Currency.getInstance("IDR");
    }

    private void readRow(Place sheet, int row) {
        String key = sheet.value(Field.SETTING_KEY, row).plain().strip();
        Address at = sheet.at(Field.SETTING_VALUE, row);
        if (at == null) {
            return;
        }
        Value value = sheet.value(Field.SETTING_VALUE, row);
        Optional<Setting> setting = Setting.of(key);
        if (setting.isPresent()) {
            keep(setting.get(), at, value);
        } else if (!mappings.take(key, at, value, findings)) {
            suggest(key, sheet.at(Field.SETTING_KEY, row));
        }
    }

    private void keep(Setting setting, Address at, Value value) {
        Address first = cells.get(setting);
        if (first != null) {
            findings.error(TrackerProblem.DUPLICATE_SETTING, at, setting.title(Language.EN), first.cell());
            return;
        }
        cells.put(setting, at);
        if (value instanceof Value.Fault(String code)) {
            findings.error(TrackerProblem.FAULT_IN_CELL, at, setting.title(Language.EN), code);
        } else if (!value.isBlank()) {
            found.put(setting, value);
        }
    }

    /// A key of the user's own is no problem; one that is nearly ours is told.
    private void suggest(String key, @Nullable Address at) {
        List<String> keys = new ArrayList<>(Mappings.sheetKeys());
        for (Setting setting : Setting.values()) {
            Arrays.stream(Language.values()).map(setting::title).forEach(keys::add);
        }
        Nearest.to(key, keys).ifPresent(near -> findings.warning(TrackerProblem.UNKNOWN_SETTING_NEAR, at, key, near));
    }

    private Value value(Setting setting) {
        return found.getOrDefault(setting, Value.BLANK);
    }

    private String text(Setting setting) {
        return value(setting).plain().strip();
    }

    /// A pattern of numbers; whoever makes numbers of it says whether it is one.
    private String pattern(Setting setting, String otherwise) {
        return text(setting).isEmpty() ? otherwise : text(setting);
    }

    private <T> T words(Setting setting, TrackerProblem key, Function<String, Optional<T>> meaning, T otherwise) {
        String text = text(setting);
        Optional<T> understood = text.isEmpty() ? Optional.of(otherwise) : meaning.apply(text);
        if (understood.isEmpty()) {
            boolean money = setting != Setting.WEEK_DAY;
            report(money ? Problem.Severity.ERROR : Problem.Severity.WARNING, key, setting);
        }
        return understood.orElse(otherwise);
    }

    private BigDecimal share(Setting setting) {
        Value value = value(setting);
        BigDecimal share = BigDecimal.ZERO;
        if (value instanceof Value.Number(BigDecimal number)) {
            share = number;
        } else if (text(setting).matches("[0-9]{1,3}([.,][0-9]+)? ?%")) {
            share = new BigDecimal(text(setting).replace(',', '.').replaceAll(" ?%", "")).movePointLeft(2);
        } else if (!value.isBlank()) {
            report(Problem.Severity.ERROR, TrackerProblem.NUMBER_AS_TEXT, setting);
        }
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            report(Problem.Severity.ERROR, TrackerProblem.NOT_A_SHARE, setting);
            return BigDecimal.ZERO;
        }
        return share;
    }

    private int whole(Problem.Severity severity, Setting setting, int otherwise) {
        String text = text(setting);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        report(severity, TrackerProblem.NOT_WHOLE, setting);
        return otherwise;
    }

    private LocalTime hour() {
        Value value = value(Setting.WEEK_HOUR);
        LocalTime otherwise = LocalTime.of(17, 0);
        if (value instanceof Value.Date date) {
            return date.at().toLocalTime();
        }
        if (value instanceof Value.Number(BigDecimal number)
                && number.signum() > 0
                && number.compareTo(BigDecimal.ONE) < 0) {
            return LocalTime.ofSecondOfDay(Math.round(number.doubleValue() * 1440) % 1440 * 60);
        }
        Matcher clock =
                Pattern.compile("([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?").matcher(text(Setting.WEEK_HOUR));
        if (clock.matches()) {
            int minutes = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
            return LocalTime.of(Integer.parseInt(clock.group(1)), minutes);
        }
        if (!value.isBlank()) {
            report(Problem.Severity.WARNING, TrackerProblem.SETTING_HOUR, Setting.WEEK_HOUR);
        }
        return otherwise;
    }

    private List<String> recipients() {
        return Arrays.stream(text(Setting.WEEK_RECIPIENTS).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private void report(Problem.Severity severity, TrackerProblem key, Setting setting) {
        Address at = cells.get(setting);
        String title = place != null && place.sheet().name().equals(Register.SETTINGS.title(Language.ID))
                ? setting.title(Language.ID)
                : setting.title(Language.EN);
        findings.add(new Problem(severity, key, List.of(title, text(setting)), at, null, null));
    }

    private static Optional<ZoneId> zone(String text) {
        return switch (Words.fold(text)) {
            case "wib" -> Optional.of(JAKARTA);
            case "wita" -> Optional.of(ZoneId.of("Asia/Makassar"));
            case "wit" -> Optional.of(ZoneId.of("Asia/Jayapura"));
            default ->
                ZoneId.getAvailableZoneIds().contains(text.strip())
                        ? Optional.of(ZoneId.of(text.strip()))
                        : Optional.empty();
        };
    }

    private static Optional<DayOfWeek> day(String text) {
        List<String> indonesian = List.of("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu");
        String word = Words.fold(text).replace("'", "").replace("’", "");
        int index = indonesian.indexOf(word);
        return index >= 0
                ? Optional.of(DayOfWeek.of(index + 1))
                : Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equalsIgnoreCase(word))
                        .findFirst();
    }
}
