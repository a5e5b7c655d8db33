package dev.alur.google.server;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// A quota of calls to the Sheets API a minute and user, on any clock (documented: "Usage limits": 60
/// a user; refilled every minute).
public final class Quota {
    private final int reads;
    private final int writes;
    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long minute = -1;

    /// @param clock may stand still or be set
    public Quota(int reads, int writes, InstantSource clock) {
        this.reads = reads;
        this.writes = writes;
        this.clock = clock;
    }

    synchronized boolean take(Kind kind, Caller caller) {
        if (!kind.id().startsWith("sheets.")) {
            return true;
        }
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            used.clear();
        }
        String key = (kind.write() ? "w " : "r ") + caller.email();
        int taken = used.merge(key, 1, Integer::sum);
        return taken <= (kind.write() ? writes : reads);
    }
}
