package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.ProblemException;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/// Whatever people do to the sheet between a plan and its apply, and between the intent and the write: a run
/// changes only cells of the jobs that it names, and only as it says. Planner, protocol and journal are the
/// real ones; the workbook is in memory. 200 sequences in an ordinary build, 2,000 with `-Dalur.proof=full`.
class RebindingProperties {
    static final List<String> HEADERS = List.of(
            "ID", "Client", "Project", "Service", "Stage", "Start", "Due", "Approved", "Invoice", "Notes", "Mood");

    /// @param jobs what each row is drawn from; an even number has an id
    /// @param before what people do between the plan and the apply
    /// @param within what they do between the intent and the write
    record Story(List<Integer> jobs, List<Sheetful.Move> before, List<Sheetful.Move> within, boolean yes) {}

    @Property(tries = 200, seed = "20261201")
    @Tag("slow")
    void aRunChangesNoCellOfAnotherJob(@ForAll("stories") List<Story> stories) throws IOException {
        for (Story story : stories) {
            Proof.tried(1);
            try {
                live(story);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("The sequence " + story, e);
            }
        }
    }

    private static void live(Story story) throws IOException {
        Path folder = Files.createTempDirectory("rebinding");
        try {
            MemoryWorkbook workbook = workbook(story.jobs());
            List<Sheetful.Line> lines = new ArrayList<>();
            story.jobs().forEach(job -> lines.add(new Sheetful.Line(lines.size(), List.of())));
            Sheetful sheet = new Sheetful(workbook, HEADERS, lines);
            sheet.look();
            Options options = Options.NONE
                    .documents(folder.resolve("documents"))
                    .approving(story.yes() ? Set.of("all") : Set.of());
            Planned shown = runner(workbook, folder, step -> {}).plan("studio.xlsx", options, null);
            Set<String> promised = new HashSet<>();
            cells(shown.plan().changes()).forEach(cell -> promised.add(promise(cell)));
            // what waited may act by now, such as a copy whose original is gone
            shown.plan().waiting().forEach(each -> cells(each.change()).forEach(cell -> promised.add(promise(cell))));

            sheet.live(story.before());
            List<List<Sheetful.Line>> seen = new ArrayList<>();
            List<List<String>> columns = new ArrayList<>();
            Runner runner = runner(workbook, folder, step -> {
                if (step == Step.INTENDED) {
                    sheet.look();
                    seen.add(List.copyOf(sheet.lines));
                    columns.add(List.copyOf(sheet.headers));
                    sheet.live(story.within());
                }
            });
            Applied applied;
            try {
                applied = runner.apply("studio.xlsx", options, PlanJson.write(shown.plan(), Language.EN), change -> {});
            } catch (ProblemException e) {
                // refused in a sentence: nothing of this run was written into Projects
                List<Sheetful.Line> left = List.copyOf(sheet.lines);
                sheet.look();
                assertThat(sheet.lines).isEqualTo(left);
                return;
            }
            if (applied.run() != null) {
                List<Sheetful.Line> left = List.copyOf(sheet.lines);
                sheet.look();
                new Watch(seen.getLast(), columns.getLast(), left, sheet.lines, sheet.headers, promised).check(applied);
            }
        } finally {
            delete(folder);
        }
    }

    private static MemoryWorkbook workbook(List<Integer> jobs) {
        SheetDraft projects = SheetDraft.of("Projects").row(HEADERS.toArray());
        int given = 0;
        Set<Value> ids = new HashSet<>();
        for (int job : jobs) {
            List<Value> cells = Sheetful.job(job / 2, job % 2 == 0);
            if (!ids.add(cells.getFirst()) && !cells.getFirst().isBlank()) {
                cells.set(0, Value.of("PRJ-%03d".formatted(20 + given++)));
            }
            projects.row(cells.stream().map(RebindingProperties::drawn).toArray());
        }
        return MemoryWorkbook.of(
                "studio.xlsx",
                projects,
                SheetDraft.of("Clients").row("Name", "Terms").row("Bu Sri", 14).row("Kopi Senja", 7),
                SheetDraft.of("Services")
                        .row("Service", "Workflow", "Unit", "Price")
                        .row("Design", "Orders", "piece", 750_000),
                SheetDraft.of("Workflow")
                        .row("Workflow", "Stage", "Advance when", "Next")
                        .row("Orders", "Brief", "[Start]<DATE(2026,11,3)", "Revision")
                        .row("Orders", "Revision", "[Approved]=\"yes\"", "Final")
                        .row("Orders", "Final", null, null),
                SheetDraft.of("Rules")
                        .row("Rule", "When", "Do", "Field", "Value", "Mode")
                        .row("Promise", "[Start]<>\"\"", "set field", "Due", "[Start]+7", "auto")
                        .row("Bill", "[Stage]=\"Final\"", "issue invoice", null, null, "auto")
                        .row("Feel", "[Stage]=\"Revision\"", "set field", "Mood", "\"busy\"", "ask")
                        .row("Note", "[Approved]=\"yes\"", "add note", null, "\"approved\"", "auto"),
                SheetDraft.of("Invoices")
                        .row(
                                "Number",
                                "Date",
                                "Due",
                                "Client",
                                "Projects",
                                "Net",
                                "Tax",
                                "Total",
                                "Paid",
                                "Balance",
                                "State",
                                "Document"),
                SheetDraft.of("Settings").row("Key", "Value").row("Seller", "Studio Ayu"));
    }

