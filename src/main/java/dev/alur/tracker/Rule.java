package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;

/// A row of the Rules sheet, understood: when its condition holds for a job, its action is wanted.
///
/// @param name what the user calls it; never part of an operation key
/// @param at the cell of its condition
/// @param asks whether a person has to say yes first (Mode *ask*)
public record Rule(String name, Address at, Expression when, Action action, boolean asks) {}
