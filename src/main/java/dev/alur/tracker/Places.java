package dev.alur.tracker;

import dev.alur.grid.Problem;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds where each register stands: its sheet by what Settings say or by name, its header row, its columns by
/// header.
final class Places {
    private final Snapshot snapshot;
    private final Map<Register, Mapped> sheets;
    private final Findings findings;

    /// @param sheets what Settings say about sheets
    Places(Snapshot snapshot, Map<Register, Mapped> sheets, Findings findings) {
        this.snapshot = snapshot;
        this.sheets = sheets;
        this.findings = findings;
    }

    /// Where a register stands, or null where it cannot be read; why not was reported. A missing sheet is no
    /// problem but for Projects.
    ///
    /// @param mapped what Settings say about columns
    @Nullable
    Place find(Register register, Map<Field, Mapped> mapped) {
        int before = findings.errors();
        Mapped said = sheets.get(register);
        Sheet sheet = said == null ? called(register) : said.isNone() ? null : said(said);
        if (sheet == null) {
            if (register == Register.PROJECTS && findings.errors() == before) {
                findings.error(TrackerProblem.MISSING_SHEET, null, snapshot.workbook());
            }
            return null;
        }
        return find(register, sheet, mapped, said != null);
    }

    /// The sheet that Settings name.
    private @Nullable Sheet said(Mapped said) {
        Optional<Sheet> named = snapshot.sheets().stream()
                .filter(sheet -> Words.fold(sheet.name()).equals(Words.fold(said.name())))
                .findFirst();
        if (named.isEmpty()) {
            findings.unknown(
                    Problem.Severity.ERROR,
                    TrackerProblem.UNKNOWN_MAPPED_SHEET,
                    said.at(),
                    said.name(),
                    snapshot.sheets().stream().map(Sheet::name).toList());
        }
        return named.orElse(null);
    }

    /// The sheet with the register's name that is no other register's: the one that we added beside a sheet of
    /// the user's comes first.
    private @Nullable Sheet called(Register register) {
        List<Sheet> free = snapshot.sheets().stream()
                .filter(sheet -> sheets.values().stream()
                        .noneMatch(said -> Words.fold(said.name()).equals(Words.fold(sheet.name()))))
                .toList();
        List<Sheet> fitting =
                free.stream().filter(sheet -> register.isAdded(sheet.name())).toList();
        if (fitting.isEmpty()) {
            fitting = free.stream()
                    .filter(sheet -> register.isCalled(sheet.name()))
                    .toList();
        }
        if (fitting.size() > 1) {
            findings.error(
                    TrackerProblem.TWO_SHEETS,
                    fitting.get(1).address(1, 1),
                    fitting.get(0).name(),
                    fitting.get(1).name());
            return null;
        }
        return fitting.isEmpty() ? null : fitting.getFirst();
    }

    private @Nullable Place find(Register register, Sheet sheet, Map<Field, Mapped> mapped, boolean connected) {
        HeaderRow row = HeaderRow.find(register, sheet, mapped, connected);
        if (row.known() == 0) {
            findings.error(TrackerProblem.NO_HEADER_ROW, sheet.address(1, 1), sheet.name());
            return null;
        }
        Map<Field, Integer> columns = new FieldColumns(row, mapped, connected, findings).find();
        if (columns == null) {
            return null;
        }
        Map<String, Integer> named = new LinkedHashMap<>();
        List<Header> own = connected ? row.block(columns.values()) : row.headers();
        own.forEach(header -> named.putIfAbsent(header.name(), header.column()));
        int last = row.table() == null ? sheet.lastRow() : row.table().lastDataRow();
        Place place = new Place(register, sheet, row.row(), last, row.table(), columns, named, connected);
        return row.table() == null || row.table().totalsRows() > 0 ? place : grown(place);
    }

    /// Rows that were typed right below a table belong to it, for not every program lets a table grow by
    /// itself.
    private static Place grown(Place place) {
        int last = place.lastRow();
        while (last < place.sheet().lastRow() && Rows.isFilled(place, last + 1)) {
            last++;
        }
        return last == place.lastRow() ? place : place.endingAt(last);
    }
}
