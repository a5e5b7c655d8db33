package dev.alur.tracker;

import dev.alur.grid.Value;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Which rows of a register are filled: pre-made rows, that hold only formulas, an id or an unticked box, are
/// not.
final class Rows {
    /// What a person types first; a row without any of it is not in use.
    private static final Map<Register, Set<Field>> INPUTS = new EnumMap<>(Map.of(
            Register.PROJECTS,
                    EnumSet.of(
                            Field.JOB_CLIENT,
                            Field.JOB_PROJECT,
                            Field.JOB_SERVICE,
                            Field.JOB_STAGE,
                            Field.JOB_START,
                            Field.JOB_DUE,
                            Field.JOB_PRICE),
            Register.CLIENTS, EnumSet.of(Field.CLIENT_NAME, Field.CLIENT_EMAIL, Field.CLIENT_ADDRESS),
            Register.SERVICES, EnumSet.of(Field.SERVICE_NAME, Field.SERVICE_WORKFLOW, Field.SERVICE_PRICE),
            Register.WORKFLOW, EnumSet.of(Field.STEP_STAGE, Field.STEP_WHEN, Field.STEP_NEXT),
            Register.RULES, EnumSet.of(Field.RULE_WHEN, Field.RULE_DO, Field.RULE_VALUE),
            Register.INVOICES, EnumSet.of(Field.INVOICE_NUMBER),
            Register.TIME, EnumSet.of(Field.TIME_DATE, Field.TIME_MINUTES, Field.TIME_KIND),
            Register.INBOX, EnumSet.of(Field.INBOX_WHAT, Field.INBOX_ANSWER, Field.INBOX_REF),
            Register.HOLIDAYS, EnumSet.of(Field.HOLIDAY_DATE),
            Register.SETTINGS, EnumSet.of(Field.SETTING_KEY)));

    /// Where even a formula tells of a filled row, for a price of 0 or a first stage may be computed in a blank
    /// one.
    private static final Set<Field> TELLING = EnumSet.of(
            Field.JOB_CLIENT,
            Field.JOB_PROJECT,
            Field.CLIENT_NAME,
            Field.SERVICE_NAME,
            Field.STEP_WHEN,
            Field.RULE_WHEN,
            Field.INVOICE_NUMBER,
            Field.SETTING_KEY);

    private Rows() {}

    static boolean isFilled(Place place, int row) {
        if (!hasInput(place, row)) {
            return false;
        }
        boolean stray = place.connected()
                ? Strays.isOne(place, row)
                : place.register() == Register.PROJECTS && Strays.isBetweenJobs(place, row);
        return !stray;
    }

    private static boolean hasInput(Place place, int row) {
        for (Field field : INPUTS.getOrDefault(place.register(), Set.of())) {
            Integer column = place.columns().get(field);
            if (column == null) {
                continue;
            }
            Value value = place.sheet().value(row, column);
            boolean counts = !value.isBlank() && !(value instanceof Value.Bool(boolean ticked) && !ticked);
            if (counts && (TELLING.contains(field) || place.sheet().formula(row, column) == null)) {
                return true;
            }
        }
        return false;
    }

    /// The filled rows below the header, from the top.
    static IntStream filled(Place place) {
        return IntStream.rangeClosed(place.headerRow() + 1, place.lastRow()).filter(row -> isFilled(place, row));
    }
}
