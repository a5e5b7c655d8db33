package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The process in which deeds meet faults. It tells, a line each, which operations there are, each breach, and
/// how many points were tried.
final class FaultPoints {
    private static final String THEIR_CELL = "Projects!C4";
    private static final String THEIR_WORD = "theirs";
    private static final String ORDERS = "orders";
    private static final String OTHER_ORDERS = "orders-of-the-other";

    private final Faults faults;
    private final Faults.Orders orders;
    private final Path progress;
    private final Set<String> before = new HashSet<>();
    private final int one;
    private final Path ready;
    private final Set<String> seen = new HashSet<>();
    private Aftermath.Clean clean =
            new Aftermath.Clean(List.of(), new Aftermath.Ending("", Map.of(), List.of(), List.of()), null);
    private final Random random = new Random(20261124);
    private int points;

    private FaultPoints(Faults faults, Path progress, int one) throws IOException {
        this.faults = faults;
        this.orders = faults.orders(ORDERS);
        this.progress = progress;
        this.one = one;
        this.ready = faults.root().resolve("ready");
        if (Files.exists(progress)) {
            before.addAll(Files.readAllLines(progress));
        }
    }

    /// @param arguments the root; where it is noted which points are behind us; one point in how many is tried;
    ///     then the deeds, and after a colon the faults that befall them: `APPLY:KILL,FULL`
    public static void main(String... arguments) throws IOException, InterruptedException {
        Faults faults = new Faults(Path.of(arguments[0]));
        if (arguments[1].equals("once")) {
            once(workshop(faults), Deed.valueOf(arguments[2]));
            return;
        }
        FaultPoints all = new FaultPoints(faults, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        for (String wanted : List.of(arguments).subList(3, arguments.length)) {
            int colon = wanted.indexOf(':');
            Deed deed = Deed.valueOf(wanted.substring(0, colon));
            all.ready(deed);
            for (String fault : wanted.substring(colon + 1).split(",")) {
                all.all(deed, Fault.valueOf(fault));
            }
        }
        System.out.println("end");
    }

    /// Starts the process.
    static Process start(Path root, Path progress, int one, List<String> wanted) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(root.toString(), progress.toString(), Integer.toString(one)));
        arguments.addAll(wanted);
        return new Faults(root)
                .process(ORDERS, Map.of(), FaultPoints.class, arguments)
                .start();
    }

    /// Does one deed and tells what was acknowledged; it dies on the way.
    private static void once(Workshop workshop, Deed deed) {
        workshop.acknowledged = new Witness(number -> System.out.println("issued " + number));
        deed.perform(workshop);
    }

    /// Makes a deed's folder ready, and finds out how it goes without a fault.
    private void ready(Deed deed) throws IOException {
        orders.give(Faults.Mode.OFF);
        orders.pretend(Set.of());
        Trees.delete(faults.watched());
        deed.prepare(workshop());
        Trees.put(faults.watched(), ready);
        clean = clean(deed);
        seen.clear();
    }

    private void all(Deed deed, Fault fault) throws IOException, InterruptedException {
        List<Faults.Operation> operations = operations(deed, fault);
        String names =
                operations.stream().map(Faults.Operation::name).distinct().collect(Collectors.joining(","));
        System.out.printf("met\t%s\t%s\t%s%n", deed, fault, names);
        int tried = points;
        switch (fault) {
            case KILL -> kill(deed, fault);
            case KILL_IN_RECOVERY -> killTwice(deed, operations);
            case REAL_KILL -> reallyKill(deed, operations);
            case KILL_IN_PLACE -> kill(deed, fault);
            case POWER_CUT, POWER_CUT_WITHOUT_FLUSH, POWER_CUT_WITH_NORMAL -> cutPower(deed, fault);
            case SAVE, SAVE_WITHOUT_EXCHANGE -> save(deed, fault, operations);
            default -> fail(deed, fault, operations);
        }
        System.out.printf("tried\t%s\t%s\t%d\t%d%n", deed, fault, points - tried, operations.size());
    }

    private Workshop workshop() {
        return workshop(faults);
    }

    /// One in which the ids are the same each time, so that the same bytes are written.
    private static Workshop workshop(Faults faults) {
        Workshop workshop = new Workshop(faults.watched());
        workshop.ids = () -> new UUID(0x616c7572L, 1);
        return workshop;
    }

    /// The operations that the fault can befall.
    private List<Faults.Operation> operations(Deed deed, Fault fault) throws IOException {
        Trees.put(ready, faults.watched());
        orders.pretend(fault.lies);
        orders.give(Faults.Mode.COUNT);
        deed.perform(workshop());
        List<Faults.Operation> all = orders.operations();
        orders.give(Faults.Mode.OFF);
        orders.pretend(Set.of());
        return all.stream().filter(operation -> fault.meets(operation.name())).toList();
    }

    /// What the deed does without a fault, seen before each of its operations and at its end.
    private Aftermath.Clean clean(Deed deed) throws IOException {
        Trees.put(ready, faults.watched());
        int count = pictures(deed::perform);
        Path after = faults.root().resolve("after");
        Trees.put(faults.watched(), after);
        Set<String> states = new LinkedHashSet<>();
        Path file = workshop().folder.relativize(deed.workbook(workshop()));
        Set<String> digests = new HashSet<>();
        for (int i = 1; i <= count; i++) {
            Path picture = faults.shots().resolve(Integer.toString(i));
            Path book = picture.resolve(file);
            if (digests.add(
                    Files.exists(book)
                            ? Fingerprint.of(Files.readAllBytes(book)).sha256()
                            : "")) {
                Trees.put(picture, faults.watched());
                states.add(Aftermath.state(deed, workshop()));
            }
        }
        Trees.put(after, faults.watched());
        states.add(Aftermath.state(deed, workshop()));
        deed.finish(workshop());
        Aftermath.Ending end = Aftermath.ending(deed, workshop());
        Aftermath.Ending next = deed.goesOn ? Aftermath.next(deed, workshop()) : null;
        return new Aftermath.Clean(List.copyOf(states), end, next);
    }

    /// Does something, with a picture before each operation.
    ///
    /// @return how many there are
    private int pictures(Consumer<Workshop> work) throws IOException {
        return pictures(work, new HashMap<>());
    }

    /// @param told takes before which operation each invoice was acknowledged
    private int pictures(Consumer<Workshop> work, Map<String, Integer> told) throws IOException {
        Trees.delete(faults.shots());
        Files.createDirectories(faults.shots());
        orders.give(Faults.Mode.PICTURE);
        Workshop workshop = workshop();
        workshop.acknowledged = new Witness(number -> told.put(number, orders.count() + 1));
        work.accept(workshop);
        int count = orders.count();
        pictureOfTheEnd();
        orders.stop();
        return count;
    }

    /// One more operation, which does nothing, for the picture before it.
    private void pictureOfTheEnd() throws IOException {
        try {
            Files.createDirectory(faults.watched());
        } catch (FileAlreadyExistsException e) {
            return;
        }
        throw new IllegalStateException("the watched folder was gone");
    }

    private void kill(Deed deed, Fault fault) throws IOException {
        Trees.put(ready, faults.watched());
        Map<String, Integer> told = new TreeMap<>();
        orders.pretend(fault.lies);
        int count = pictures(deed::perform, told);
        orders.pretend(Set.of());
        List<Faults.Operation> operations = orders.operations();
        for (int i = 1; i <= count; i++) {
            if (isDue(deed, fault, i, 0)) {
                Trees.put(faults.shots().resolve(Integer.toString(i)), faults.watched());
                judge(deed, fault, named(operations, i), "", Aftermath.Told.KILLED, acknowledged(told, i), List.of());
            }
        }
    }

    /// What was acknowledged before an operation.
    private static List<String> acknowledged(Map<String, Integer> told, int operation) {
        return told.keySet().stream()
                .filter(number -> told.get(number) <= operation)
                .toList();
    }

    private void cutPower(Deed deed, Fault fault) throws IOException {
        Trees.put(ready, faults.watched());
        Map<String, Integer> told = new TreeMap<>();
        int count = pictures(deed::perform, told);
        List<Faults.Operation> operations = orders.operations().subList(0, count);
        PowerCut power = new PowerCut(faults.shots(), operations, fault);
        do {
            for (PowerCut.Rest rest : PowerCut.Rest.values()) {
                if (isDue(deed, fault, power.at(), 1 + rest.ordinal())) {
                    power.put(rest, new Random(power.at() * 31L + rest.ordinal()), faults.watched());
                    judge(
                            deed,
                            fault,
                            named(operations, power.at()),
                            " " + rest,
                            Aftermath.Told.KILLED,
                            acknowledged(told, power.at()),
                            List.of());
                }
            }
        } while (power.next());
    }

    /// A person saves the workbook as it was before the deed, with a word of their own in it, before each
    /// operation.
    private void save(Deed deed, Fault fault, List<Faults.Operation> operations) throws IOException {
        Trees.put(ready, faults.watched());
        workshop().type(THEIR_CELL, Value.of(THEIR_WORD));
        Files.copy(workshop().tracker, faults.theirs(), StandardCopyOption.REPLACE_EXISTING);
        for (Faults.Operation operation : operations) {
            if (!isDue(deed, fault, operation.number(), 0)) {
                continue;
            }
            Trees.put(ready, faults.watched());
            List<String> wrong = new ArrayList<>();
            List<String> issued = new ArrayList<>();
            Workshop workshop = workshop();
            workshop.acknowledged = new Witness(issued::add);
            orders.pretend(fault.lies);
            orders.give(fault.mode, operation.number(), 0, false);
            Aftermath.Told told = Aftermath.told(() -> deed.perform(workshop), true, wrong);
            orders.give(Faults.Mode.OFF);
            orders.pretend(Set.of());
            wrong.addAll(new Meanwhile(workshop(), THEIR_CELL, THEIR_WORD).look(issued));
            tell(deed, fault, operation, " -> " + told, wrong);
        }
    }

    private void killTwice(Deed deed, List<Faults.Operation> operations) throws IOException {
        if (!deed.goesOn) {
            return;
        }
        Trees.put(ready, faults.watched());
        int count = pictures(deed::perform);
        Path first = faults.root().resolve("killed");
        Trees.put(faults.shots(), first);
        for (int i = 1; i <= count; i++) {
            if (!isDue(deed, Fault.KILL_IN_RECOVERY, i, 0)) {
                continue;
            }
            Trees.put(first.resolve(Integer.toString(i)), faults.watched());
            int more =
                    pictures(workshop -> workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false));
            int breaches = 0;
            for (int j = 1; j <= more; j++) {
                if (isDue(deed, Fault.KILL_IN_RECOVERY, i, j)) {
                    Trees.put(faults.shots().resolve(Integer.toString(j)), faults.watched());
                    breaches += judge(
                            deed,
                            Fault.KILL_IN_RECOVERY,
                            named(operations, i),
                            "/" + j,
                            Aftermath.Told.KILLED,
                            List.of(),
                            List.of());
                }
            }
            if (breaches == 0 && one == 1) {
                note(key(deed, Fault.KILL_IN_RECOVERY, i, 0));
            }
        }
    }

    private void reallyKill(Deed deed, List<Faults.Operation> operations) throws IOException, InterruptedException {
        Faults.Orders other = faults.orders(OTHER_ORDERS);
        for (Faults.Operation operation : operations) {
            if (!isDue(deed, Fault.REAL_KILL, operation.number(), 0)) {
                continue;
            }
            Trees.put(ready, faults.watched());
            other.give(Faults.Mode.KILL, operation.number(), 0, false);
            Process process = faults.process(
                            OTHER_ORDERS,
                            Map.of(),
                            FaultPoints.class,
                            List.of(faults.root().toString(), "once", deed.name()))
                    .start();
            List<String> issued = new ArrayList<>();
            try (BufferedReader lines = OtherProcess.lines(process)) {
                lines.lines().filter(line -> line.startsWith("issued ")).forEach(line -> issued.add(line.substring(7)));
            }
            int code = process.waitFor();
            List<String> wrong = code == 137 ? List.of() : List.of("it was not killed: exit " + code);
            judge(deed, Fault.REAL_KILL, operation, "", Aftermath.Told.KILLED, issued, wrong);
        }
    }

    private void fail(Deed deed, Fault fault, List<Faults.Operation> operations) throws IOException {
        for (Faults.Operation operation : operations) {
            if (!isDue(deed, fault, operation.number(), 0)) {
                continue;
            }
            Trees.put(ready, faults.watched());
            List<String> issued = new ArrayList<>();
            Workshop workshop = workshop();
            workshop.acknowledged = new Witness(issued::add);
            List<String> wrong = new ArrayList<>();
            orders.pretend(fault.lies);
            orders.give(fault.mode, operation.number(), fault.error, fault.sticks);
            Aftermath.Told told = Aftermath.told(() -> deed.perform(workshop), fault != Fault.UNREADABLE, wrong);
            int given = orders.given();
            orders.give(Faults.Mode.OFF);
            orders.pretend(Set.of());
            if (given == 0) {
                wrong.add("the fault met nothing");
            }
            judge(deed, fault, operation, " -> " + told, told, issued, wrong);
        }
    }

    private int judge(
            Deed deed,
            Fault fault,
            Faults.Operation operation,
            String more,
            Aftermath.Told told,
            List<String> acknowledged,
            List<String> wrong) {
        List<String> breaches = new ArrayList<>(wrong);
        breaches.addAll(new Aftermath(deed, workshop(), clean, seen).look(told, acknowledged));
        return tell(deed, fault, operation, more, breaches);
    }

    private int tell(Deed deed, Fault fault, Faults.Operation operation, String more, List<String> breaches) {
        points++;
        for (String breach : breaches) {
            System.out.printf(
                    "breach\t%s\t%s\t%d %s %s%s\t%s%n",
                    deed, fault, operation.number(), operation.name(), operation.path(), more, breach);
        }
        if (breaches.isEmpty() && one == 1 && fault != Fault.KILL_IN_RECOVERY) {
            note(key(deed, fault, operation.number(), 0));
        }
        return breaches.size();
    }

    private static Faults.Operation named(List<Faults.Operation> operations, int number) {
        return operations.stream()
                .filter(operation -> operation.number() == number)
                .findFirst()
                .orElse(new Faults.Operation(number, "?", "?"));
    }

    /// Whether a point is to be tried now: one in so many, and not again after a stop.
    private boolean isDue(Deed deed, Fault fault, int first, int second) {
        return one > 1 ? random.nextInt(one) == 0 : !isDone(deed, fault, first, second);
    }

    private boolean isDone(Deed deed, Fault fault, int first, int second) {
        boolean done = before.contains(key(deed, fault, first, second));
        if (done) {
            points++;
        }
        return done;
    }

    private static String key(Deed deed, Fault fault, int first, int second) {
        return deed + " " + fault + " " + first + (second == 0 ? "" : "/" + second);
    }

    private void note(String done) {
        try {
            Files.writeString(progress, done + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
