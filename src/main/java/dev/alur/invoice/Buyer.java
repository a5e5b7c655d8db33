package dev.alur.invoice;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.language.Nearest;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds whom a job is billed to.
final class Buyer {
    private Buyer() {}

    /// The client that a job names, or null with a problem.
    static @Nullable Client of(Tracker tracker, Job job, List<Problem> problems) {
        String name = job.text(Field.JOB_CLIENT);
        Address at = Billing.at(job, Field.JOB_CLIENT);
        if (name.isEmpty()) {
            problems.add(Problem.error(InvoiceProblem.NO_CLIENT, at, job.id()));
            return null;
        }
        Optional<Client> client = tracker.client(name);
        if (client.isEmpty()) {
            List<String> names = tracker.clients().stream().map(Client::name).toList();
            problems.add(Nearest.to(name, names)
                    .map(near -> Problem.error(InvoiceProblem.UNKNOWN_CLIENT_NEAR, at, name, near))
                    .orElseGet(() -> Problem.error(InvoiceProblem.UNKNOWN_CLIENT, at, name)));
        }
        return client.orElse(null);
    }

    static Party party(Client client) {
        return new Party(
                client.name(), client.address(), client.email(), client.phone(), client.country(), client.taxId());
    }
}
