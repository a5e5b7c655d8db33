package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Listing;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import dev.alur.run.NewRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `Sheet!A1=value` and `Header=value` as a person types them; the value as [ValueType#typed] understands it.
final class Assignments {
    private Assignments() {}

    /// A cell and its value. Sheet and cell part at the last `!` before the first `=` that follows it.
    ///
    /// @throws ProblemException where the text is no assignment
    static Assignment parse(String text) {
        int mark = text.indexOf('!');
        int equals = mark < 0 ? -1 : text.indexOf('=', mark);
        if (equals < 0) {
            throw wrong(CliProblem.NO_ASSIGNMENT, text);
        }
        String cell = text.substring(0, equals);
        try {
            return new Assignment(Address.parse(cell), value(text, text.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            throw wrong(CliProblem.NO_ASSIGNMENT, text);
        }
    }

    /// A row of a listing; header and value part at the first `=`.
    ///
    /// @throws ProblemException where one of the texts fills no column
    static NewRow row(List<String> texts) {
        List<String> columns = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String column = equals < 1 ? "" : text.substring(0, equals).strip();
            if (column.isEmpty()) {
                throw wrong(CliProblem.NO_ENTRY, text);
            }
            if (!seen.add(Listing.fold(column))) {
                throw wrong(CliProblem.NAME_TWICE, text, column);
            }
            columns.add(column);
            values.add(value(text, text.substring(equals + 1)));
        }
        return new NewRow(columns, values);
    }

    /// The assignments themselves.
    ///
    /// @param where they stand
    /// @throws ProblemException where a cell is given two values
    static List<Assignment> demandOnce(String where, List<Assignment> assignments) {
        Map<Address, Value> seen = HashMap.newHashMap(assignments.size());
        for (Assignment each : assignments) {
            Address at = each.at();
            Address key = new Address(at.sheet().toLowerCase(Locale.ROOT), at.row(), at.column());
            Value before = seen.putIfAbsent(key, each.value());
            if (before != null && !before.equals(each.value())) {
                throw wrong(CliProblem.CELL_TWICE, where, at);
            }
        }
        return assignments;
    }

    private static Value value(String where, String text) {
        ValueType.Typed typed = ValueType.typed(text);
        return typed.value().orElseThrow(() -> wrong(typed.type().wrong(), where, typed.text()));
    }

    private static ProblemException wrong(CliProblem key, Object... arguments) {
        return new ProblemException(Problem.error(key, null, arguments));
    }
}
