package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.plan.Change;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the runs of a [Workshop] that were not undone left in its tracker, and nothing else did.
final class Standing {
    private final Set<String> jobs = new HashSet<>();
    private final List<String> numbers = new ArrayList<>();
    private final Set<String> fallen = new HashSet<>();

    private Standing() {}

    static Standing of(List<Run> runs) {
        Standing standing = new Standing();
        for (Run run : runs) {
            assertThat(run.state()).isEqualTo(Run.State.DONE);
            run.changes().forEach(done -> standing.take(run, PlanJson.readChange(done.json())));
        }
        return standing;
    }

    private void take(Run run, Change change) {
        switch (change) {
            case Change.IssueInvoice issue -> {
                numbers.add(issue.invoice().number());
                if (run.undoneBy() > 0) {
                    fallen.add(issue.invoice().number());
                } else {
                    assertThat(jobs.add(issue.job()))
                            .as("billed once: %s", issue.job())
                            .isTrue();
                }
            }
            case Change.VoidInvoice voided -> fallen.add(voided.number());
            default -> {}
        }
    }

    int jobs() {
        return jobs.size();
    }

    /// Each number once and in order, void where it fell; each job final, noted and logged once, or as it was.
    void demand(Tracker tracker) {
        assertThat(tracker.invoices()).extracting(Billed::number).containsExactlyInAnyOrderElementsOf(numbers);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).as("gapless, none twice").isEqualTo("INV-2026-%03d".formatted(i + 1));
        }
        for (Billed billed : tracker.invoices()) {
            assertThat(billed.state().equals("void")).as(billed.number()).isEqualTo(fallen.contains(billed.number()));
        }
        assertThat(tracker.times().stream().map(entry -> entry.project()).toList())
                .as("logged once")
                .containsExactlyInAnyOrderElementsOf(jobs);
        for (Job job : tracker.jobs()) {
            boolean done = jobs.contains(job.id());
            assertThat(job.text(Field.JOB_STAGE)).as(job.id()).isEqualTo(done ? "Final" : "Revision");
            assertThat(job.text(Field.JOB_NOTES)).as(job.id()).isEqualTo(done ? "by hand\nthanked" : "by hand");
            assertThat(job.text(Field.JOB_INVOICE).isEmpty()).as(job.id()).isEqualTo(!done);
        }
    }
}
