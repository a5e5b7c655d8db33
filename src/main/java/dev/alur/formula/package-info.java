/// A formula's text becomes a checked expression, and an expression over a row of a snapshot
/// becomes a value. Everything that the workbook's owner may type in a condition passes through
/// here and is bounded here.
@NullMarked
package dev.alur.formula;

import org.jspecify.annotations.NullMarked;
