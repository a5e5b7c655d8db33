package dev.alur.formula;

import dev.alur.grid.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends an evaluation from deep inside POI; never leaves this room.
final class Abort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FormulaProblem key;
    private final transient @Nullable Address cell;
    private final transient List<Object> arguments;

    /// @param cell the cell to blame, or null for the one that the formula's text stands in
    Abort(FormulaProblem key, @Nullable Address cell, Object... arguments) {
        super(key.id(), null, false, false);
        this.key = key;
        this.cell = cell;
        this.arguments = List.of(arguments);
    }

    FormulaProblem key() {
        return key;
    }

    @Nullable
    Address cell() {
        return cell;
    }

    List<Object> arguments() {
        return arguments;
    }
}
