package dev.alur.run;

import dev.alur.plan.Explanation;
import dev.alur.tracker.Tracker;

/// Why each rule does something for a job, or does not, with the tracker that it was read from.
public record Explained(Tracker tracker, Explanation explanation) {}
