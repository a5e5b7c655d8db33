package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A row of the Workflow sheet, understood: a step that a job in a stage may take.
///
/// @param at the cell of its condition
/// @param when the condition, or null where the step is a person's alone
/// @param next the stage after it, or null for a last stage
/// @param days how long the stage should take, in days
public record Transition(
        String workflow,
        String stage,
        Address at,
        @Nullable Expression when,
        @Nullable String next,
        OptionalInt days,
        String checklist) {}
