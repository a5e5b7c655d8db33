package dev.alur.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Measures what people wait for, and others' programs beside it in the same run, and prints one table.
/// Machines differ: ratios count.
///
/// Words choose what is measured: `edit` (a large workbook), `small` (a small one), `read`, `linear` (cost
/// against rows), `warm` (in a process that runs already), `rules` (conditions), `journal` (a long history),
/// `sheets` (a spreadsheet at Google), `launch` (what every command pays); `quick` makes the large one a tenth
/// as large. Without words all but `launch`.
public final class Bench {
    private static final Path FOLDER = Path.of("target", "bench-data");
    private static final Set<String> ALL =
            Set.of("edit", "small", "read", "linear", "warm", "rules", "journal", "sheets");

    private final Table table = new Table();
    private final boolean isQuick;
    private final int large;
    private final Peers peers;

    private Bench(boolean isQuick) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        this.isQuick = isQuick;
        this.large = isQuick ? 10_000 : 100_000;
        this.peers = new Peers(Path.of("target", "bench-peers"));
    }

    /// Measures and prints the table, also into `target/bench.md`.
    public static void main(String[] words) throws Exception {
        Set<String> wanted = new TreeSet<>(List.of(words));
        boolean isQuick = wanted.remove("quick");
        Bench bench = new Bench(isQuick);
        for (String word : wanted.isEmpty() ? new TreeSet<>(ALL) : wanted) {
            switch (word) {
                case "edit" -> bench.edit();
                case "small" -> bench.small();
                case "read" -> bench.read();
                case "linear" -> bench.linear();
                case "warm" -> bench.warm();
                case "rules" -> bench.rules();
                case "journal" -> bench.journal();
                case "sheets" -> bench.sheets();
                case "launch" -> run(LaunchBench.class, 0);
                default -> throw new IllegalArgumentException("nothing is called " + word);
            }
        }
        Files.writeString(Path.of("target", "bench.md"), bench.table.toString());
        System.out.println();
        System.out.print(bench.table);
    }

    private void edit() throws IOException, InterruptedException {
        String work = "3 cells in 1 % of " + thousands(large) + " rows x 20 columns, whole process, CPU";
        Cost ours = Cost.of(3, ours(large));
        Map<String, Cost> peers = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> peer : editing(large).entrySet()) {
            try {
                peers.put(peer.getKey(), Cost.of(1, peer.getValue()));
                // a machine that is slow for a minute is slow for both
                ours = ours.best(Cost.of(1, ours(large)));
            } catch (IllegalStateException e) {
                table.add("", "", peer.getKey() + ": gave up", "");
            }
        }
        for (Map.Entry<String, Cost> peer : peers.entrySet()) {
            Cost theirs = peer.getValue();
            double ratio = theirs.cpu() / ours.cpu();
            if (peer.getKey().startsWith("POI")) {
                table.add(
                        work,
                        ours.toString(),
                        peer.getKey() + ": " + theirs,
                        "1/" + Math.round(ratio),
                        "<= 1/20",
                        ratio >= 20);
            } else {
                table.add("", "", peer.getKey() + ": " + theirs, "1/" + Math.round(ratio));
            }
        }
        table.add("its peak memory", megabytes(ours.peak()), "", "", "<= 100 MB", ours.peak() <= 100);
    }

    private void small() throws IOException, InterruptedException {
        Cost ours = Cost.of(5, ours(500));
        for (Map.Entry<String, List<String>> peer : editing(500).entrySet()) {
            Cost theirs = Cost.of(3, peer.getValue());
            String ratio = Table.times(ours.wall() / theirs.wall());
            String other = peer.getKey() + ": " + seconds(theirs.wall());
            if (peer.getKey().equals("openpyxl")) {
                table.add(
                        "500 rows, whole process, wall",
                        seconds(ours.wall()),
                        other,
                        ratio,
                        "<= 1x, 0.35 s in sight",
                        ours.wall() <= theirs.wall());
            } else {
                table.add("500 rows, whole process, wall", seconds(ours.wall()), other, ratio);
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        String file = workbook(large).toString();
        Cost ours = Cost.of(3, Peers.lean(Reading.class, "alur", file));
        Cost lean = Cost.of(2, Peers.lean(Reading.class, "fastexcel", file));
        Cost usual = Cost.of(2, Peers.java(Reading.class, "fastexcel", file));
        Cost theirs = lean.cpu() < usual.cpu() ? lean : usual;
        double ratio = ours.cpu() / theirs.cpu();
        table.add(
                "reading " + thousands(large) + " rows to a Snapshot, whole process, CPU",
                ours.toString(),
                "fastexcel-reader: " + theirs,
                Table.times(ratio),
                "<= 0.5x",
                ratio <= 0.5);
    }

    private void linear() throws IOException, InterruptedException {
        Map<Integer, Cost> costs = new TreeMap<>();
        for (int rows : isQuick ? List.of(1_000, 10_000, 100_000) : List.of(1_000, 10_000, 100_000, 500_000)) {
            Cost cost = cost(rows);
            costs.put(rows, cost);
            table.add("cost against rows: " + thousands(rows), cost.toString(), "", "");
        }
        int first = 1_000;
        int middle = isQuick ? 10_000 : 100_000;
        int last = isQuick ? 100_000 : 500_000;
        double perRow = (costs.get(middle).cpu() - costs.get(first).cpu()) / (middle - first);
        double further = (costs.get(last).cpu() - costs.get(middle).cpu()) / (last - middle);
        table.add(
                "one row more, CPU",
                micros(further) + " beyond " + thousands(middle) + " rows",
                micros(perRow) + " below",
                Table.times(further / perRow),
                "linear: <= 1.3x",
                further <= 1.3 * perRow);
        // what an edit keeps grows with the edit; the workbook's size should not matter
        double peak = Cost.of(2, ours(last, middle)).peak();
        double growth = peak - costs.get(middle).peak();
        table.add(
                "peak memory of the same edit, " + thousands(last) + " rows",
                megabytes(peak),
                megabytes(costs.get(middle).peak()) + " for " + thousands(middle) + " rows",
                Table.times(peak / costs.get(middle).peak()),
                "constant: <= 1.1x",
                growth <= costs.get(middle).peak() / 10);
    }

    /// Where the launcher's memory does not suffice, that is said, and more is given.
    private Cost cost(int rows) throws IOException, InterruptedException {
        try {
            return Cost.of(rows > 100_000 ? 1 : 2, ours(rows));
        } catch (IllegalStateException e) {
            String work = "cost against rows: " + thousands(rows);
            table.add(work, "gives up", "", "", "within the launcher's memory", false);
            List<String> command = ours(rows);
            command.add(1, "ALUR_JAVA_OPTS=-Xmx1g");
            return Cost.of(1, command);
        }
    }

    private void warm() throws RunnerException {
        Map<String, Double> cpu = new TreeMap<>();
        for (RunResult result : run(EditBench.class, large)) {
            Map<String, Result> counted = result.getSecondaryResults();
            String label = result.getPrimaryResult().getLabel();
            cpu.put(
                    label,
                    counted.get("cpuMillis").getScore() / counted.get("calls").getScore() / 1000);
        }
        double packing = cpu.get("inflatingAndDeflating");
        String work = ", whole edit warm in process, CPU";
        String other = "inflating and deflating that sheet: " + seconds(packing);
        double spread = cpu.get("spread");
        double adjacent = cpu.get("adjacent");
        table.add(
                "3 cells in every 100th row" + work,
                seconds(spread),
                other,
                Table.times(spread / packing),
                "<= 1x",
                spread <= packing);
        table.add(
                "as many adjacent rows" + work,
                seconds(adjacent),
                other,
                Table.times(adjacent / packing),
                "stretch: <= 0.4x",
                adjacent <= 0.4 * packing);
    }

    private void rules() throws Exception {
        int rows = isQuick ? 20_000 : 100_000;
        double ours = RuleBench.ours(rows);
        double cells = RuleBench.poi(rows);
        double scratch = RuleBench.poiScratch(rows);
        table.add(
                "a condition over three columns, evaluations a second of one core",
                thousands((int) ours),
                "POI, a formula cell in each row: " + thousands((int) cells),
                Table.times(ours / cells),
                ">= 600,000",
                ours >= 600_000);
        table.add("", "", "POI, one row filled anew: " + thousands((int) scratch), Table.times(ours / scratch));
        double two = RuleBench.oursOnTwo(rows);
        table.add("the same by two threads at once", thousands((int) two), "", Table.times(two / ours));
        double many = RuleBench.oursCounting(rows);
        double few = RuleBench.oursCounting(rows / 5);
        table.add(
                "COUNTIF over a column by each of its " + thousands(rows) + " rows, the same",
                thousands((int) many),
                thousands((int) few) + " by " + thousands(rows / 5) + " rows",
                Table.times(many / few),
                "once per pass: >= 0.5x",
                many >= few / 2);
        plan();
    }

    /// In memory where the machine has a folder there, so that no flush to the disk is counted.
    private void journal() throws IOException, InterruptedException {
        int runs = isQuick ? 1_000 : 10_000;
        Path memory = Path.of("/dev/shm");
        boolean apart = Files.isWritable(memory);
        Path folder = Files.createTempDirectory(apart ? memory : FOLDER, "alur-bench");
        Path fresh = Files.createTempDirectory(FOLDER, "fresh").resolve("studio");
        Cost.of(1, List.of("sh", "-c", "exec target/alur init \"$0\" --lang en > /dev/null", fresh.toString()));
        Path tracker = fresh.resolve("tracker.xlsx");
        try {
            HistoryBench young = new HistoryBench(folder.resolve("young"), tracker);
            HistoryBench old = new HistoryBench(folder.resolve("old"), tracker);
            HistoryBench disk = new HistoryBench(fresh.resolveSibling("disk"), tracker);
            young.lengthen(10);
            old.lengthen(runs);
            disk.lengthen(10);
            history(runs, apart, young, old, disk);
        } finally {
            Cost.of(1, List.of("rm", "-rf", folder.toString()));
        }
    }

    /// In turns, and the least of each: what else the machine does only makes them more.
    private void history(int runs, boolean apart, HistoryBench young, HistoryBench old, HistoryBench disk)
            throws IOException {
        Map<String, Double> best = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            HistoryBench.Times few = young.round();
            HistoryBench.Times many = old.round();
            best.merge("few", few.apply(), Math::min);
            best.merge("many", many.apply(), Math::min);
            best.merge("plan", few.plan(), Math::min);
            best.merge("plan many", many.plan(), Math::min);
            best.merge("set", few.set(), Math::min);
            best.merge("explain", young.explain(), Math::min);
            best.merge("explain many", old.explain(), Math::min);
            best.merge("undo", young.undoing(), Math::min);
            best.merge("memory", few.wall(), Math::min);
            best.merge("undo many", old.undoing(), Math::min);
            best.merge("disk", disk.round().wall(), Math::min);
        }
        String after = " after " + thousands(runs) + " runs";
        double ratio = best.get("many") / best.get("few");
        table.add(
                "apply of 20 changes and an invoice" + after + ", warm, CPU",
                millis(best.get("many")),
                "after 10 runs: " + millis(best.get("few")),
                Table.times(ratio),
                "<= 1.1x",
                ratio <= 1.1);
        for (String what : List.of("plan", "explain", "undo")) {
            double other = best.get(what + " many") / best.get(what);
            table.add(
                    (what.equals("undo") ? "what an undo would do" : what) + after + ", CPU",
                    millis(best.get(what + " many")),
                    "after 10 runs: " + millis(best.get(what)),
                    Table.times(other),
                    "<= 1.1x",
                    other <= 1.1);
        }
        double added = best.get("few") - best.get("plan") - best.get("set");
        table.add(
                "what journal and protocol add to that apply, CPU",
                millis(added),
                "plan " + millis(best.get("plan")) + ", setting as many cells " + millis(best.get("set")),
                "",
                "<= 60 ms",
                added <= 60);
        table.add(
                "the same apply by the clock, on the disk",
                millis(best.get("disk")),
                (apart ? "in memory, without flushes: " : "again: ") + millis(best.get("memory")),
                Table.times(best.get("disk") / best.get("memory")));
        double check = old.check() / 1000;
        table.add("alur check" + after + ", CPU", seconds(check), "", "", "seconds", check <= 10);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.0f ms", millis);
    }

    private void sheets() throws IOException, InterruptedException {
        try (SheetsBench sheets = new SheetsBench(FOLDER)) {
            sheets.measure(isQuick ? 2 : 5, table);
        }
    }

    private void plan() throws IOException, InterruptedException {
        int jobs = isQuick ? 2_000 : 10_000;
        Path file = JobsFile.of(FOLDER.resolve("jobs-" + jobs + ".xlsx"), jobs);
        Cost cost = Cost.of(
                3,
                List.of(
                        "env",
                        "ALUR_STATE=" + FOLDER.resolve("state-plan"),
                        "sh",
                        "-c",
                        "exec target/alur \"$@\" > /dev/null",
                        "alur",
                        "plan",
                        file.toString(),
                        "--today",
                        JobsFile.TODAY.toString()));
        table.add(
                "plan of " + thousands(jobs) + " jobs x 20 rules, whole process, CPU",
                cost.toString(),
                "",
                "",
                "wall <= 2 s",
                cost.wall() <= 2);
    }

    private static Collection<RunResult> run(Class<?> benchmarks, int rows) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmarks.getSimpleName());
        if (rows > 0) {
            options.param("rows", String.valueOf(rows));
        }
        return new Runner(options.build()).run();
    }

    private Map<String, List<String>> editing(int rows) throws IOException {
        return peers.editing(workbook(rows), edits(rows), FOLDER.resolve("theirs.xlsx"));
    }

    private static List<String> ours(int rows) throws IOException {
        return ours(rows, rows);
    }

    /// @param edited as many cells as in a workbook of so many rows
    private static List<String> ours(int rows, int edited) throws IOException {
        Path result = FOLDER.resolve("ours.xlsx");
        return new ArrayList<>(List.of(
                "env",
                "ALUR_STATE=" + FOLDER.resolve("state"),
                "sh",
                "-c",
                "rm -f " + result + " && exec target/alur \"$@\"",
                "alur",
                "set",
                workbook(rows).toString(),
                "--from",
                edits(edited).toString(),
                "--out",
                result.toString()));
    }

    private static Path workbook(int rows) throws IOException {
        Path file = FOLDER.resolve("rows-" + rows + ".xlsx");
        return Files.exists(file) ? file : TrackerFile.write(file, rows);
    }

    private static Path edits(int rows) throws IOException {
        return TrackerFile.csv(FOLDER.resolve("edits-" + rows + ".csv"), TrackerFile.changes(rows, false));
    }

    private static String thousands(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String micros(double seconds) {
        return String.format(Locale.ROOT, "%.1f µs", seconds * 1e6);
    }

    private static String megabytes(double megabytes) {
        return String.format(Locale.ROOT, "%.0f MB", megabytes);
    }
}
