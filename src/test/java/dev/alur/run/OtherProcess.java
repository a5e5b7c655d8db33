package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.Value;
import dev.alur.plan.Change;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another process that works on a tracker: it approves a job, applies, tells each invoice that was
/// acknowledged, and begins again, until it is killed or as many jobs are done as it was told.
final class OtherProcess {
    private OtherProcess() {}

    /// @param arguments the folder; how many jobs; the step after which it stops and waits, or `-`; `undo`
    /// where each run is taken back again
    public static void main(String... arguments) throws InterruptedException {
        Workshop workshop = new Workshop(Path.of(arguments[0]));
        int jobs = Integer.parseInt(arguments[1]);
        String pause = arguments[2];
        System.out.println("begin");
        for (int done = 0; done < jobs; ) {
            try {
                work(workshop, pause);
                if (arguments.length > 3) {
                    undo(workshop);
                }
                done++;
            } catch (BusyException e) {
                Thread.sleep(20);
            }
        }
        System.out.println("end");
    }

    private static void work(Workshop workshop, String pause) {
        Optional<Job> next = workshop.read().jobs().stream()
                .filter(job -> job.text(Field.JOB_APPROVED).isEmpty())
                .findFirst();
        next.ifPresent(job -> workshop.type("Projects!H" + job.row(), Value.of("yes")));
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

    private static void undo(Workshop workshop) {
        System.out.println("undoing");
        Applied undone = workshop.runner(step -> System.out.println("step " + step))
                .undo(workshop.tracker.toString(), 0, Options.NONE, null, change -> {});
        System.out.println("undone " + undone.run().undoes());
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts one, with this one's class path.
    static Process start(Path folder, int jobs, String pause) throws IOException {
        return start(List.of(folder.toString(), Integer.toString(jobs), pause));
    }

    /// Starts one that takes back what it has done, again and again.
    static Process undoing(Path folder) throws IOException {
        return start(List.of(folder.toString(), Integer.toString(Integer.MAX_VALUE), "-", "undo"));
    }

    private static Process start(List<String> arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
