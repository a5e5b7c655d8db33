package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tracker whose Inbox people answer, sort, copy and spoil. It remembers by itself what each line showed, and
/// looks at each apply whether everything that needed a yes had one: once, in the line that showed this very
/// change, and with what its rule names as it was then.
final class InboxLife {
    private static final int WHAT = 1;
    private static final int WHERE = 2;
    private static final int ANSWER = 4;
    private static final int REF = 6;
    private static final int MINE = 7;
    private static final Set<String> YES = Set.of("yes", "ya", "x", "1", "true", "✓");
    private static final Pattern OURS = Pattern.compile("W-[0-9a-f]{10}-[0-9a-f]{10}-[0-9]+|[PTD]-[0-9a-f]{10}");
    private static final Pattern NAMED = Pattern.compile("\\[([^\\]]+)]");

    private final MemoryWorkbook workbook;
    private final Hands hands;
    private final Map<String, Shown> shown = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Map<Integer, Value>> older = new ArrayList<>();
    private Situation situation = Situation.fresh(Studios.FIRST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC));
    private LocalDate today = Studios.FIRST_DAY;
    private int links;

    InboxLife(Studios.Start start) {
        workbook = Studios.workbook(start);
        hands = new Hands(() -> workbook);
        List<NewColumn> columns = new ArrayList<>();
        for (String header : List.of("What", "Where", "Why", "Answer", "Since", "Ref", "Mine")) {
            columns.add(NewColumn.of(header));
        }
        workbook.write(workbook.fingerprint(), List.of(new Edit.AddSheet("Inbox", columns)));
    }

    /// What a line showed.
    ///
    /// @param identity of the change that waited
    /// @param facts the cells that its rule names, and the rule's own
    private record Shown(String identity, Map<String, String> facts) {}

    /// What happens to a tracker with an Inbox.
    sealed interface Step {
        /// Whatever else happens to a tracker.
        record Other(Studios.Step step) implements Step {}

        record Apply() implements Step {}

        /// A person answers a line.
        record Answer(int line, int how) implements Step {}

        /// An apply, a yes to a line, and nothing else before the next apply: then it has to be done.
        record AnswerAtOnce(int line) implements Step {}

        /// Two lines change places, with all that stands beside them.
        record Sort(int line, int other) implements Step {}

        /// A line is copied below the others.
        record Copy(int line) implements Step {}

        /// A line of an older copy is pasted below the others, with its answer.
        record Paste(int which) implements Step {}

        /// A person writes something beside a line.
        record Note(int line, int what) implements Step {}

        /// A person clears a line or spoils its Ref.
        record Spoil(int line, int how) implements Step {}
    }

    void live(Step step) {
        switch (step) {
            case Step.Other(Studios.Step other) -> other(other);
            case Step.Apply() -> apply();
            case Step.Answer(int line, int how) -> answer(line, how);
            case Step.AnswerAtOnce(int line) -> answerAtOnce(line);
            case Step.Sort(int line, int other) -> sort(line, other);
            case Step.Copy(int line) -> paste(row(line));
            case Step.Paste(int which) -> {
                if (!older.isEmpty()) {
                    paste(older.get(which % older.size()));
                }
            }
            case Step.Note(int line, int what) -> put(at(line), MINE, Value.of("mine " + what));
            case Step.Spoil(int line, int how) -> spoil(line, how);
        }
    }

    private void other(Studios.Step step) {
        switch (step) {
            case Studios.Step.Type type -> hands.type(type);
            case Studios.Step.NewJob job -> hands.newJob(job.cells());
            case Studios.Step.Clear clear -> hands.clear(clear.job());
            case Studios.Step.Swap swap -> hands.swap(swap.job(), swap.other());
            case Studios.Step.Rewrite rewrite -> hands.rewrite(rewrite.rule(), rewrite.how());
            case Studios.Step.Days days -> today = today.plusDays(days.count());
            case Studios.Step.Apply _, Studios.Step.ApplyShown _, Studios.Step.Undo _, Studios.Step.VoidInvoice _ ->
                apply();
        }
    }

    private Tracker tracker() {
        return TrackerReader.read(workbook.read());
    }

    private Situation now() {
        return new Situation(
                        today.atTime(3, 0).toInstant(ZoneOffset.UTC),
                        null,
                        situation.serial(),
                        situation.numbers(),
                        situation.lastJob(),
                        situation.fired(),
                        Set.of(),
                        situation.held(),
                        situation.records())
                .spending(situation.spent());
    }

    // what has to hold

    private Plan apply() {
        Tracker tracker = tracker();
        Situation before = now();
        Plan plan = Planner.plan(tracker, before);
        Map<String, String> answers = answers();
        for (Change change : plan.changes()) {
            if (needsYes(change, before)) {
                hadOne(change, plan, answers);
            }
        }
        used.addAll(plan.memory().spent());
        Map<Integer, Value> mine = mine();
        inbox().forEach(line -> older.add(line));
        situation = Applying.apply(workbook, plan, before);
        assertThat(mine()).as("what a person wrote beside lines").isEqualTo(mine);
        Plan again = Planner.plan(tracker(), now());
        if (!Life.mayComeToRestLater(tracker, plan, !plan.memory().spent().isEmpty())) {
            assertThat(again.changes()).as("right after an apply").isEmpty();
            assertThat(again.inbox().changes())
                    .as("Inbox right after an apply, where %s was wrong and is %s", plan.problems(), again.problems())
                    .isEmpty();
        }
        everyLineLeadsWhereItSays();
        for (Waiting waiting : plan.waiting()) {
            shown.put(waiting.ref(), new Shown(waiting.change().identity(), facts(waiting.change(), Set.of())));
        }
        return plan;
    }

    /// A line of ours leads to the cell that it names, wherever it was sorted to, and no blank cell leads
    /// anywhere.
    private void everyLineLeadsWhereItSays() {
        Sheet sheet = workbook.read().need("Inbox");
        for (int row = 2; row <= sheet.lastRow(); row++) {
            String where = sheet.value(row, WHERE).plain();
            String ref = sheet.value(row, REF).plain();
            String link = sheet.layout().link(row, WHERE);
            if (where.isBlank()) {
                assertThat(link).as("a link of the blank cell B%d", row).isNull();
            } else if (OURS.matcher(ref).matches() && !isTwice(ref)) {
                assertThat(link).as("the link of %s in row %d", ref, row).isNotNull();
                assertThat(link)
                        .satisfiesAnyOf(
                                is -> assertThat(is).isEqualTo("#" + where),
                                is -> assertThat(is).isEqualTo("documents/" + where + ".pdf"));
                links++;
            }
        }
    }

    private boolean isTwice(String ref) {
        return inbox().stream()
                        .filter(line -> line.get(REF).plain().strip().equals(ref))
                        .count()
                > 1;
    }

    /// How many links were looked at.
    int links() {
        return links;
    }

    /// Once, to this very change, and for the reasons that the line showed.
    private void hadOne(Change change, Plan plan, Map<String, String> answers) {
        Set<String> touched = new HashSet<>();
        plan.changes().forEach(each -> touched.addAll(touched(each)));
        Map<String, String> facts = facts(change, touched);
        List<String> yeses = answers.entrySet().stream()
                .filter(answer -> YES.contains(answer.getValue()))
                .map(Map.Entry::getKey)
                .filter(ref ->
                        shown.containsKey(ref) && shown.get(ref).identity().equals(change.identity()))
                .toList();
        assertThat(yeses).as("a yes in a line that showed %s", change).isNotEmpty();
        assertThat(yeses).as("a yes that was not used before, to %s", change).anyMatch(ref -> !used.contains(ref));
        assertThat(yeses)
                .as("a yes to %s for the reasons that it has now: %s", change, facts)
                .anyMatch(ref -> !used.contains(ref)
                        && facts.entrySet().stream()
                                .allMatch(fact -> fact.getValue()
                                        .equals(shown.get(ref).facts().getOrDefault(fact.getKey(), fact.getValue()))));
    }

    private static Set<String> touched(Change change) {
        return switch (change) {
            case Change.SetCell set -> Set.of(set.job() + '/' + set.header());
            case Change.AddNote note -> Set.of(note.job() + '/' + note.header());
            case Change.IssueInvoice issue -> {
                Set<String> all = new HashSet<>();
                issue.cells().forEach(cell -> all.add(cell.job() + '/' + cell.header()));
                yield all;
            }
            default -> Set.of();
        };
    }

    /// Every rule that wants it asks, or it would replace what a person wrote.
    private boolean needsYes(Change change, Situation before) {
        Sheet rules = workbook.read().need("Rules");
        if (!change.reasons().stream()
                .allMatch(reason -> reason.address().sheet().equals("Rules"))) {
            return false;
        }
        boolean asks = change.reasons().stream()
                .allMatch(
                        reason -> rules.value(reason.address().row(), 6).plain().equals("ask"));
        return asks || (change instanceof Change.SetCell set && isPersons(set, before));
    }

    private static boolean isPersons(Change.SetCell set, Situation before) {
        JobRecord record = before.records().get(set.job());
        String wrote = record == null ? null : record.wrote().get(set.header());
        boolean reads = set.reasons().stream().anyMatch(reason -> reason.text().contains("[" + set.header() + "]"));
        return set.reasons().size() == 1
                && !set.before().isBlank()
                && !set.before().plain().equals(wrote)
                && !reads;
    }

    /// The cells that a change's rules name in brackets, and the rules' own cells.
    ///
    /// @param without cells that the plan itself sets
    private Map<String, String> facts(Change change, Set<String> without) {
        Snapshot now = workbook.read();
        Sheet rules = now.need("Rules");
        Sheet projects = now.need("Projects");
        Map<String, String> facts = new TreeMap<>();
        int row = rowOf(projects, change.job());
        for (Reason reason : change.reasons()) {
            if (!reason.address().sheet().equals("Rules")) {
                continue;
            }
            int rule = reason.address().row();
            String text =
                    rules.value(rule, 2).plain() + ' ' + rules.value(rule, 5).plain();
            facts.put(
                    "rule " + rule,
                    text + rules.value(rule, 3).plain() + rules.value(rule, 4).plain());
            Matcher named = NAMED.matcher(text);
            while (row > 0 && named.find()) {
                int column = Studios.HEADERS.indexOf(named.group(1)) + 1;
                if (!without.contains(change.job() + '/' + named.group(1))) {
                    facts.put(named.group(), projects.value(row, column).plain().strip());
                }
            }
        }
        return facts;
    }

    private static int rowOf(Sheet projects, String job) {
        for (int row = 2; row <= projects.lastRow(); row++) {
            if (projects.value(row, 1).plain().strip().equals(job)) {
                return row;
            }
        }
        return 0;
    }

    /// What stands in Answer by Ref, of those that stand once.
    private Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (Map<Integer, Value> line : inbox()) {
            String ref = line.get(REF).plain().strip();
            String answer = line.get(ANSWER).plain().strip().toLowerCase(Locale.ROOT);
            if (answers.put(ref, answer) != null) {
                twice.add(ref);
            }
        }
        answers.keySet().removeAll(twice);
        return answers;
    }

    // what people do

    private void answerAtOnce(int index) {
        apply();
        int row = at(index);
        String ref = row(index).get(REF).plain();
        Shown asked = shown.get(ref);
        boolean open = answers().containsKey(ref)
                && Planner.plan(tracker(), now()).waiting().stream()
                        .anyMatch(waiting -> waiting.ref().equals(ref));
        if (row == 0 || asked == null || !open) {
            return;
        }
        put(row, ANSWER, Value.of("yes"));
        Plan plan = apply();
        boolean done =
                plan.changes().stream().anyMatch(change -> change.identity().equals(asked.identity()));
        boolean leftOut = plan.problems().stream().anyMatch(problem -> problem.key() instanceof PlanProblem);
        assertThat(done || leftOut).as("a yes to %s does it", ref).isTrue();
    }

    private void answer(int line, int how) {
        Value answer = switch (how % 8) {
            case 0, 1 -> Value.of("yes");
            case 2 -> Value.of("no");
            case 3 -> Value.of(true);
            case 4 -> Value.of(1);
            case 5 -> Value.BLANK;
            case 6 -> Value.of("nein?");
            default -> Value.of(false);
        };
        put(at(line), ANSWER, answer);
    }

    private void sort(int line, int other) {
        Map<Integer, Value> one = row(line);
        Map<Integer, Value> two = row(other);
        int at = at(line);
        int there = at(other);
        String ofOne = link(at);
        String ofTwo = link(there);
        two.forEach((column, value) -> put(at, column, value));
        one.forEach((column, value) -> put(there, column, value));
        if (line % 2 == 0 && at > 1) {
            // some programs take links along, others leave them behind
            workbook.write(
                    workbook.fingerprint(),
                    List.of(
                            new Edit.SetLink(new Address("Inbox", at, WHERE), ofTwo),
                            new Edit.SetLink(new Address("Inbox", there, WHERE), ofOne)));
        }
    }

    private String link(int row) {
        String link = row < 2 ? null : workbook.read().need("Inbox").layout().link(row, WHERE);
        return link == null ? "" : link;
    }

    private void paste(Map<Integer, Value> line) {
        int row = workbook.read().need("Inbox").lastRow() + 1;
        line.forEach((column, value) -> put(row, column, value));
    }

    private void spoil(int line, int how) {
        int row = at(line);
        switch (how % 3) {
            case 0 -> row(line).keySet().forEach(column -> put(row, column, Value.BLANK));
            case 1 -> put(row, REF, Value.of("W-123"));
            default -> put(row, WHAT, Value.of("my words"));
        }
    }

    private List<Map<Integer, Value>> inbox() {
        Sheet sheet = workbook.read().need("Inbox");
        List<Map<Integer, Value>> lines = new ArrayList<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            lines.add(cells(sheet, row));
        }
        return lines;
    }

    private static Map<Integer, Value> cells(Sheet sheet, int row) {
        Map<Integer, Value> cells = new TreeMap<>();
        for (int column = 1; column <= MINE; column++) {
            cells.put(column, sheet.value(row, column));
        }
        return cells;
    }

    private Map<Integer, Value> mine() {
        Sheet sheet = workbook.read().need("Inbox");
        Map<Integer, Value> mine = new TreeMap<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            if (!sheet.value(row, MINE).isBlank()) {
                mine.put(row, sheet.value(row, MINE));
            }
        }
        return mine;
    }

    /// The row of a line, 0 where there is none.
    private int at(int line) {
        int lines = workbook.read().need("Inbox").lastRow() - 1;
        return lines < 1 ? 0 : 2 + line % lines;
    }

    private Map<Integer, Value> row(int line) {
        return cells(workbook.read().need("Inbox"), Math.max(2, at(line)));
    }

    private void put(int row, int column, Value value) {
        if (row > 1) {
            hands.write(new Address("Inbox", row, column), value);
        }
    }
}
