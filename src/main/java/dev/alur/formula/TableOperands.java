package dev.alur.formula;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.language.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what a formula names of a table, such as `Jobs[Price]` or `Jobs[@Price]`, and writes its
/// cells into a draft.
final class TableOperands {
    private final Draft draft;
    private final Scope scope;
    private final Snapshot snapshot;

    TableOperands(Draft draft, Scope scope, Snapshot snapshot) {
        this.draft = draft;
        this.scope = scope;
        this.snapshot = snapshot;
    }

    /// @param name the table's name
    /// @param brackets what follows it
    /// @throws Slip where it makes no sense
    Operands.Operand read(Token name, Token brackets) {
        Brackets parts;
        try {
            parts = Brackets.parse(brackets.text());
        } catch (IllegalArgumentException senseless) {
            throw new Slip(
                    FormulaProblem.UNSUPPORTED_FORM,
                    name.from(),
                    brackets.to(),
                    name.text() + "[" + brackets.text() + "]");
        }
        for (Sheet sheet : snapshot.sheets()) {
            for (Table table : sheet.tables()) {
                if (table.name().equalsIgnoreCase(name.text())) {
                    return cells(
                            table,
                            sheet,
                            parts,
                            new Token(name.kind(), name.from(), brackets.to(), name.text()),
                            brackets);
                }
            }
        }
        Optional<Scope.Ledger> ledger = scope.ledgers().apply(name.text());
        if (ledger.isPresent()) {
            Table table = ledger.get().table();
            Sheet sheet = snapshot.need(table.range().sheet());
            Token whole = new Token(name.kind(), name.from(), brackets.to(), name.text());
            return cells(table, sheet, parts, whole, brackets);
        }
        List<String> names = snapshot.sheets().stream()
                .flatMap(sheet -> sheet.tables().stream())
                .map(Table::name)
                .toList();
        draft.unknown(FormulaProblem.UNKNOWN_TABLE, FormulaProblem.UNKNOWN_TABLE_NEAR, name, name.text(), names);
        draft.out.append('0');
        return new Operands.Operand(brackets, false, false);
    }

    private Operands.Operand cells(Table table, Sheet sheet, Brackets parts, Token whole, Token brackets) {
        int left = table.range().firstColumn();
        int first = parts.first().isEmpty() ? left : left + place(table, parts.first(), brackets);
        int last = table.range().lastColumn();
        if (!parts.first().isEmpty()) {
            last = parts.last().equals(parts.first()) ? first : left + place(table, parts.last(), brackets);
        }
        if (parts.thisRow()) {
            if (!sheet.name().equalsIgnoreCase(scope.sheet())) {
                draft.flaws.add(new Flaw(FormulaProblem.ROW_OF_ANOTHER_SHEET, whole, table.name(), sheet.name()));
            }
            draft.own(Math.min(first, last), Math.max(first, last));
            return new Operands.Operand(brackets, true, first != last);
        }
        int[] rows = rows(table, parts.items());
        if (rows[0] > rows[1]) {
            throw new Slip(FormulaProblem.UNSUPPORTED_FORM, whole, table.name() + "[" + brackets.text() + "]");
        }
        Range cells = new Range(sheet.name(), rows[0], Math.min(first, last), rows[1], Math.max(first, last));
        draft.references.add(new Reference.Fixed(cells));
        draft.out.append(Codes.area(cells));
        return new Operands.Operand(brackets, false, rows[0] != rows[1] || first != last);
    }

    private int place(Table table, String column, Token token) {
        String wanted = plain(column);
        for (int i = 0; i < table.columns().size(); i++) {
            if (plain(table.columns().get(i)).equals(wanted)) {
                return i;
            }
        }
        Resolution resolution = scope.ledgers()
                .apply(table.name())
                .map(ledger -> ledger.names().apply(column))
                .orElse(new Resolution.Unknown(null));
        if (resolution instanceof Resolution.Column(int found, String _)) {
            return found - table.range().firstColumn();
        }
        String near = Nearest.to(column, table.columns()).orElse(null);
        draft.flaws.add(
                near == null
                        ? new Flaw(FormulaProblem.UNKNOWN_TABLE_COLUMN, token, column, table.name())
                        : new Flaw(FormulaProblem.UNKNOWN_TABLE_COLUMN_NEAR, token, column, table.name(), near));
        return 0;
    }

    private static String plain(String header) {
        return header.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// The first and the last row of some items of a table; the first is greater where there are no such rows.
    private static int[] rows(Table table, List<String> items) {
        int top = table.range().firstRow();
        int bottom = table.range().lastRow();
        if (items.isEmpty()) {
            return new int[] {table.firstDataRow(), table.lastDataRow()};
        }
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (String item : items) {
            int from = item.equals("#data")
                    ? table.firstDataRow()
                    : item.equals("#totals") ? table.lastDataRow() + 1 : top;
            int to = item.equals("#data")
                    ? table.lastDataRow()
                    : item.equals("#headers") ? table.firstDataRow() - 1 : bottom;
            first = Math.min(first, from);
            last = Math.max(last, to);
        }
        return new int[] {first, last};
    }
}
