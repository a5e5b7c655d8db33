package dev.alur.tracker;

import dev.alur.grid.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads Invoices and Time: what was billed and what was worked.
final class LedgerReader {
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final Findings findings;

    LedgerReader(Findings findings) {
        this.findings = findings;
    }

    /// Every row with a number; an amount that cannot be read counts as 0 and is reported.
    List<Billed> invoices(@Nullable Place place) {
        if (place == null) {
            return List.of();
        }
        Cells cells = new Cells(place, findings, Problem.Severity.ERROR);
        List<Billed> invoices = new ArrayList<>();
        Rows.filled(place)
                .filter(row -> !place.value(Field.INVOICE_NUMBER, row).isBlank())
                .forEach(row -> invoices.add(billed(cells, row)));
        return invoices;
    }

    /// Reports each day of Holidays that is none; the days themselves are read by formulas.
    void checkHolidays(@Nullable Place place) {
        if (place != null) {
            Cells cells = new Cells(place, findings, Problem.Severity.ERROR);
            Rows.filled(place).forEach(row -> cells.day(Field.HOLIDAY_DATE, row));
        }
    }

    private Billed billed(Cells cells, int row) {
        return new Billed(
                cells.text(Field.INVOICE_NUMBER, row),
                row,
                cells.day(Field.INVOICE_DATE, row).orElse(null),
                cells.day(Field.INVOICE_DUE, row).orElse(null),
                cells.text(Field.INVOICE_CLIENT, row),
                ids(cells.text(Field.INVOICE_PROJECTS, row)),
                amount(cells, Field.INVOICE_NET, row),
                amount(cells, Field.INVOICE_TAX, row),
                amount(cells, Field.INVOICE_TOTAL, row),
                amount(cells, Field.INVOICE_PAID, row),
                state(cells, row),
                cells.text(Field.INVOICE_DOCUMENT, row));
    }

    private static BigDecimal amount(Cells cells, Field field, int row) {
        return cells.number(field, row).orElse(BigDecimal.ZERO);
    }

    private static List<String> ids(String text) {
        return Arrays.stream(text.split("[,;\\r\\n]+"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private String state(Cells cells, int row) {
        String words = cells.text(Field.INVOICE_STATE, row);
        return switch (Words.fold(words)) {
            case "",
                    "open",
                    "terbuka",
                    "sent",
                    "terkirim",
                    "unpaid",
                    "belum lunas",
                    "belum dibayar",
                    "overdue",
                    "pending",
                    "offen",
                    "unbezahlt" -> "open";
            case "paid", "lunas", "sudah dibayar", "dibayar", "bezahlt" -> "paid";
            case "void", "batal", "dibatalkan", "cancelled", "canceled", "storniert" -> "void";
            default -> {
                findings.warning(TrackerProblem.UNKNOWN_STATE, cells.at(Field.INVOICE_STATE, row), words);
                yield "open";
            }
        };
    }

    /// Every row that has a day, a kind and minutes; the others are reported and not counted.
    List<TimeEntry> times(@Nullable Place place) {
        if (place == null) {
            return List.of();
        }
        Cells cells = new Cells(place, findings, Problem.Severity.WARNING);
        List<TimeEntry> times = new ArrayList<>();
        Rows.filled(place).forEach(row -> entry(cells, place, row).ifPresent(times::add));
        return times;
    }

    private Optional<TimeEntry> entry(Cells cells, Place place, int row) {
        Optional<LocalDate> day = cells.day(Field.TIME_DATE, row);
        if (day.isEmpty() && place.value(Field.TIME_DATE, row).isBlank()) {
            findings.warning(TrackerProblem.TIME_WITHOUT_DATE, cells.at(Field.TIME_DATE, row));
        }
        Integer minutes = cells.whole(Field.TIME_MINUTES, row);
        boolean none = minutes == null && place.value(Field.TIME_MINUTES, row).isBlank();
        if (none || (minutes != null && minutes > MINUTES_OF_DAY)) {
            findings.warning(TrackerProblem.TIME_WITHOUT_MINUTES, cells.at(Field.TIME_MINUTES, row));
            return Optional.empty();
        }
        Optional<TimeEntry.Kind> kind = kind(cells, row);
        return day.isEmpty() || minutes == null || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeEntry(
                        day.get(),
                        cells.text(Field.TIME_PROJECT, row),
                        kind.get(),
                        minutes,
                        cells.text(Field.TIME_PERSON, row),
                        row));
    }

    private Optional<TimeEntry.Kind> kind(Cells cells, int row) {
        String words = cells.text(Field.TIME_KIND, row);
        Optional<TimeEntry.Kind> kind = TimeEntry.Kind.of(words);
        if (kind.isEmpty()) {
            findings.warning(TrackerProblem.UNKNOWN_KIND, cells.at(Field.TIME_KIND, row), words);
        }
        return kind;
    }
}
