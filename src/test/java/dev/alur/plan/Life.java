package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A tracker's life: what happens to it, a model of what a journal would know, and the lines of
/// semantics.md checked after each step.
public final class Life {
    private final MemoryWorkbook workbook;
    private final Hands hands;
    private Situation situation = Situation.fresh(Studios.FIRST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC));
    private LocalDate today = Studios.FIRST_DAY;
    private final Set<String> keysMade = new HashSet<>();
    private final Set<String> standing = new HashSet<>();
    private final Set<String> idsSeen = new HashSet<>();
    private final List<String> numbers = new ArrayList<>();
    private final Map<String, String> wroteLast = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final List<Past> runs = new ArrayList<>();
    private final Map<String, OperationKey> issued = new HashMap<>();

    Life(Studios.Start start) {
        workbook = Studios.workbook(start);
        hands = new Hands(() -> workbook);
    }

    void live(Studios.Step step) {
        switch (step) {
            case Studios.Step.Type type -> type(type);
            case Studios.Step.NewJob job -> touched(hands.newJob(job.cells()));
            case Studios.Step.Clear clear -> touched(hands.clear(clear.job()));
            case Studios.Step.Swap swap -> touched(hands.swap(swap.job(), swap.other()));
            case Studios.Step.Rewrite rewrite -> touched(hands.rewrite(rewrite.rule(), rewrite.how()));
            case Studios.Step.Days days -> today = today.plusDays(days.count());
            case Studios.Step.Apply apply -> apply(approvals(apply.yes()));
            case Studios.Step.ApplyShown shown -> applyShown(shown.typed());
            case Studios.Step.Undo() -> undo();
            case Studios.Step.VoidInvoice voided -> voidInvoice(voided.invoice());
        }
    }

    private Set<String> approvals(int yes) {
        return yes < 5 ? Set.of() : yes == 5 ? Set.of("all") : Set.of("R" + (yes - 6));
    }

    private Situation now(Set<String> approvals) {
        return new Situation(
                today.atTime(3, 0).toInstant(ZoneOffset.UTC),
                null,
                situation.serial(),
                situation.numbers(),
                situation.lastJob(),
                situation.fired(),
                approvals,
                situation.held(),
                situation.records());
    }

    private Tracker tracker() {
        return TrackerReader.read(workbook.read());
    }

    private void apply(Set<String> approvals) {
        Tracker tracker = tracker();
        Plan plan = Planner.plan(tracker, now(approvals));
        if (!approvals.isEmpty()) {
            undone.clear();
        }
        done(tracker, plan, now(approvals));
    }

    private void applyShown(Studios.Step.Type typed) {
        Plan shown = Planner.plan(tracker(), now(Set.of()));
        type(typed);
        Tracker tracker = tracker();
        PlanComparison compared = PlanComparison.of(SavedPlan.of(shown), tracker, now(Set.of()));
        for (Change change : compared.plan().changes()) {
            assertThat(shown.changes().stream().map(Change::identity))
                    .as("nothing is done that was not shown")
                    .contains(change.identity());
        }
        assertThat(compared.plan().changes().size() + compared.refused().size())
                .as("each change that was shown is done or refused")
                .isEqualTo(shown.changes().size());
        write(tracker, compared.plan(), now(Set.of()));
    }

    private void done(Tracker tracker, Plan plan, Situation before) {
        Map<Address, Value> touched = write(tracker, plan, before);
        Plan again = Planner.plan(tracker(), now(Set.of()));
        if (!mayComeToRestLater(tracker, plan, !before.approvals().isEmpty())) {
            assertThat(again.changes()).as("right after an apply").isEmpty();
        }
        Snapshot after = workbook.read();
        touched.forEach((at, value) -> assertThat(CellValues.same(after.value(at), value))
                .as("%s holds %s, was to hold %s", at, after.value(at), value)
                .isTrue());
    }

    /// A job was left out for what held only in this plan: because of what other jobs were in for a moment (a
    /// condition counts over the whole sheet, and a job passed through several stages), or because of a yes
    /// that was for this plan alone. Once the plan is done, that is over and the job may go on.
    public static boolean mayComeToRestLater(Tracker tracker, Plan plan, boolean wasGivenAYes) {
        boolean leftOut = plan.problems().stream().anyMatch(problem -> problem.key() instanceof PlanProblem);
        boolean counts = Stream.concat(
                        tracker.rules().stream().map(rule -> rule.when().text()),
                        tracker.transitions().values().stream()
                                .flatMap(List::stream)
                                .map(step ->
                                        step.when() == null ? "" : step.when().text()))
                .anyMatch(text -> text.contains("COUNTIF"));
        return leftOut && (counts || wasGivenAYes);
    }

    private Map<Address, Value> write(Tracker tracker, Plan plan, Situation before) {
        seeIds();
        Map<Address, Value> touched = new HashMap<>();
        for (Change change : plan.changes()) {
            if (change instanceof Change.AddRow row) {
                // a row that is added comes before what happens to it, wherever it is shown
                Place place = tracker.place(row.key().register().orElseThrow());
                row.cells()
                        .forEach((header, value) -> touched.put(
                                AddedRow.cell(place, header, row.address().row()), value));
            }
        }
        plan.changes().forEach(change -> check(tracker, change, before, touched));
        situation = Applying.apply(workbook, plan, before);
        if (!plan.changes().isEmpty()) {
            runs.add(Applying.past(plan, situation));
        }
        return touched;
    }

    private void check(Tracker tracker, Change change, Situation before, Map<Address, Value> touched) {
        assertThat(undone).as("what was undone is held").doesNotContain(change.identity());
        switch (change) {
            case Change.SetCell set -> {
                cell(tracker, set, touched);
                boolean id = set.header().equals("ID");
                if (id) {
                    assertThat(idsSeen.add(set.after().plain()))
                            .as("id %s given once", set.after())
                            .isTrue();
                }
                mayOverwrite(tracker, set, before);
                wroteLast.put(set.job() + "/" + set.header(), set.after().plain());
            }
            case Change.AddNote note -> {
                once(note.key());
                assertThat(note.before())
                        .isEqualTo(touched.getOrDefault(
                                note.address(), tracker.snapshot().value(note.address())));
                touched.put(note.address(), note.after());
                String cell = note.job() + "/" + note.header();
                boolean persons =
                        !note.before().isBlank() && !note.before().plain().equals(wroteLast.get(cell));
                if (!persons) {
                    wroteLast.put(cell, note.after().plain());
                }
            }
            case Change.Structural _ -> {}
            case Change.Inverse inverse -> throw new AssertionError("planned: " + inverse);
            case Change.AddRow row -> once(row.key());
            case Change.MakeDocument make -> once(make.key());
            case Change.IssueInvoice issue -> {
                once(issue.key());
                numbers.add(issue.invoice().number());
                issued.put(issue.invoice().number(), issue.key());
                assertThat(issue.invoice().number())
                        .as("numbers count up without a gap")
                        .endsWith(String.format(java.util.Locale.ROOT, "-%03d", numbers.size()));
                standing.add(issue.identity());
                for (String part : List.of("deposit", "final")) {
                    boolean both = standing.contains(invoice(issue.job(), "whole"))
                            && standing.contains(invoice(issue.job(), part));
                    assertThat(both)
                            .as("%s is billed whole and in part", issue.job())
                            .isFalse();
                }
                issue.cells().forEach(set -> {
                    cell(tracker, set, touched);
                    wroteLast.put(set.job() + "/" + set.header(), set.after().plain());
                });
            }
        }
    }

    private static String invoice(String job, String part) {
        return new OperationKey("invoice", part, job, "1", 0).base();
    }

    private void cell(Tracker tracker, Change.SetCell set, Map<Address, Value> touched) {
        Value before = touched.getOrDefault(set.address(), tracker.snapshot().value(set.address()));
        assertThat(set.before()).as("before of %s", set).isEqualTo(before);
        assertThat(CellValues.same(set.before(), set.after()))
                .as("no change: %s", set)
                .isFalse();
        touched.put(set.address(), set.after());
    }

    /// Line 14, told once more: a person's value is replaced only by a rule that reads the field or that
    /// was given a yes.
    private void mayOverwrite(Tracker tracker, Change.SetCell set, Situation before) {
        boolean ours = set.before().isBlank()
                || set.before().plain().equals(wroteLast.get(set.job() + "/" + set.header()))
                || set.header().equals("Stage");
        boolean reads = set.reasons().stream().anyMatch(reason -> reason.text().contains("[" + set.header() + "]"));
        boolean yes = tracker.rules().stream()
                .filter(rule -> set.reasons().stream()
                        .anyMatch(reason -> reason.address().equals(rule.at())))
                .map(Rule::name)
                .anyMatch(name ->
                        before.approvals().contains(name) || before.approvals().contains("all"));
        assertThat(ours || reads || yes)
                .as("a person's value is left alone: %s", set)
                .isTrue();
    }

    private void once(OperationKey key) {
        assertThat(keysMade.add(key.base() + "#" + key.attempt()))
                .as("made once: %s", key)
                .isTrue();
        Situation.Fired fired = situation.fired().get(key.base());
        assertThat(fired != null && fired.stands())
                .as("stands already: %s", key)
                .isFalse();
    }

    /// An apply sees every id that stands in the sheet then.
    private void seeIds() {
        for (Job job : tracker().jobs()) {
            idsSeen.add(job.id());
        }
    }

    // what persons do

    private void type(Studios.Step.Type typed) {
        touched(hands.type(typed));
    }

    /// Whatever was undone and waits is free once a person has touched something.
    private void touched(boolean something) {
        if (something) {
            undone.clear();
        }
    }

    // undo, as the inverse plan of the last run that stands

    private void undo() {
        if (runs.isEmpty()) {
            return;
        }
        Past past = runs.removeLast();
        Snapshot before = workbook.read();
        Undo.Undoing undoing = Undo.of(past, tracker(), now(Set.of()), null);
        assertThat(undoing.refusals()).as("nobody pays").isEmpty();
        situation = Applying.undo(workbook, undoing, now(Set.of()));
        TakenBack.check(past.deeds(), before, workbook.read());
        undone.clear();
        for (Past.Deed deed : past.deeds()) {
            if (!(deed.change() instanceof Change.Structural)) {
                undone.add(deed.change().identity());
            }
            deed.cells().forEach(this::forget);
        }
        standing.removeIf(identity -> undone.contains(identity));
        assertThat(Planner.plan(tracker(), now(Set.of())).changes())
                .as("right after an undo")
                .isEmpty();
        assertThat(Planner.plan(tracker(), now(Set.of("all"))).changes())
                .as("a yes to everything that asks is none to what is held")
                .noneMatch(change -> undone.contains(change.identity()));
    }

    /// The cell belongs to whom it belonged before.
    private void forget(Past.Cell cell) {
        wroteLast.computeIfPresent(
                cell.job() + "/" + cell.header(),
                (key, value) ->
                        value.equals(cell.after().plain()) && !cell.before().isBlank()
                                ? cell.before().plain()
                                : value);
    }

    private void voidInvoice(int index) {
        List<Billed> open = tracker().invoices().stream()
                .filter(billed -> billed.state().equals("open"))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        String number = open.get(index % open.size()).number();
        OperationKey key = issued.get(number);
        Undo.Undoing undoing = Undo.voiding(number, "", key, tracker(), now(Set.of()));
        situation = Applying.undo(workbook, undoing, now(Set.of()));
        standing.remove(key.base());
        assertThat(tracker().invoices().stream()
                        .filter(billed -> billed.number().equals(number))
                        .map(Billed::state))
                .as("number and row stay")
                .containsExactly("void");
        Plan plan = Planner.plan(tracker(), now(Set.of("all")));
        assertThat(plan.changes())
                .as("what was voided is held")
                .noneMatch(change -> change.identity().equals(key.base()));
    }
}
