/// Invoices as arithmetic and state: parties, lines, one tax, totals, series and payments. Holds no bytes and
/// no sheets: documents draw an invoice, plans issue it.
@NullMarked
package dev.alur.invoice;

import org.jspecify.annotations.NullMarked;
