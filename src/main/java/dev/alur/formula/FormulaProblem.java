package dev.alur.formula;

import dev.alur.grid.Problem;

/// What can be wrong with a formula that a person wrote.
public enum FormulaProblem implements Problem.Key {
    EMPTY_FORMULA
}
