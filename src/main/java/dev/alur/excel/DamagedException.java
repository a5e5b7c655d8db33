package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bytes that are not what they claim to be. Stays inside this room: whoever knows entry, sheet and
/// row turns it into a problem.
final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable ExcelProblem key;
    private final transient List<Object> details;

    DamagedException(String message) {
        this(null, message);
    }

    /// Damage that has a sentence of its own.
    ///
    /// @param details what that sentence names after the file, and after sheet and row where it is about a row
    DamagedException(@Nullable ExcelProblem key, String message, Object... details) {
        super(message);
        this.key = key;
        this.details = List.of(details);
    }

    /// The problem to tell: the damage's own one, else the usual one.
    ///
    /// @param where the file, and what else is known of the place
    static ProblemException told(Exception damage, ExcelProblem usual, @Nullable Address at, Object... where) {
        List<Object> arguments = new ArrayList<>(List.of(where));
        ExcelProblem key = usual;
        if (damage instanceof DamagedException known && known.key != null) {
            key = known.key;
            arguments.addAll(known.details);
        }
        return new ProblemException(Problem.error(key, at, arguments.toArray()), damage);
    }
}
