package dev.alur.tracker;

import java.util.Locale;
import java.util.Optional;

/// Which part of a job an invoice bills (semantics.md, line 10): all of it, the deposit, or what is left after
/// the deposit.
public enum Part {
    WHOLE,
    DEPOSIT,
    FINAL;

    /// Understands a blank (whole), `deposit`, `uang muka`, `DP`, `final`, `pelunasan`, whatever their case and
    /// quotes.
    public static Optional<Part> of(String text) {
        String word = text.strip().replaceAll("^[=\"']+|[\"']+$", "").strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "", "whole", "penuh" -> Optional.of(WHOLE);
            case "deposit", "uang muka", "dp" -> Optional.of(DEPOSIT);
            case "final", "pelunasan" -> Optional.of(FINAL);
            default -> Optional.empty();
        };
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
