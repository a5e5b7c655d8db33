package dev.alur.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The formula of a cell, as the workbook itself reckons with it.
///
/// @param references all cells that it names
/// @param clock it names TODAY or NOW
/// @param known `references` is all that it reads; false where the text was not understood or reads cells by
/// their address as text
/// @param program null where it cannot be computed
record Live(
        List<Reference> references,
        boolean clock,
        boolean known,
        @Nullable Program program) {}
