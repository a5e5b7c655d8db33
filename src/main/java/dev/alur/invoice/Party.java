package dev.alur.invoice;

/// Seller or buyer, as they stand on paper. Only the name is always there; the rest may be empty.
public record Party(String name, String address, String email, String phone, String country, String taxId) {}
