package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.Proof;
import dev.alur.grid.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes, each with a state folder of its own and no journal in common, that apply one spreadsheet at
/// the same moment, over and over: one does, the other writes nothing and says who did.
class MachinesTest {
    private static final int ROUNDS = Proof.times(2, 100);

    @TempDir
    Path folder;

    private final Random random = new Random(5);
    private Studio studio;
    private OtherMachine one;
    private OtherMachine other;
    private int busy;

    @BeforeEach
    void start() throws IOException {
        studio = new Studio(folder);
        studio.google.faults().latency(Duration.ofMillis(15));
        one = OtherMachine.start(studio.google.address().toString());
        other = OtherMachine.start(studio.google.address().toString());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        studio.close();
    }

    @Test
    @Tag("slow")
    void ofTwoMachinesAtTheSameMomentOneWinsAndTheOtherSaysWho() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            String id = SmallTracker.in(studio);
            List<Path> homes = List.of(home(round, "one"), home(round, "other"));
            int winner = race(id, homes, List.of("INV-2026-001"));
            // the other machine gets the winner's journal, as somebody does who copies the folder: both know all
            copied(homes.get(winner).resolve("state"), homes.get(1 - winner).resolve("state"));
            approve(id);
            race(id, homes, List.of("INV-2026-001", "INV-2026-002"));
        }
        Proof.tried(2L * ROUNDS);
        Proof.note("in " + busy + " both were at it at once");
        System.out.printf("%d races, in %d both were at it at once%n", 2 * ROUNDS, busy);
        assertThat(busy).as("races that were races").isPositive();
    }

    /// @param numbers the invoices that there are in the end
    /// @return who won
    private int race(String id, List<Path> homes, List<String> numbers) throws IOException {
        List<List<Path>> before = List.of(documents(homes.get(0)), documents(homes.get(1)));
        long at = System.currentTimeMillis() + 100;
        one.apply(homes.get(0).resolve("state"), id, homes.get(0).resolve("documents"), at + random.nextInt(120));
        other.apply(homes.get(1).resolve("state"), id, homes.get(1).resolve("documents"), at + random.nextInt(120));
        List<Command.Ended> ended = List.of(one.ended(), other.ended());
        List<Integer> codes = ended.stream().map(Command.Ended::code).toList();
        String all = ended.get(0).all() + "\n" + ended.get(1).all();

        assertThat(codes).as(all).containsOnlyOnce(0);
        int winner = codes.indexOf(0);
        Command.Ended loser = ended.get(1 - winner);
        assertThat(loser.code()).as(all).isIn(1, 75);
        busy += loser.code() == 75 ? 1 : 0;
        assertThat(loser.err())
                .as("who, and when")
                .contains(dev.alur.run.Machine.name())
                .containsPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z");
        assertThat(documents(homes.get(1 - winner))).isEqualTo(before.get(1 - winner));
        assertThat(documents(homes.get(winner))).hasSize(before.get(winner).size() + 1);
        assertThat(written(id)).isEqualTo(numbers);
        return winner;
    }

    private Path home(int round, String machine) throws IOException {
        Path home = Files.createDirectories(folder.resolve(round + machine));
        studio.tokens.account(Files.createDirectories(home.resolve("state")).resolve("google.json"));
        return home;
    }

    private static void copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> documents(Path home) throws IOException {
        Path documents = home.resolve("documents");
        if (!Files.isDirectory(documents)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(documents)) {
            return files.sorted().toList();
        }
    }

    private List<String> written(String id) {
        Sheet invoices = Loading.workbooks(studio.google, Loading.hurried())
                .open(id)
                .read()
                .need("Invoices");
        List<String> numbers = new ArrayList<>();
        for (int row = 2; row <= invoices.lastRow(); row++) {
            numbers.add(invoices.value(row, 1).plain());
        }
        return numbers;
    }

    private void approve(String id) {
        studio.google.change(
                id.substring("gsheet:".length()),
                "{'updateCells':{'start':{'sheetId':1,'rowIndex':2,'columnIndex':5},'fields':'userEnteredValue',"
                        + "'rows':[{'values':[{'userEnteredValue':{'stringValue':'yes'}}]}]}}");
    }
}
