package dev.alur.tracker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kind of business that a new tracker is laid out for. Each has its `blueprints/<key>_<language>.tsv`.
public enum Trade {
    FREELANCE;

    /// The name that `--trade` takes: `freelance`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The trade of that name, whatever its case.
    public static Optional<Trade> of(String text) {
        return Arrays.stream(values())
                .filter(trade -> trade.key().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
