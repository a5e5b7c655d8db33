package dev.alur.plan;

import dev.alur.tracker.Tracker;

/// Makes plans.
public final class Planner {
    private Planner() {}

    /// What would be done to a tracker in a situation. Pure: the same two give the same plan.
    public static Plan plan(Tracker tracker, Situation situation) {
        return new Plan(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                situation.day(tracker.settings().zone()),
                situation.serial() + 1,
                java.util.List.of(),
                java.util.List.of(),
                tracker.problems(),
                new Memory(situation.records(), situation.lastJob(), situation.held()));
    }
}
