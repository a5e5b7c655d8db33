package dev.alur.invoice;

/// Where money is to be sent. All may be empty.
public record Account(String bank, String number, String holder) {}
