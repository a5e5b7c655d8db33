package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import org.jspecify.annotations.Nullable;

/// A cell as Alur understands it.
///
/// @param value for a formula its cached value
/// @param formula without its `=`, or null where there is none
public record Cell(Address at, Value value, @Nullable String formula) {}
