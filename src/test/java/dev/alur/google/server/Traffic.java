package dev.alur.google.server;

import java.util.ArrayList;
import java.util.List;

/// The calls that were answered since the server began, or since [#clear].
public final class Traffic {
    private final List<Entry> entries = new ArrayList<>();

    /// One call.
    ///
    /// @param sent the size of the request's body as it came over the wire
    /// @param received the size of the answer's body
    /// @param status 0 where the connection was cut
    public record Entry(Kind kind, String path, long sent, long received, int status) {}

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /// All calls in the order in which they were answered.
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// How many calls there were.
    ///
    /// @param kind empty for all, `read`, `write`, or the beginning or end of an id such as `values.get`
    /// or `drive.`
    public synchronized int count(String kind) {
        return (int) entries.stream().filter(entry -> entry.kind().is(kind)).count();
    }

    /// The largest body that was sent in one call, in bytes.
    public synchronized long largest() {
        return entries.stream().mapToLong(Entry::sent).max().orElse(0);
    }

    /// Forgets what was.
    public synchronized void clear() {
        entries.clear();
    }
}
