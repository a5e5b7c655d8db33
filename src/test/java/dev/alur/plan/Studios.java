package dev.alur.plan;

import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.SheetDraft;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Random small trackers, and what may happen to them.
public final class Studios {
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 24);
    public static final List<String> HEADERS = List.of(
            "ID",
            "Client",
            "Project",
            "Service",
            "Stage",
            "Start",
            "Due",
            "Done",
            "Quantity",
            "Approved",
            "Invoice",
            "Notes",
            "Link",
            "Mood");

    private static final List<String> STAGES = List.of("Brief", "Concept", "Revision", "Final", "Archived");
    private static final List<String> CONDITIONS = List.of(
            "[Link]<>\"\"",
            "[Approved]=\"yes\"",
            "[Start]<=TODAY()-3",
            "[Done]<>\"\"",
            "[Invoice]<>\"\"",
            "[Quantity]>1",
            "COUNTIF(E2:E9,\"Final\")>0",
            "");

    /// When, Do, Field, Value: what freelancers write, and what sets traps.
    private static final List<List<String>> RULES = List.of(
            rule("[Stage]=\"Final\"", "issue invoice", "", ""),
            rule("[Stage]=\"Revision\"", "issue invoice", "", ""),
            rule("[Link]<>\"\"", "issue invoice", "", "deposit"),
            rule("[Stage]=\"Brief\"", "issue invoice", "", "deposit"),
            rule("[Stage]=\"Final\"", "issue invoice", "", "final"),
            rule("[Done]<>\"\"", "issue invoice", "", "final"),
            rule("[Stage]=\"Final\"", "set field", "Done", "TODAY()"),
            rule("[Start]<>\"\"", "set field", "Due", "[Start]+7"),
            rule("AND([Start]<>\"\",[Due]=\"\")", "set field", "Due", "[Start]+14"),
            rule("[Due]<TODAY()", "set field", "Mood", "\"late\""),
            rule("[Due]>=TODAY()", "set field", "Mood", "\"fine\""),
            rule("[Mood]=\"late\"", "set field", "Link", "\"https://example.org\""),
            rule("[Stage]=\"Concept\"", "set field", "Approved", "\"yes\""),
            rule("[Invoice]<>\"\"", "set field", "Link", "\"see \"&[Invoice]"),
            rule("[Approved]=\"yes\"", "set field", "Approved", "\"no\""),
            rule("[Approved]=\"no\"", "set field", "Approved", "\"yes\""),
            rule("[Quantity]<3", "set field", "Quantity", "[Quantity]+1"),
            rule("[Quantity]>0", "set field", "Quantity", "[Quantity]+1"),
            rule("[Mood]<>\"\"", "set field", "Mood", "\"\""),
            rule("[Due]<TODAY()", "add note", "", "\"late\""),
            rule("AND([Due]<TODAY(),[Done]=\"\")", "add note", "", "\"late\""),
            rule("[Stage]=\"Revision\"", "add note", "", "\"revision\""),
            rule("AND([Stage]=\"Brief\",TODAY()>0)", "add note", "", "\"still brief\""),
            rule("TODAY()>0", "add note", "", "\"a new day\""),
            rule("[Link]<>\"\"", "add note", "", "\"link \"&[Link]"),
            rule("[Invoice]<>\"\"", "add note", "", "\"billed \"&[Invoice]"),
            rule(
                    "[Stage]=\"Final\"",
                    "add row",
                    "Time",
                    "Date = TODAY()\nProject = [ID]\nKind = \"admin\"\nMinutes = 15"),
            rule(
                    "[Approved]=\"yes\"",
                    "add row",
                    "Projects",
                    "Client = [Client]\nProject = \"More\"\nStage = \"Brief\""),
            rule("1/[Quantity]>0", "set field", "Mood", "\"counted\""),
            rule("COUNTIF(E2:E9,\"Final\")>1", "set field", "Mood", "\"busy\""));

    private Studios() {}

    /// A tracker as it is at first.
    ///
    /// @param conditions of Brief, Concept, Revision and Final
    /// @param rules indices into the rules that there are, with their modes
    public record Start(List<List<@Nullable Object>> jobs, List<String> conditions, List<Rule> rules) {}

    public record Rule(int index, boolean asks) {}

    /// What happens to a tracker.
    public sealed interface Step {
        /// A person types into a job's cell.
        record Type(int job, int cell, int value) implements Step {}

        /// A person writes a new job below the others, without an id.
        record NewJob(List<@Nullable Object> cells) implements Step {}

        /// A person clears a job's row.
        record Clear(int job) implements Step {}

        /// A person sorts: two rows change places.
        record Swap(int job, int other) implements Step {}

        /// A person changes a rule's mode, its name, or what it does.
        record Rewrite(int rule, int how) implements Step {}

        record Days(int count) implements Step {}

        /// An apply, with a yes to nothing, to everything that asks, or to one rule.
        record Apply(int yes) implements Step {}

        /// A plan is shown, a person types, and the plan that was shown is applied.
        record ApplyShown(Type typed) implements Step {}

        /// The last run that stands is undone.
        record Undo() implements Step {}

        /// An invoice is voided.
        record VoidInvoice(int invoice) implements Step {}
    }

    public record Story(Start start, List<Step> steps) {}

    static Arbitrary<Story> stories() {
        return Combinators.combine(
                        starts(Arbitraries.of(false, false, false, true)),
                        steps().list().ofMinSize(2).ofMaxSize(9))
                .as(Story::new);
    }

    /// @param asks how often a rule asks
    public static Arbitrary<Start> starts(Arbitrary<Boolean> asks) {
        Arbitrary<Rule> rule = Combinators.combine(Arbitraries.integers().between(0, RULES.size() - 1), asks)
                .as(Rule::new);
        return Combinators.combine(
                        job(true).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(CONDITIONS).list().ofSize(4),
                        rule.list().ofMinSize(1).ofMaxSize(5))
                .as(Start::new);
    }

    private static Arbitrary<List<@Nullable Object>> job(boolean named) {
        Arbitrary<@Nullable Object> day = Arbitraries.integers()
                .between(-12, 12)
                .<@Nullable Object>map(FIRST_DAY::plusDays)
                .injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of("Bu Sri", "Bu Sri", "Kopi Senja", ""),
                        Arbitraries.of("Design", "Design", "Flat"),
                        Arbitraries.of(STAGES),
                        day,
                        day,
                        Arbitraries.of("yes", "no", "", ""),
                        Arbitraries.of("x", "", ""),
                        Arbitraries.integers().between(0, 3))
                .as((client, service, stage, start, due, approved, link, number) -> java.util.Arrays.asList(
                        named && number > 0 ? "id" : "",
                        client,
                        "Work",
                        service,
                        stage,
                        start,
                        due,
                        null,
                        number,
                        approved,
                        "",
                        "",
                        link,
                        ""));
    }

    public static Arbitrary<Step> steps() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 7);
        Arbitrary<Step.Type> type = Combinators.combine(small, Arbitraries.of(4, 5, 6, 7, 8, 9, 11, 12, 13), small)
                .as(Step.Type::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, small.map(Step.Apply::new)),
                net.jqwik.api.Tuple.of(5, type),
                net.jqwik.api.Tuple.of(2, type.map(Step.ApplyShown::new)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(1, 9).map(Step.Days::new)),
                net.jqwik.api.Tuple.of(2, Arbitraries.create(Step.Undo::new)),
                net.jqwik.api.Tuple.of(1, small.map(Step.VoidInvoice::new)),
                net.jqwik.api.Tuple.of(1, job(false).map(Step.NewJob::new)),
                net.jqwik.api.Tuple.of(1, small.map(Step.Clear::new)),
                net.jqwik.api.Tuple.of(1, Combinators.combine(small, small).as(Step.Swap::new)),
                net.jqwik.api.Tuple.of(1, Combinators.combine(small, small).as(Step.Rewrite::new)));
    }

    /// What a person may type into a column.
    static @Nullable Object typed(int column, int value) {
        return switch (HEADERS.get(column)) {
            case "Stage" -> STAGES.get(value % STAGES.size());
            case "Start", "Due", "Done" -> value == 0 ? null : FIRST_DAY.plusDays(5L * value - 20);
            case "Quantity" -> value % 4;
            case "Approved" -> List.of("yes", "no", "", "maybe").get(value % 4);
            default -> List.of("", "x", "late", "busy").get(value % 4);
        };
    }

    static MemoryWorkbook workbook(Start start) {
        return MemoryWorkbook.of("studio.xlsx", drafts(start));
    }

    /// The sheets of a tracker.
    public static SheetDraft[] drafts(Start start) {
        SheetDraft projects = SheetDraft.of("Projects").row(HEADERS.toArray());
        int id = 0;
        for (List<@Nullable Object> job : start.jobs()) {
            Object[] cells = job.toArray();
            id++;
            cells[0] = "id".equals(cells[0]) ? "PRJ-00" + id : "";
            projects.row(cells);
        }
        SheetDraft workflow = SheetDraft.of("Workflow").row("Workflow", "Stage", "Advance when", "Next");
        for (int i = 0; i < start.conditions().size(); i++) {
            workflow.row("Orders", STAGES.get(i), start.conditions().get(i), STAGES.get(i + 1));
        }
        workflow.row("Orders", "Archived", "", "");
        SheetDraft rules = SheetDraft.of("Rules").row("Rule", "When", "Do", "Field", "Value", "Mode");
        for (int i = 0; i < start.rules().size(); i++) {
            Rule rule = start.rules().get(i);
            List<String> words = RULES.get(rule.index());
            rules.row("R" + i, words.get(0), words.get(1), words.get(2), words.get(3), rule.asks() ? "ask" : "auto");
        }
        return new SheetDraft[] {
            projects,
            workflow,
            rules,
            SheetDraft.of("Clients").row("Name", "Terms").row("Bu Sri", 7).row("Kopi Senja", null),
            SheetDraft.of("Services")
                    .row("Service", "Workflow", "Price", "Deposit")
                    .row("Design", "Orders", 750_000, 0.5)
                    .row("Flat", "Orders", 100_000, null),
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
                            "State",
                            "Document")
                    .row("", "")
                    .table("Bills", "A1:K2"),
            SheetDraft.of("Time").row("Date", "Project", "Kind", "Minutes", "Person"),
            SheetDraft.of("Settings")
                    .row("Key", "Value")
                    .row("Seller", "Studio Ayu")
                    .row("Language", "en")
        };
    }

    private static List<String> rule(String when, String action, String field, String value) {
        return List.of(when, action, field, value);
    }
}
