package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads Projects. A row with an error stays a job, but nothing may be proposed for it.
final class JobReader {
    private static final Set<Field> NOT_NEGATIVE = Set.of(Field.JOB_PRICE, Field.JOB_QUANTITY, Field.JOB_REVISIONS);

    private final Place place;
    private final @Nullable Workflows workflows;
    private final Findings findings;
    private final Cells cells;
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Set<String> brokenClients;
    private final Set<String> brokenServices;
    private final Set<Integer> refused = new TreeSet<>();
    private final List<Field> fields;

    JobReader(Place place, Directory directory, @Nullable Workflows workflows, Findings findings) {
        this.place = place;
        this.workflows = workflows;
        this.findings = findings;
        this.cells = new Cells(place, findings, Problem.Severity.ERROR);
        this.fields = Register.PROJECTS.fields().stream().filter(place::has).toList();
        this.brokenClients = directory.brokenClients();
        this.brokenServices = directory.brokenServices();
        directory.clients().forEach(client -> clients.put(Words.fold(client.name()), client));
        directory.services().forEach(service -> services.put(Words.fold(service.name()), service));
    }

    List<Job> read() {
        List<Job> jobs = new ArrayList<>();
        Map<String, List<Address>> ids = new LinkedHashMap<>();
        Rows.filled(place).forEach(row -> {
            Job job = job(row);
            jobs.add(job);
            if (!job.id().isEmpty()) {
                ids.computeIfAbsent(Job.key(job.id()), id -> new ArrayList<>(1)).add(cells.at(Field.JOB_ID, row));
            }
        });
        ids.values().stream().filter(same -> same.size() > 1).forEach(this::refuseDuplicates);
        return jobs;
    }

    /// The rows about which nothing may be proposed.
    List<Integer> refused() {
        return List.copyOf(refused);
    }

    private void refuseDuplicates(List<Address> same) {
        Findings.others(same).forEach((at, others) -> {
            String id = place.value(Field.JOB_ID, at.row()).plain().strip();
            findings.error(TrackerProblem.DUPLICATE_ID, at, id, others);
            refused.add(at.row());
        });
    }

    private Job job(int row) {
        int before = findings.errors();
        Map<Field, Value> values = new EnumMap<>(Field.class);
        for (Field field : fields) {
            Value value = NOT_NEGATIVE.contains(field)
                    ? cells.amount(field, row).<Value>map(Value::of).orElse(Value.BLANK)
                    : cells.value(field, row);
            if (!value.isBlank()) {
                values.put(field, value);
            }
        }
        String id = values.getOrDefault(Field.JOB_ID, Value.BLANK).plain().strip();
        Job job = new Job(id, row, place, values);
        boolean resting = checkClient(job) | checkService(job);
        if (findings.errors() == before) {
            checkStage(job);
        }
        if (resting || findings.errors() > before) {
            refused.add(row);
        }
        return job;
    }

    /// True where the job's client stands in Clients with an error.
    private boolean checkClient(Job job) {
        String client = job.text(Field.JOB_CLIENT);
        String folded = Words.fold(client);
        if (client.isEmpty() && !place.has(Field.JOB_CLIENT)) {
            return false;
        }
        if (client.isEmpty()) {
            findings.warning(TrackerProblem.NO_CLIENT, cells.at(Field.JOB_CLIENT, job.row()));
        } else if (!clients.isEmpty() && !clients.containsKey(folded) && !brokenClients.contains(folded)) {
            findings.unknown(
                    Problem.Severity.WARNING,
                    TrackerProblem.UNKNOWN_CLIENT,
                    cells.at(Field.JOB_CLIENT, job.row()),
                    client,
                    clients.values().stream().map(Client::name).toList());
        }
        return brokenClients.contains(folded);
    }

    /// True where the job's service stands in Services with an error.
    private boolean checkService(Job job) {
        String service = job.text(Field.JOB_SERVICE);
        String folded = Words.fold(service);
        boolean known = service.isEmpty() || services.containsKey(folded) || brokenServices.contains(folded);
        if (!known && !services.isEmpty()) {
            findings.unknown(
                    Problem.Severity.WARNING,
                    TrackerProblem.UNKNOWN_SERVICE,
                    cells.at(Field.JOB_SERVICE, job.row()),
                    service,
                    services.values().stream().map(Service::name).toList());
        }
        return brokenServices.contains(folded);
    }

    private void checkStage(Job job) {
        if (workflows == null) {
            return;
        }
        Service service = services.get(Words.fold(job.text(Field.JOB_SERVICE)));
        String workflow = service == null ? "" : service.workflow();
        if (job.stage().isEmpty()) {
            if (workflows.knows(workflow)) {
                findings.warning(TrackerProblem.NO_STAGE, cells.at(Field.JOB_STAGE, job.row()));
            }
            return;
        }
        Map<String, String> stages = workflows.stagesOf(workflow);
        if (!stages.isEmpty() && !stages.containsKey(Words.fold(job.stage()))) {
            findings.unknown(
                    Problem.Severity.ERROR,
                    TrackerProblem.UNKNOWN_STAGE,
                    cells.at(Field.JOB_STAGE, job.row()),
                    job.stage(),
                    stages.values());
        }
    }
}