    private static Object drawn(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Date(var at) -> at.toLocalDate();
            default -> null;
        };
    }

    private static Runner runner(MemoryWorkbook workbook, Path folder, java.util.function.Consumer<Step> steps) {
        return new Runner(new Wiring(
                name -> workbook,
                root -> new FolderShelf(Path.of(root), null),
                new Workshop.PlainDrawing(),
                folder.resolve("state"),
                true,
                () -> Workshop.NOW,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofMillis(200),
                steps));
    }

    /// A job is its id; one that has none yet is shown by its client and its project, which is all that the
    /// giving of an id reads.
    private static String promise(Change.SetCell cell) {
        String header = cell.header().equals("Catatan") ? "Notes" : cell.header();
        return cell.label() + " " + header + " = " + cell.after();
    }

    private static List<Change.SetCell> cells(List<Change> changes) {
        List<Change.SetCell> cells = new ArrayList<>();
        for (Change change : changes) {
            cells.addAll(cells(change));
        }
        return cells;
    }

    /// The cells of Projects that a change sets.
    private static List<Change.SetCell> cells(Change change) {
        return switch (change) {
            case Change.SetCell set -> List.of(set);
            case Change.AddNote note ->
                List.of(new Change.SetCell(
                        note.job(),
                        note.label(),
                        note.address(),
                        note.header(),
                        note.before(),
                        note.after(),
                        note.reasons(),
                        note.reads()));
            case Change.IssueInvoice issue -> issue.cells();
            case Change.AddRow _, Change.MakeDocument _, Change.Structural _, Change.Inverse _ -> List.of();
        };
    }

    /// What may be different after a run.
    ///
    /// @param planned the rows as the run's plan saw them
    /// @param columns the headers as the plan saw them
    /// @param before the rows just before the write
    /// @param after the rows just after it
    /// @param promised what the plan that was shown said
    private record Watch(
            List<Sheetful.Line> planned,
            List<String> columns,
            List<Sheetful.Line> before,
            List<Sheetful.Line> after,
            List<String> headers,
            Set<String> promised) {
        private static String id(Sheetful.Line line, List<String> headers) {
            int column = headers.indexOf("ID");
            return column < 0 ? "" : line.cells().get(column).plain();
        }

        void check(Applied applied) {
            Map<String, Set<Integer>> allowed = new HashMap<>();
            List<Change> changes = applied.plan().changes();
            for (int i = 0; i < changes.size(); i++) {
                for (Change.SetCell cell : cells(changes.get(i))) {
                    Sheetful.Line meant = planned.get(cell.address().row() - 2);
                    boolean isNumbered = changes.get(i) instanceof Change.IssueInvoice;
                    assertThat(isNumbered || promised.contains(promise(cell)))
                            .as("%s was shown", cell)
                            .isTrue();
                    if (applied.run().changes().get(i).outcome() == Run.Outcome.DONE
                            || changes.get(i) instanceof Change.IssueInvoice) {
                        Set<Integer> who =
                                allowed.computeIfAbsent(cell.header() + " = " + cell.after(), key -> new HashSet<>());
                        // rows that are alike to the letter are as good as one another
                        planned.stream()
                                .filter(line -> line.who() == meant.who() || line.says(meant))
                                .forEach(line -> who.add(line.who()));
                        // also one that a person copied meanwhile, and one that still says what the plan saw
                        before.stream()
                                .filter(line -> id(meant, columns).isEmpty() && line.saysAsMuchAs(meant))
                                .forEach(line -> who.add(line.who()));
                        before.stream()
                                .filter(line -> before.stream()
                                        .anyMatch(other -> who.contains(other.who()) && other.says(line)))
                                .toList()
                                .forEach(line -> who.add(line.who()));
                        // and a job is the row that has its id, should a person have moved the id to another one
                        if (!id(meant, columns).isEmpty()) {
                            before.stream()
                                    .filter(line -> id(line, headers).equals(id(meant, columns)))
                                    .forEach(line -> who.add(line.who()));
                        }
                    }
                }
            }
            assertThat(after).hasSameSizeAs(before);
            for (int row = 0; row < before.size(); row++) {
                for (int column = 0; column < headers.size(); column++) {
                    Value was = before.get(row).cells().get(column);
                    Value is = after.get(row).cells().get(column);
                    String what = headers.get(column) + " = " + is;
                    assertThat(was.equals(is)
                                    || allowed.getOrDefault(what, Set.of())
                                            .contains(before.get(row).who()))
                            .as("row %s: %s -> %s", row + 2, was, what)
                            .isTrue();
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Story>> stories() {
        Arbitrary<Sheetful.Move> moves = Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 400))
                .as(Sheetful.Move::new);
        Arbitrary<Story> story = Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 500)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(6),
                        moves.list().ofMaxSize(5),
                        moves.list().ofMaxSize(5),
                        Arbitraries.of(true, false))
                .as(Story::new);
        return story.list().ofSize(Proof.times(1, 10));
    }
}
