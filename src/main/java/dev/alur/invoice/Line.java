package dev.alur.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// One line of an invoice: so many units of something at a price. A deduction is a line with a negative price.
public record Line(String text, BigDecimal quantity, String unit, BigDecimal price) {
    /// Quantity times price, rounded half up to the currency's smallest unit (EN 16931, BT-131).
    public BigDecimal amount(Currency currency) {
        return quantity.multiply(price).setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
    }
}
