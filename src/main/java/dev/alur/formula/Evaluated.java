package dev.alur.formula;

import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import org.jspecify.annotations.Nullable;

/// The value of an expression for one row.
///
/// @param problem why there is no value to go on with; then `value` is a [Value.Fault], or the
/// value that was of no use
public record Evaluated(Value value, @Nullable Problem problem) {}
