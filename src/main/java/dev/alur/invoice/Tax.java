package dev.alur.invoice;

import java.math.BigDecimal;

/// The one tax of an invoice.
///
/// @param name as it is shown: `PPN`
/// @param rate 0 to 1; 0 where no tax is charged
public record Tax(String name, BigDecimal rate) {}
