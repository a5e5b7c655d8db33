package dev.alur.invoice;

import dev.alur.grid.Problem;

/// What keeps an invoice from being drafted.
public enum InvoiceProblem implements Problem.Key {
    SERIES_NOT_UNDERSTOOD,
    /// Arguments: the cell of the setting, or the sheet of settings.
    NO_SELLER,
    NO_CLIENT,
    UNKNOWN_CLIENT,
    UNKNOWN_CLIENT_NEAR,
    NO_PRICE,
    PRICE_NOT_A_NUMBER,
    PRICE_IN_ANOTHER_CURRENCY,
    QUANTITY_NOT_A_NUMBER,
    QUANTITY_NOT_POSITIVE,
    NEGATIVE_TOTAL,
    NOTHING_TO_BILL,
    NO_DEPOSIT_SHARE,
    NO_DEPOSIT_INVOICE,
    DEPOSIT_OVER_SEVERAL_JOBS,
    DEPOSIT_WITHOUT_AMOUNT
}
