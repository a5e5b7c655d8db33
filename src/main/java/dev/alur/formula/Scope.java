package dev.alur.formula;

import java.util.function.Function;

/// Where a formula stands: the sheet whose rows it is evaluated over, and what its `[Names]` mean
/// there.
///
/// @param sheet the sheet's name; a cell reference without a sheet means a cell of it
/// @param names given the words between the brackets, unescaped and trimmed; pure, and the same
/// for as long as expressions of it live
public record Scope(String sheet, Function<String, Resolution> names) {}
