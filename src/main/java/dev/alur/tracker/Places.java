package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where each register stands: its sheet by name, its header row, its columns by header.
final class Places {
    private static final int HEADER_ROWS = 20;
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
            Field.HOLIDAY_DATE,
            Field.SETTING_KEY,
            Field.SETTING_VALUE);

    private final Snapshot snapshot;
    private final Findings findings;

    Places(Snapshot snapshot, Findings findings) {
        this.snapshot = snapshot;
        this.findings = findings;
    }

    /// Where a register stands, or null where it cannot be read; why not was reported. A missing sheet is no
    /// problem but for Projects.
    ///
    /// @param mapped what Settings say about columns
    @Nullable
    Place find(Register register, Map<Field, Mapped> mapped) {
        List<Sheet> sheets = snapshot.sheets().stream()
                .filter(sheet -> register.isCalled(sheet.name()))
                .toList();
        if (sheets.isEmpty()) {
            if (register == Register.PROJECTS) {
                findings.error(TrackerProblem.MISSING_SHEET, null, snapshot.workbook());
            }
            return null;
        }
        if (sheets.size() > 1) {
            findings.error(
                    TrackerProblem.TWO_SHEETS,
                    sheets.get(1).address(1, 1),
                    sheets.get(0).name(),
                    sheets.get(1).name());
            return null;
        }
        return find(register, sheets.get(0), mapped);
    }

    private @Nullable Place find(Register register, Sheet sheet, Map<Field, Mapped> mapped) {
        Table table = sheet.tables().stream()
                .filter(candidate -> candidate.headerRows() > 0)
                .max(Comparator.comparingInt(candidate ->
                        known(register, headers(sheet, candidate.range().firstRow(), candidate), mapped)))
                .orElse(null);
        int row = table == null
                ? headerRow(register, sheet, mapped)
                : table.range().firstRow();
        List<Header> headers = headers(sheet, row, table);
        if (known(register, headers, mapped) == 0) {
            findings.error(TrackerProblem.NO_HEADER_ROW, sheet.address(1, 1), sheet.name());
            return null;
        }
        Map<Field, Integer> columns = columns(register, sheet, row, headers, mapped);
        if (columns == null) {
            return null;
        }
        Map<String, Integer> named = new LinkedHashMap<>();
        headers.forEach(header -> named.putIfAbsent(header.text(), header.column()));
        int last = table == null ? sheet.lastRow() : table.lastDataRow();
        Place place = new Place(register, sheet, row, last, table, columns, named);
        return table == null || table.totalsRows() > 0 ? place : grown(place);
    }

    /// Rows that were typed right below a table belong to it, for not every program lets a table grow by
    /// itself.
    private static Place grown(Place place) {
        int last = place.lastRow();
        while (last < place.sheet().lastRow() && Rows.isFilled(place, last + 1)) {
            last++;
        }
        return last == place.lastRow()
                ? place
                : new Place(
                        place.register(),
                        place.sheet(),
                        place.headerRow(),
                        last,
                        place.table(),
                        place.columns(),
                        place.headers());
    }

    private int headerRow(Register register, Sheet sheet, Map<Field, Mapped> mapped) {
        int best = 1;
        int most = 0;
        for (int row = 1; row <= Math.min(HEADER_ROWS, sheet.lastRow()); row++) {
            int known = known(register, headers(sheet, row, null), mapped);
            if (known > most) {
                most = known;
                best = row;
            }
        }
        return best;
    }

    private static int known(Register register, List<Header> headers, Map<Field, Mapped> mapped) {
        return (int) register.fields().stream()
                .filter(field -> headers.stream().anyMatch(header -> header.means(field, mapped)))
                .count();
    }

    /// The columns by field, or null where a needed one is missing or a field has two.
    private @Nullable Map<Field, Integer> columns(
            Register register, Sheet sheet, int row, List<Header> headers, Map<Field, Mapped> mapped) {
        int before = findings.errors();
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : register.fields()) {
            List<Header> fitting = headers.stream()
                    .filter(header -> header.means(field, mapped))
                    .toList();
            if (fitting.size() > 1) {
                reportTwo(field, sheet, row, fitting);
            } else if (fitting.size() == 1) {
                columns.put(field, fitting.get(0).column());
            } else {
                reportMissing(field, sheet, row, mapped.get(field));
            }
        }
        return findings.errors() == before ? columns : null;
    }

    private void reportTwo(Field field, Sheet sheet, int row, List<Header> fitting) {
        Header second = fitting.get(1);
        Address first = sheet.address(row, fitting.get(0).column());
        findings.error(
                TrackerProblem.TWO_COLUMNS,
                sheet.address(row, second.column()),
                field.key(),
                fitting.get(0).text(),
                first.cell(),
                second.text());
    }

    private void reportMissing(Field field, Sheet sheet, int row, @Nullable Mapped mapped) {
        if (mapped != null) {
            findings.error(TrackerProblem.UNKNOWN_MAPPED_COLUMN, mapped.at(), mapped.header(), sheet.name(), row);
        } else if (NEEDED.contains(field)) {
            findings.error(
                    TrackerProblem.MISSING_COLUMN,
                    sheet.address(row, 1),
                    sheet.name(),
                    field.header(Language.EN),
                    field.header(Language.ID));
        }
    }

    private static List<Header> headers(Sheet sheet, int row, @Nullable Table table) {
        int first = table == null ? 1 : table.range().firstColumn();
        int last = table == null ? sheet.lastColumn() : table.range().lastColumn();
        List<Header> headers = new ArrayList<>();
        for (int column = first; column <= last; column++) {
            String text = sheet.value(row, column).plain().strip();
            if (!text.isEmpty()) {
                headers.add(new Header(text, column));
            }
        }
        return headers;
    }

    /// A header as written, and its column.
    private record Header(String text, int column) {
        /// What Settings say about a field comes before what its header says; and a column that they gave to
        /// one field is no other's.
        boolean means(Field field, Map<Field, Mapped> mapped) {
            Mapped wanted = mapped.get(field);
            if (wanted != null) {
                return wanted.names(text);
            }
            return field.isCalled(text) && mapped.values().stream().noneMatch(other -> other.names(text));
        }
    }
}
