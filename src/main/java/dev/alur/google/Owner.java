package dev.alur.google;

import java.util.function.Supplier;

/// Who writes, as a spreadsheet tells it to others: a machine with a journal of its own, or all that share one.
public interface Owner {
    /// One word, the same in every process that goes on with the same journals, and nobody else's.
    String id();

    /// The machine as people call it.
    String host();

    /// @param id asked for before the first write, and not when nothing is written
    static Owner of(Supplier<String> id, Supplier<String> host) {
        return new Owner() {
            @Override
            public String id() {
                return id.get();
            }

            @Override
            public String host() {
                return host.get();
            }
        };
    }
}
