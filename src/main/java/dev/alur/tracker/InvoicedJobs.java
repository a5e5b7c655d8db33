package dev.alur.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds the jobs that invoices name by their project instead of their id, as lists of invoices do that were
/// kept before jobs had ids.
final class InvoicedJobs {
    private InvoicedJobs() {}

    /// The same invoices with ids in the place of projects. A project that several jobs have means all of them,
    /// but for those of another client: better one that is not billed by itself than one that is billed twice.
    static List<Billed> byId(List<Billed> invoices, List<Job> jobs) {
        Set<String> ids = new HashSet<>();
        jobs.forEach(job -> ids.add(key(job.id())));
        boolean known =
                invoices.stream().allMatch(billed -> billed.jobs().stream().allMatch(id -> ids.contains(key(id))));
        if (known) {
            return invoices;
        }
        Map<String, List<Job>> projects = new HashMap<>();
        for (Job job : jobs) {
            String project = Words.fold(job.text(Field.JOB_PROJECT));
            if (!project.isEmpty() && !job.id().isEmpty()) {
                projects.computeIfAbsent(project, name -> new ArrayList<>()).add(job);
            }
        }
        return invoices.stream().map(billed -> byId(billed, ids, projects)).toList();
    }

    private static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    private static Billed byId(Billed billed, Set<String> ids, Map<String, List<Job>> projects) {
        Set<String> named = new LinkedHashSet<>();
        List<Job> whole = projects.get(Words.fold(String.join(", ", billed.jobs())));
        if (whole != null) {
            named.addAll(of(billed, whole));
        }
        for (String name : billed.jobs()) {
            List<Job> found = ids.contains(key(name)) ? null : projects.get(Words.fold(name));
            List<String> meant = found == null ? List.of() : of(billed, found);
            named.addAll(meant.isEmpty() ? List.of(name) : meant);
        }
        return List.copyOf(named).equals(billed.jobs()) ? billed : billed.naming(List.copyOf(named));
    }

    private static List<String> of(Billed billed, List<Job> jobs) {
        String client = Words.fold(billed.client());
        return jobs.stream()
                .filter(job -> client.isEmpty()
                        || job.text(Field.JOB_CLIENT).isEmpty()
                        || Words.fold(job.text(Field.JOB_CLIENT)).equals(client))
                .map(Job::id)
                .toList();
    }
}
