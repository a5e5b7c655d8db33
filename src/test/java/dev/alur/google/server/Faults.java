package dev.alur.google.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What goes wrong, and when; all of it can be switched while the server runs.
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable Function<Kind, @Nullable Fault> chooser;
    private @Nullable Quota quota;
    private Duration latency = Duration.ZERO;
    private boolean tagsFollowSort = true;

    private static final class Planned {
        private final String kind;
        private final Fault fault;
        private int wait;
        private int times;

        Planned(String kind, int wait, int times, Fault fault) {
            this.kind = kind;
            this.wait = wait;
            this.times = times;
            this.fault = fault;
        }
    }

    private static final class Visit {
        private final Runnable person;
        private int wait;

        Visit(int wait, Runnable person) {
            this.wait = wait;
            this.person = person;
        }
    }

    /// The next call of a kind fails.
    ///
    /// @param kind empty for any, `read`, `write`, or the beginning or end of an id such as
    /// `spreadsheets.batchUpdate`
    public Faults next(String kind, Fault fault) {
        return at(kind, 1, 1, fault);
    }

    /// Calls of a kind fail, from the nth on (1 is the next), so many times.
    public synchronized Faults at(String kind, int nth, int times, Fault fault) {
        planned.add(new Planned(kind, nth - 1, times, fault));
        return this;
    }

    /// Asked for every call that nothing else is planned for; gives null for those that go well.
    public synchronized Faults choosing(Function<Kind, @Nullable Fault> chosen) {
        this.chooser = chosen;
        return this;
    }

    /// A person does something just before the nth write from now (1 is the next) is looked at. They may
    /// call the server.
    public synchronized Faults beforeWrite(int nth, Runnable person) {
        visits.add(new Visit(nth - 1, person));
        return this;
    }

    /// Every answer takes so much longer.
    public synchronized Faults latency(Duration longer) {
        this.latency = longer;
        return this;
    }

    /// Refuses with 429 what goes beyond a quota; null for none.
    public synchronized Faults quota(@Nullable Quota limits) {
        this.quota = limits;
        return this;
    }

    /// Whether developer metadata of rows goes along when they are sorted.
    public synchronized Faults tagsFollowSort(boolean follow) {
        this.tagsFollowSort = follow;
        return this;
    }

    /// Everything goes well again.
    public synchronized void clear() {
        planned.clear();
        visits.clear();
        chooser = null;
        quota = null;
        latency = Duration.ZERO;
        tagsFollowSort = true;
    }

    synchronized boolean tagsFollowSort() {
        return tagsFollowSort;
    }

    synchronized Duration latency() {
        return latency;
    }

    synchronized @Nullable Fault of(Kind kind, Caller caller) {
        Fault found = null;
        for (Planned plan : List.copyOf(planned)) {
            if (!kind.is(plan.kind) || plan.wait-- > 0) {
                continue;
            }
            found = found == null ? plan.fault : found;
            if (--plan.times == 0) {
                planned.remove(plan);
            }
        }
        if (found == null && chooser != null) {
            found = chooser.apply(kind);
        }
        if (found == null && quota != null && !quota.take(kind, caller)) {
            found = Fault.QUOTA;
        }
        return found;
    }

    /// Who comes by before this write; to be run while nothing is locked.
    synchronized List<Runnable> visitors(Kind kind) {
        List<Runnable> now = new ArrayList<>();
        if (kind.write()) {
            for (Visit visit : List.copyOf(visits)) {
                if (visit.wait-- == 0) {
                    visits.remove(visit);
                    now.add(visit.person);
                }
            }
        }
        return now;
    }
}
