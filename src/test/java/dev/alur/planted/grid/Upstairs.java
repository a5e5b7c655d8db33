package dev.alur.planted.grid;

import dev.alur.planted.plan.Downstairs;

/// A fault planted for `FloorsTest`: the grid uses the plan, which stands above it.
public final class Upstairs {

    private final Downstairs plan = new Downstairs();

    @Override
    public String toString() {
        return "planted " + plan.hashCode();
    }
}
