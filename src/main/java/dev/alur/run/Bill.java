package dev.alur.run;

import dev.alur.tracker.Billed;
import org.jspecify.annotations.Nullable;

/// An invoice as journal and workbook know it.
///
/// @param row of Invoices, or null where a person took it away
/// @param run that issued it; 0 where it stood in the tracker before Alur came, or the journal does not know it
/// @param voidedBy the run that voided it, 0 where none did
public record Bill(String number, @Nullable Billed row, int run, int voidedBy) {}
