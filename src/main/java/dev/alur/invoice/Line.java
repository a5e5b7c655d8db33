package dev.alur.invoice;

import dev.alur.language.Amounts;
import java.math.BigDecimal;
import java.util.Currency;

/// One line of an invoice: so many units of something at a price. A deduction is a line with a negative price.
///
/// @param text what it is: the job's project
/// @param detail more about it, below it in small letters: the service; may be empty
/// @param unit what the quantity counts; may be empty
/// @param price of one unit
public record Line(String text, String detail, BigDecimal quantity, String unit, BigDecimal price) {
    /// Quantity times price, rounded half up to what the currency is billed in (EN 16931, BT-131).
    public BigDecimal amount(Currency currency) {
        return Amounts.rounded(currency, quantity.multiply(price));
    }
}
