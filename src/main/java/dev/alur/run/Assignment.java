package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Value;

/// A value that a person wants in a cell.
public record Assignment(Address at, Value value) {}
