package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A row of Clients: whom we work for and whom we bill.
///
/// @param language in which their documents are written, or null for the tracker's
/// @param currency in which they are billed, or null for the tracker's
/// @param terms days until an invoice is due, or null for the tracker's
public record Client(
        String name,
        String email,
        String phone,
        String address,
        String country,
        String taxId,
        @Nullable Language language,
        @Nullable Currency currency,
        @Nullable Integer terms,
        Address at) {}
