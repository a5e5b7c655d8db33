package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.AddRow;
import dev.alur.tracker.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Adds a row to a register, once.
record AddingRow(AddRow action) implements Doing {
    @Override
    public String identity(Occasion occasion) {
        return key(occasion).base();
    }

    @Override
    public Optional<Wish> wish(Turn turn) {
        Desk desk = turn.desk();
        OperationKey key = key(turn.occasion());
        if (desk.draft.stands(key.base())) {
            return Optional.empty();
        }
        Map<Integer, Value> values = new TreeMap<>();
        for (Map.Entry<Integer, Expression> cell : action.cells().entrySet()) {
            Value value = turn.value(cell.getValue());
            if (value == null) {
                return Optional.empty();
            }
            values.put(cell.getKey(), value);
        }
        String reads = turn.reads();
        String line = Seats.rows(key);
        OperationKey next = desk.draft.next(key);
        int row = desk.rows.row(action.target(), desk.seats.peek(line, key.base()));
        return Optional.of(turn.wish(
                at(turn, row, values, next, reads),
                () -> at(
                        turn, desk.rows.row(action.target(), desk.seats.take(line, key.base())), values, next, reads)));
    }

    private Change at(Turn turn, int row, Map<Integer, Value> values, OperationKey key, String reads) {
        Place target = action.target();
        Map<String, Value> cells = new LinkedHashMap<>();
        target.headers().forEach((header, column) -> {
            Value value = values.get(column);
            if (value != null && !value.isBlank() && !turn.desk().rows.isComputed(target, row, column)) {
                cells.put(header, value);
            }
        });
        int first = values.keySet().stream().mapToInt(Integer::intValue).min().orElse(1);
        Address at = target.sheet().address(row, first);
        return new Change.AddRow(key, turn.job().label(), at, cells, turn.reasons(), reads);
    }

    private OperationKey key(Occasion occasion) {
        return Once.key("row", OperationKey.rowOf(action.target().register()) + action.text(), occasion);
    }
}
