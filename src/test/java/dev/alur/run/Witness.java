package dev.alur.run;

import dev.alur.plan.Change;
import java.util.ArrayList;
import java.util.function.Consumer;

/// Hears of each invoice in the moment in which it is acknowledged.
final class Witness extends ArrayList<Change> {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> hears;

    Witness(Consumer<String> hears) {
        this.hears = hears;
    }

    @Override
    public boolean add(Change change) {
        if (change instanceof Change.IssueInvoice issue) {
            hears.accept(issue.invoice().number());
        }
        return super.add(change);
    }
}
