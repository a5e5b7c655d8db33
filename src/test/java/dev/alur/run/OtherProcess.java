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
import java.util.List;
import java.util.Optional;

/// Another process that works on a tracker: it approves a job, applies, tells each invoice that was
/// acknowledged, and begins again, until
/// it is killed or as many jobs are done as it was told.
final class OtherProcess {
    private OtherProcess() {}

    /// @param arguments the folder; how many jobs; the step after which it stops and waits, or `-`
    public static void main(String... arguments) throws InterruptedException {
        Workshop workshop = new Workshop(Path.of(arguments[0]));
        int jobs = Integer.parseInt(arguments[1]);
        String pause = arguments[2];
        System.out.println("begin");
        for (int done = 0; done < jobs; ) {
            try {
                work(workshop, pause);
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

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts one, with this one's class path.
    static Process start(Path folder, int jobs, String pause) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(jobs),
                        pause))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
