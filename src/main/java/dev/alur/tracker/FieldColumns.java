package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.language.Language;
import dev.alur.language.Nearest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds which column of a header row holds which field.
///
/// @param connected whether the sheet is the user's own, which needs fewer columns
record FieldColumns(HeaderRow row, Map<Field, Mapped> mapped, boolean connected, Findings findings) {
    /// Without these columns a register cannot be read.
    private static final Set<Field> NEEDED = EnumSet.of(
            Field.JOB_ID,
            Field.JOB_CLIENT,
            Field.JOB_STAGE,
            Field.CLIENT_NAME,
            Field.SERVICE_NAME,
            Field.STEP_WORKFLOW,
            Field.STEP_STAGE,
            Field.STEP_WHEN,
            Field.STEP_NEXT,
            Field.RULE_WHEN,
            Field.RULE_DO,
            Field.INVOICE_NUMBER,
            Field.INVOICE_DATE,
            Field.INVOICE_PROJECTS,
            Field.INVOICE_TOTAL,
            Field.INVOICE_STATE,
            Field.TIME_DATE,
            Field.TIME_KIND,
            Field.TIME_MINUTES,
            Field.INBOX_WHAT,
            Field.INBOX_ANSWER,
            Field.INBOX_REF,
            Field.HOLIDAY_DATE,
            Field.SETTING_KEY,
            Field.SETTING_VALUE);
    /// What even a sheet of the user's own needs.
    private static final Set<Field> NEEDED_OF_OTHERS =
            EnumSet.of(Field.JOB_ID, Field.JOB_STAGE, Field.CLIENT_NAME, Field.SERVICE_NAME, Field.INVOICE_NUMBER);

    /// The columns by field, or null where a needed one is missing or a field has two.
    @Nullable
    Map<Field, Integer> find() {
        int before = findings.errors();
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : row.register().fields()) {
            List<Header> fitting = row.of(field, mapped);
            if (fitting.size() > 1) {
                reportTwo(field, fitting);
            } else if (fitting.size() == 1) {
                columns.put(field, fitting.getFirst().column());
            } else {
                reportMissing(field, mapped.get(field));
            }
        }
        return findings.errors() == before ? columns : null;
    }

    private void reportTwo(Field field, List<Header> fitting) {
        Header second = fitting.get(1);
        Sheet sheet = row.sheet();
        Address first = sheet.address(row.row(), fitting.get(0).column());
        findings.error(
                TrackerProblem.TWO_COLUMNS,
                sheet.address(row.row(), second.column()),
                field.key(),
                fitting.get(0).text(),
                first.cell(),
                second.text());
    }

    private void reportMissing(Field field, @Nullable Mapped said) {
        Sheet sheet = row.sheet();
        boolean needed = (connected ? NEEDED_OF_OTHERS : NEEDED).contains(field);
        if (said != null && !said.isNone()) {
            Set<String> free = new TreeSet<>();
            row.headers().stream()
                    .filter(header -> mapped.values().stream().noneMatch(other -> header.isCalled(other.name())))
                    .forEach(header -> free.add(header.text()));
            Nearest.to(said.name(), free)
                    .ifPresentOrElse(
                            near -> findings.error(
                                    TrackerProblem.UNKNOWN_MAPPED_COLUMN_NEAR,
                                    said.at(),
                                    said.name(),
                                    sheet.name(),
                                    row.row(),
                                    near,
                                    field.key()),
                            () -> findings.error(
                                    TrackerProblem.UNKNOWN_MAPPED_COLUMN,
                                    said.at(),
                                    said.name(),
                                    sheet.name(),
                                    row.row(),
                                    field.key()));
        } else if (needed) {
            findings.error(
                    TrackerProblem.MISSING_COLUMN,
                    sheet.address(row.row(), 1),
                    sheet.name(),
                    field.header(Language.EN),
                    field.header(Language.ID));
        }
    }
}
