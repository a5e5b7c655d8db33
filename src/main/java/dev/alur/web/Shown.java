package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.Saying;
import dev.alur.plan.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan in the words of a page: what the terminal shows, in the same order, with the same signs.
///
/// @param day on which it was made
/// @param asks what waits for a person, by rule
/// @param groups the changes, by sheet
/// @param flaws the problems
public record Shown(String day, List<Ask> asks, List<Group> groups, List<Flaw> flaws) {
    public Shown {
        asks = List.copyOf(asks);
        groups = List.copyOf(groups);
        flaws = List.copyOf(flaws);
    }

    static Shown of(Plan plan, List<Problem> notes, Language language) {
        List<Problem> problems = new ArrayList<>(plan.problems());
        problems.addAll(notes);
        return new Shown(
                Dates.weekday(language, plan.today()),
                asks(plan.waiting(), language),
                groups(plan.changes(), language),
                flaws(problems, language));
    }

    public int changes() {
        return groups.stream().mapToInt(group -> group.lines().size()).sum();
    }

    public int waiting() {
        return asks.stream().mapToInt(ask -> ask.lines().size()).sum();
    }

    public boolean isQuiet() {
        return asks.isEmpty() && groups.isEmpty() && flaws.isEmpty();
    }

    /// How much is wrong that may be why nothing is to be done.
    public int blocks() {
        return (int) flaws.stream().filter(Flaw::error).count();
    }

    static List<Flaw> flaws(List<Problem> problems, Language language) {
        return problems.stream().map(problem -> flaw(problem, language)).toList();
    }

    /// One change, done or not.
    static Line line(Change change, char sign, boolean done, Language language) {
        String cell =
                change instanceof Change.AddRow ? "" : Saying.place(change).cell();
        List<Because> reasons = change.reasons().stream()
                .map(reason ->
                        new Because(reason.address().toString(), reason.text().replaceAll("\\s+", " ")))
                .toList();
        return new Line(
                String.valueOf(sign),
                kind(sign),
                cell,
                change.job(),
                change.label(),
                new Saying(language).what(change, done),
                reasons);
    }

    /// Neighbours of one sheet together, as the plan has them.
    private static List<Group> groups(List<Change> changes, Language language) {
        List<Group> groups = new ArrayList<>();
        for (Change change : changes) {
            String sheet = Saying.place(change).sheet();
            if (groups.isEmpty() || !groups.getLast().sheet().equals(sheet)) {
                groups.add(new Group(sheet, new ArrayList<>()));
            }
            groups.getLast().lines().add(line(change, change.symbol(), false, language));
        }
        return groups;
    }

    private static List<Ask> asks(List<Waiting> waiting, Language language) {
        Map<List<String>, Ask> asks = new LinkedHashMap<>();
        for (Waiting each : waiting) {
            asks.computeIfAbsent(
                            List.of(each.rule(), each.why().key(), Integer.toString(each.by())),
                            key -> new Ask(each.rule(), each.why().key(), each.by(), new ArrayList<>()))
                    .lines()
                    .add(new Asked(line(each.change(), '?', false, language), each.ref(), each.isRefused()));
        }
        return List.copyOf(asks.values());
    }

    private static Flaw flaw(Problem problem, Language language) {
        String source = source(problem);
        return new Flaw(
                problem.severity() == Problem.Severity.ERROR ? "!" : "-",
                problem.address() == null ? "" : problem.address().toString(),
                Sentences.detail(problem, language),
                source,
                source.isEmpty() ? "" : caret(problem.span()));
    }

    /// The text that a problem points into; empty where it points nowhere, or where a caret below could not.
    private static String source(Problem problem) {
        String source = problem.source();
        return source == null || problem.span() == null || source.contains("\n") ? "" : source;
    }

    private static String caret(Problem.@Nullable Span span) {
        return span == null ? "" : " ".repeat(span.from()) + "^".repeat(Math.max(1, span.to() - span.from()));
    }

    private static String kind(char sign) {
        return switch (sign) {
            case '+' -> "new";
            case '~' -> "change";
            case '-' -> "gone";
            case '?' -> "ask";
            default -> "same";
        };
    }

    /// What waits because of one rule.
    ///
    /// @param why it waits: `asks`, `person` or `held`
    /// @param by the run that took it back, 0 where none did
    public record Ask(String rule, String why, int by, List<Asked> lines) {}

    /// A change that waits.
    ///
    /// @param ref by which it is answered
    /// @param refused whether it got a no
    public record Asked(Line line, String ref, boolean refused) {}

    /// Changes of one sheet.
    public record Group(String sheet, List<Line> lines) {}

    /// One change.
    ///
    /// @param kind the sign as a word, for styles and for those who listen
    /// @param cell empty for a new row
    /// @param job the id of the job that it is about; empty where it is about none, or about one that has
    /// none yet
    public record Line(
            String sign, String kind, String cell, String job, String label, String what, List<Because> reasons) {
        /// The job's id as an address has it.
        public String link() {
            return Papers.encoded(job);
        }
    }

    /// The cell of a condition that holds, and its text.
    public record Because(String where, String text) {}

    /// A problem.
    ///
    /// @param where its cell, or empty
    /// @param source the text that it is about, or empty
    /// @param caret a line that points at the place in `source`
    public record Flaw(String sign, String where, String detail, String source, String caret) {
        public boolean error() {
            return sign.equals("!");
        }
    }
}
