package dev.alur.plan;

import dev.alur.grid.Address;

/// Why a change is wanted: the cell of the condition that holds, and its text.
public record Reason(Address address, String text) {}
