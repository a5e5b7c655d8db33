package dev.alur.tracker;

import dev.alur.formula.Scope;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A workbook given meaning. What could not be understood stands in `problems`, each at its cell; what a
/// problem concerns is left out of the lists, so that whatever stands in them can be relied upon.
///
/// @param places where each register was found, in their order; several may stand side by side on one sheet
/// @param jobs every filled row of Projects, in the order of the rows
/// @param transitions by workflow, in the order of the rows
/// @param rules those without a problem, in the order of the rows
/// @param inbox the filled rows of Inbox, in the order of the rows
/// @param refused rows of jobs about which nothing may be proposed, such as duplicates
public record Tracker(
        Snapshot snapshot,
        Map<Register, Place> places,
        Settings settings,
        List<Job> jobs,
        List<Client> clients,
        List<Service> services,
        Map<String, List<Transition>> transitions,
        List<Rule> rules,
        List<Billed> invoices,
        List<TimeEntry> times,
        List<InboxLine> inbox,
        List<Integer> refused,
        List<Problem> problems) {
    public Tracker {
        // in the registers' order, whatever process it is
        EnumMap<Register, Place> ordered = new EnumMap<>(Register.class);
        ordered.putAll(places);
        places = Collections.unmodifiableMap(ordered);
        jobs = List.copyOf(jobs);
        clients = List.copyOf(clients);
        services = List.copyOf(services);
        rules = List.copyOf(rules);
        invoices = List.copyOf(invoices);
        times = List.copyOf(times);
        inbox = List.copyOf(inbox);
        refused = List.copyOf(refused);
        problems = List.copyOf(problems);
    }

    /// What its sheet of settings is called, or would be.
    public String settingsSheet() {
        Place place = place(Register.SETTINGS);
        return place == null
                ? Register.SETTINGS.title(settings.language())
                : place.sheet().name();
    }

    /// False where nothing can be planned: Projects cannot be read, or a setting on which numbers and money
    /// depend is wrong.
    public boolean isReadable() {
        Place settings = place(Register.SETTINGS);
        return places.containsKey(Register.PROJECTS)
                && problems.stream()
                        .noneMatch(problem -> settings != null
                                && problem.severity() == Problem.Severity.ERROR
                                && problem.address() != null
                                && problem.address()
                                        .sheet()
                                        .equals(settings.sheet().name()));
    }

    /// The same tracker with ids spelt as they are known; itself where all of them are.
    ///
    /// @param spelling by [Job#key]
    public Tracker spelt(Map<String, String> spelling) {
        List<Job> respelt = jobs.stream()
                .map(job -> {
                    String known = spelling.getOrDefault(Job.key(job.id()), job.id());
                    return known.equals(job.id()) ? job : job.named(known);
                })
                .toList();
        return respelt.equals(jobs)
                ? this
                : new Tracker(
                        snapshot,
                        places,
                        settings,
                        respelt,
                        clients,
                        services,
                        transitions,
                        rules,
                        invoices,
                        times,
                        inbox,
                        refused,
                        problems);
    }

    /// Where the formulas of Workflow and Rules stand, and what names mean there.
    ///
    /// @throws IllegalStateException where Projects cannot be read
    public Scope scope() {
        Place projects = places.get(Register.PROJECTS);
        if (projects == null) {
            throw new IllegalStateException("no rows to be over");
        }
        return new Ledgers(places).scope(projects, settings.language());
    }

    public @Nullable Place place(Register register) {
        return places.get(register);
    }

    /// Every invoice number that the workbook names, as it stands there, with its first cell: those of
    /// Invoices, then those that only jobs name, for whoever bills by hand may note a number there alone.
    public Map<String, Address> numbers() {
        Map<String, Address> numbers = new LinkedHashMap<>();
        Place list = place(Register.INVOICES);
        if (list != null) {
            invoices.forEach(billed -> keep(numbers, billed.number(), list.at(Field.INVOICE_NUMBER, billed.row())));
        }
        jobs.forEach(job -> job.invoices().forEach(number -> keep(numbers, number, job.at(Field.JOB_INVOICE))));
        return numbers;
    }

    private static void keep(Map<String, Address> numbers, String number, @Nullable Address at) {
        if (at != null) {
            numbers.putIfAbsent(number, at);
        }
    }

    /// The days of Holidays, on which nobody works.
    public Set<LocalDate> holidays() {
        Place place = place(Register.HOLIDAYS);
        return place == null
                ? Set.of()
                : Rows.filled(place)
                        .mapToObj(row -> place.value(Field.HOLIDAY_DATE, row))
                        .filter(Value.Date.class::isInstance)
                        .map(day -> ((Value.Date) day).at().toLocalDate())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The client of that name, compared trimmed and whatever the case.
    public Optional<Client> client(String name) {
        return clients.stream()
                .filter(client -> client.name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public Optional<Service> service(String name) {
        return services.stream()
                .filter(service -> service.name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// The workflow's steps in the order of their rows, found by the workflow's name whatever its case; empty
    /// for an unknown one.
    public List<Transition> workflow(String name) {
        return transitions.getOrDefault(name.strip().toLowerCase(Locale.ROOT), List.of());
    }

    /// The workflow of a job: its service's; of a job whose service names none, or that names no service, the
    /// only one that there is. Empty where that leaves it open, and where Services do not know its service.
    public List<Transition> workflow(Job job) {
        String named = job.text(Field.JOB_SERVICE);
        Optional<Service> service = service(named);
        if (service.isPresent() && !service.get().workflow().isBlank()) {
            return workflow(service.get().workflow());
        }
        boolean open = service.isPresent() || named.isEmpty() || services.isEmpty();
        return open && transitions.size() == 1 ? transitions.values().iterator().next() : List.of();
    }

    /// A stage as the list to choose from that the Stage column has writes it, stray blanks and all; itself
    /// where the list lacks it.
    public String listed(String stage) {
        Place projects = place(Register.PROJECTS);
        Integer column = projects == null ? null : projects.columns().get(Field.JOB_STAGE);
        return projects == null || column == null
                ? stage
                : new Choices(snapshot)
                        .of(projects.sheet(), projects.headerRow(), column).stream()
                                .filter(choice -> Words.fold(choice).equals(Words.fold(stage)))
                                .findFirst()
                                .orElse(stage);
    }
}
