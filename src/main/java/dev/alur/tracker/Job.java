package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of Projects: one piece of client work.
///
/// @param id what it is known by; empty where the row has none yet
/// @param row its row in the sheet at the time of reading
/// @param values by field, blank ones left out
public record Job(String id, int row, Place place, Map<Field, Value> values) {
    private static final Pattern WHOLE = Pattern.compile("[0-9]+[.]0+");

    public Job {
        values = Map.copyOf(values);
    }

    public Value value(Field field) {
        return values.getOrDefault(field, Value.BLANK);
    }

    /// A field as plain words, trimmed; empty where blank.
    public String text(Field field) {
        return value(field).plain().strip();
    }

    public Optional<LocalDate> day(Field field) {
        return value(field) instanceof Value.Date date ? Optional.of(date.at().toLocalDate()) : Optional.empty();
    }

    public Optional<BigDecimal> number(Field field) {
        return value(field) instanceof Value.Number number
                ? Optional.of(Cells.shown(number.number()))
                : Optional.empty();
    }

    /// The stage it stands in, as the cell says; empty where blank.
    public String stage() {
        return text(Field.JOB_STAGE);
    }

    /// An id as it is compared: whatever its case, stray blanks, and the `.0` that programs write behind
    /// a number.
    public static String key(String id) {
        String folded = Words.fold(id);
        int point = folded.indexOf('.');
        return point > 0 && WHOLE.matcher(folded).matches() ? folded.substring(0, point) : folded;
    }

    /// The same row under another id, or under another spelling of its id.
    public Job named(String other) {
        return new Job(other, row, place, values);
    }

    /// The numbers of invoices that its Invoice cell names.
    public List<String> invoices() {
        return invoices(text(Field.JOB_INVOICE));
    }

    /// The numbers of invoices that a cell names; a mere word, such as *sent*, is none.
    public static List<String> invoices(String cell) {
        return Arrays.stream(cell.split("[,;\\r\\n]+"))
                .map(String::strip)
                .filter(number -> number.matches(".*[0-9].*"))
                .toList();
    }

    public @Nullable Address at(Field field) {
        return place.at(field, row);
    }

    /// What a person calls it: `PRJ-014 Menu design · Warung Bu Sri`.
    public String label() {
        String name = (id + " " + text(Field.JOB_PROJECT)).strip();
        String client = text(Field.JOB_CLIENT);
        return client.isEmpty() ? name : name + " · " + client;
    }
}
