package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.journal.Access;
import dev.alur.journal.Journals;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A machine that works on a tracker as a process of its own. Several of them share the workbook's folder and
/// the journal: by one state folder, or by PostgreSQL, then each has a state folder of its own.
///
/// @param state its state folder
/// @param database the address of the shared journal, `-` for one in the state folder
/// @param lease of the shared journal, in milliseconds
/// @param name of its user, who is named to the others
record Workstation(Path folder, Path state, String database, long lease, String name) {
    static final int PROBLEM = 1;
    static final int BUSY = 75;

    Workshop workshop() {
        return new Workshop(folder, state, journals());
    }

    private Journals journals() {
        return database.equals("-")
                ? Journals.files(state)
                : Journals.shared(new Access(database, "postgres", "postgres", Duration.ofMillis(lease)));
    }

    /// Starts it.
    ///
    /// @param rounds how often to approve a job and apply; 0 to apply once, and end with the command's
    /// exit code
    /// @param step after which it waits until it is woken, in the first apply; `-` for none
    Process start(int rounds, String step) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""),
                "-Duser.name=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                Workstation.class.getName(),
                folder.toString(),
                state.toString(),
                database,
                Long.toString(lease),
                name,
                Integer.toString(rounds),
                step));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String... arguments) throws InterruptedException {
        Workstation machine = new Workstation(
                Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Long.parseLong(arguments[3]), arguments[4]);
        int rounds = Integer.parseInt(arguments[5]);
        Workshop workshop = machine.workshop();
        if (rounds == 0) {
            System.exit(once(workshop, arguments[6]));
        }
        Random random = new Random();
        while (rounds > 0) {
            try {
                approve(workshop, random);
                apply(workshop, "-");
                System.out.println("round");
                rounds--;
            } catch (BusyException | ChangedException e) {
                // as a person would who is told to try again
                System.out.println("busy");
                Thread.sleep(5 + random.nextInt(40));
            }
        }
    }

    private static int once(Workshop workshop, String step) {
        try {
            apply(workshop, step);
            return 0;
        } catch (ProblemException e) {
            e.problems().forEach(problem -> System.out.println(Sentences.detail(problem, Language.EN)));
            return e instanceof BusyException ? BUSY : e instanceof HalfwayException ? 3 : PROBLEM;
        }
    }

    private static void approve(Workshop workshop, Random random) {
        List<Job> open = workshop.read().jobs().stream()
                .filter(job -> job.text(Field.JOB_APPROVED).isEmpty())
                .toList();
        if (!open.isEmpty()) {
            Job job = open.get(random.nextInt(Math.min(open.size(), 12)));
            workshop.type("Projects!H" + job.row(), Value.of("yes"));
        }
    }

    private static void apply(Workshop workshop, String pause) {
        workshop.acknowledged.clear();
        workshop.apply(step -> {
            System.out.println("step " + step);
            if (step.name().equals(pause)) {
                System.out.println("waiting");
                sleep();
            }
        });
        for (Change change : workshop.acknowledged) {
            if (change instanceof Change.IssueInvoice issue) {
                System.out.println("issued " + issue.invoice().number());
            }
        }
    }

    /// Until a line comes: whoever is stopped meanwhile goes on only when it is continued.
    private static void sleep() {
        try {
            if (System.in.read() < 0) {
                System.out.println("nobody wakes me");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
