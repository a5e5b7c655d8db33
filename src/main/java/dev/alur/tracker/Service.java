package dev.alur.tracker;

import dev.alur.grid.Address;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A row of Services: a kind of work with its price and its workflow.
///
/// @param price per unit, or null where the sheet names none
/// @param days from start to due, or null
/// @param revisionsIncluded the allowance, or null where there is no limit
/// @param deposit the share that is billed beforehand, 0 to 1
public record Service(
        String name,
        String workflow,
        String unit,
        @Nullable BigDecimal price,
        @Nullable Integer days,
        @Nullable Integer revisionsIncluded,
        BigDecimal deposit,
        String description,
        Address at) {}
