package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of semantics.md one by one, where a case folder does not show them already.
class PlannerTest {
    private static List<String> texts(Plan plan) {
        return plan.changes().stream()
                .map(change -> switch (change) {
                    case Change.SetCell set ->
                        set.address().cell() + " " + set.after().plain();
                    case Change.AddNote note -> note.address().cell() + " note " + note.text();
                    case Change.AddRow row -> "row " + row.cells();
                    case Change.MakeDocument make -> "document " + make.paper().file();
                    case Change.Inverse inverse -> "inverse " + inverse.address();
                    case Change.IssueInvoice issue ->
                        issue.invoice().number() + " " + issue.key().part();
                    case Change.Structural structural -> structural.identity();
                })
                .toList();
    }

    private static List<String> waiting(Plan plan) {
        return plan.waiting().stream()
                .map(each -> each.why().key() + " " + each.rule())
                .toList();
    }

    private static List<String> keys(Plan plan) {
        return plan.problems().stream().map(Problem::key).map(Problem.Key::id).toList();
    }

    // line 1

    @Test
    void everyRuleSeesTheStateBeforeThePass() {
        Desks desk = Desks.job(
                "Brief",
                "A | [Notes]=\"\" | set field | Link | \"x\" |\nB | [Link]=\"\" | set field | Notes | \"y\" |");
        assertThat(texts(desk.plan())).contains("M2 x", "L2 y");
    }

    private static Desks twoWaysOutOfBrief() {
        return Desks.job("Brief", "")
                .type("Workflow!A6", "Orders")
                .type("Workflow!B6", "Brief")
                .type("Workflow!C6", "[Start]<>\"\"")
                .type("Workflow!D6", "Archived");
    }

    @Test
    void theFirstTransitionThatHoldsWins() {
        assertThat(texts(twoWaysOutOfBrief().plan())).containsExactly("E2 Archived");
        assertThat(texts(twoWaysOutOfBrief().type("Projects!M2", "x").plan())).containsExactly("E2 Revision");
    }

    @Test
    void aTransitionThatCannotBeJudgedKeepsTheJobInItsStage() {
        Plan plan =
                twoWaysOutOfBrief().type("Workflow!C2", "1/([Quantity]-1)>0").plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(keys(plan)).contains("fault-in-formula");
    }

    // line 2

    @Test
    void aJobWithAProblemIsLeftOutAndTheOthersGoOn() {
        Desks desk = Desks.of(
                "PRJ-001 | Bu Sri | A | Design | Brief | 2026-11-02 | | | 1 | | | |\nPRJ-002 | Bu Sri | B | Design | Brief | | | | 1 | | | | x",
                "A | [Start]<>\"\" | set field | Due | [Start]+1 |\nB | [Start]<>\"\" | set field | Due | [Start]+2 |");
        assertThat(texts(desk.plan())).containsExactly("E3 Revision");
        assertThat(keys(desk.plan())).containsExactly("cell-set-differently", "rules-differ");
    }

    @Test
    void twoRulesThatSetTheSameGiveOneChangeWithBothReasons() {
        Desks desk = Desks.job(
                "Brief",
                "A | [Start]<>\"\" | set field | Link | \"x\" |\nB | [Due]<>\"\" | set field | Link | \"x\" |");
        Change change = desk.plan().changes().getFirst();
        assertThat(change.reasons())
                .extracting(reason -> reason.address().cell())
                .containsExactly("B2", "B3");
    }

    // line 3

    @Test
    void whatWaitsIsNotSeenByLaterPasses() {
        Desks desk = Desks.job("Brief", "A | [Start]<>\"\" | set field | Link | \"x\" | ask");
        assertThat(desk.plan().changes()).isEmpty();
        assertThat(texts(Planner.plan(desk.tracker(), desk.approving("a")))).containsExactly("M2 x", "E2 Revision");
    }

    @Test
    void aHeldRuleOnTheStageDoesNotStopTheJob() {
        Desks desk = Desks.job("Brief", "A | [Stage]=\"Brief\" | add note | | \"begun\" |");
        desk.undone(desk.apply()).type("Projects!L2", "").type("Projects!M2", "x");
        Plan plan = desk.plan();
        assertThat(texts(plan)).containsExactly("E2 Revision");
    }

    // line 4

    @Test
    void readsCountCellsThatTheTextNamesEvaluatedOrNot() {
        Desks desk = Desks.job("Brief", "A | IF(TRUE,[Start]<>\"\",[Notes]=\"z\") | set field | Link | \"x\" |");
        String before = desk.plan().changes().getFirst().reads();
        desk.type("Projects!L2", "something");
        assertThat(desk.plan().changes().getFirst().reads()).isNotEqualTo(before);
    }

    @Test
    void readsDoNotCountWhatIsNotNamed() {
        Desks desk = Desks.job("Brief", "A | [Start]<>\"\" | set field | Link | \"x\" |");
        String before = desk.plan().changes().getFirst().reads();
        desk.type("Projects!L2", "something").type("Rules!A2", "Renamed").type("Rules!F2", "auto");
        assertThat(desk.plan().changes().getFirst().reads()).isEqualTo(before);
    }

    @Test
    void readsOfAnInvoiceCountWhatEntersItsDocument() {
        Desks desk = Desks.job("Final", "A | [Stage]=\"Final\" | issue invoice | | |");
        String before = desk.plan().changes().getFirst().reads();
        desk.type("Settings!A4", "Bank").type("Settings!B4", "BCA");
        assertThat(desk.plan().changes().getFirst().reads()).isNotEqualTo(before);
    }

    @Test
    void readsStayWhenTheRowsAreSorted() {
        String rules = "A | [Start]<>\"\" | set field | Link | \"x\" |";
        String one = "PRJ-001 | Bu Sri | A | Design | Final | 2026-11-02 | | | 1 | | | |";
        String other = "PRJ-002 | Bu Sri | B | Design | Final | | | | 1 | | | |";
        Change first = Desks.of(one + "\n" + other, rules).plan().changes().getFirst();
        Change sorted = Desks.of(other + "\n" + one, rules).plan().changes().getFirst();
        assertThat(sorted.reads()).isEqualTo(first.reads());
        assertThat(sorted.address()).isNotEqualTo(first.address());
    }

    // lines 9 to 13

    @Test
    void renamingOrMovingARuleMakesNothingTwice() {
        Desks desk = Desks.job("Final", "A | [Due]<TODAY() | add note | | \"late\" |");
        assertThat(texts(desk.apply())).containsExactly("L2 note late");
        desk.type("Rules!A2", "Other")
                .type("Rules!A5", "Moved")
                .type("Rules!B5", "[Due]<TODAY()")
                .type("Rules!C5", "add note");
        desk.type("Rules!E5", "'\"late\"")
                .type("Rules!B2", "")
                .type("Rules!C2", "")
                .type("Rules!E2", "");
        assertThat(desk.plan().changes()).isEmpty();
        assertThat(keys(desk.plan())).isEmpty();
    }

    @Test
    void anotherTextIsAnotherNote() {
        Desks desk = Desks.job("Final", "A | [Due]<TODAY() | add note | | \"late\" |");
        desk.apply();
        desk.type("Rules!E2", "'\"very late\"");
        assertThat(texts(desk.apply())).containsExactly("L2 note very late");
    }

    @Test
    void aConditionOnTheClockAloneCountsByTheDay() {
        Desks desk = Desks.job("Final", "A | TODAY()>0 | add note | | \"day\" |");
        assertThat(desk.apply().changes()).hasSize(1);
        assertThat(desk.plan().changes()).isEmpty();
        assertThat(desk.on("2026-11-25").apply().changes()).hasSize(1);
    }

    @Test
    void aConditionOnClockAndStageCountsByTheStage() {
        Desks desk = Desks.job("Final", "A | AND([Stage]=\"Final\",TODAY()>0) | add note | | \"final\" |");
        assertThat(desk.apply().changes()).hasSize(1);
        assertThat(desk.on("2026-11-25").plan().changes()).isEmpty();
    }

    @Test
    void enteringAStageAgainMakesItsNoteAgain() {
        Desks desk = Desks.job("Revision", "A | [Stage]=\"Revision\" | add note | | \"revise\" |");
        desk.apply();
        desk.type("Projects!E2", "Final").apply();
        desk.type("Projects!E2", "Revision");
        Plan plan = desk.plan();
        assertThat(texts(plan)).containsExactly("L2 note revise");
        assertThat(((Change.AddNote) plan.changes().getFirst()).key().occurrence())
                .isEqualTo("Revision #2");
    }

    @Test
    void writingAStageInOtherLettersIsNoEntry() {
        Desks desk = Desks.job("Revision", "A | [Stage]=\"Revision\" | add note | | \"revise\" |");
        desk.apply();
        assertThat(desk.type("Projects!E2", "revision").plan().changes()).isEmpty();
    }

    @Test
    void anInvoiceOnlyOnceWhateverTheRule() {
        Desks desk = Desks.job(
                "Final", "A | [Stage]=\"Final\" | issue invoice | | |\nB | [Due]<TODAY() | issue invoice | | |");
        assertThat(texts(desk.apply())).containsExactly("INV-2026-001 whole");
        assertThat(desk.on("2027-03-01").plan().changes()).isEmpty();
    }

    @Test
    void anInvoiceThatWasUndoneIsHeldAndExcludesItsParts() {
        Desks desk = Desks.job("Final", "A | [Stage]=\"Final\" | issue invoice | | |");
        desk.undone(desk.apply()).type("Invoices!K2", "void").type("Projects!K2", "");
        assertThat(waiting(desk.plan())).containsExactly("held A");
        desk.type("Rules!A3", "B")
                .type("Rules!B3", "[Due]<>\"\"")
                .type("Rules!C3", "issue invoice")
                .type("Rules!E3", "deposit");
        assertThat(desk.plan().changes())
                .as("the held whole excludes the deposit")
                .isEmpty();
        assertThat(keys(desk.plan())).isEmpty();
    }

    // line 14

    @Test
    void whatAlurWroteItMayWriteAnew() {
        Desks desk = Desks.job("Final", "A | [Start]<>\"\" | set field | Done | [Start]+1 |");
        desk.apply();
        desk.type("Projects!F2", "2026-11-05");
        assertThat(texts(desk.plan())).containsExactly("H2 2026-11-06");
    }

    @Test
    void whatAPersonWroteWaitsAndAYesToTheRuleReplacesIt() {
        Desks desk = Desks.job("Final", "A | [Start]<>\"\" | set field | Done | [Start]+1 |");
        desk.apply();
        desk.type("Projects!H2", "2026-12-31");
        assertThat(desk.plan().changes()).isEmpty();
        assertThat(waiting(desk.plan())).containsExactly("person A");
        assertThat(texts(desk.apply("A"))).containsExactly("H2 2026-11-03");
    }

    // line 15

    @Test
    void anApplyWithoutChangesRemembersWhatItSaw() {
        Desks desk = Desks.job("Revision", "");
        desk.apply();
        JobRecord record = desk.situation.records().get("PRJ-001");
        assertThat(record.stage()).isEqualTo("Revision");
        assertThat(record.entered()).containsExactly(java.util.Map.entry("Revision", 1));
        assertThat(record.since()).containsEntry("Revision", LocalDate.of(2026, 11, 24));
    }

    @Test
    void anEntryInsideThePlanCounts() {
        Desks desk = Desks.job("Brief", "").type("Projects!M2", "x").on("2026-11-30");
        desk.apply();
        JobRecord record = desk.situation.records().get("PRJ-001");
        assertThat(record.stage()).isEqualTo("Revision");
        assertThat(record.entered()).containsEntry("Brief", 1).containsEntry("Revision", 1);
        assertThat(record.since()).containsEntry("Revision", LocalDate.of(2026, 11, 30));
        assertThat(record.wrote()).containsEntry("Stage", "Revision");
    }

    // line 17

    @Test
    void whatIsHeldIsFreedByAChangeToWhatItReadsAndByNothingElse() {
        Desks desk = Desks.job("Final", "A | [Start]<>\"\" | set field | Done | [Start]+1 |");
        desk.undone(desk.apply()).type("Projects!H2", "");
        assertThat(waiting(desk.plan())).containsExactly("held A");
        desk.type("Rules!A2", "Renamed")
                .type("Rules!F2", "ask")
                .on("2026-12-24")
                .type("Projects!L2", "a note");
        assertThat(waiting(desk.plan())).containsExactly("held Renamed");
        desk.type("Rules!F2", "auto").type("Projects!F2", "2026-11-10");
        assertThat(texts(desk.plan())).containsExactly("H2 2026-11-11");
    }

    @Test
    void aYesToAllDoesNotLiftWhatIsHeldButAYesByNameDoes() {
        Desks desk = Desks.job("Final", "A | [Start]<>\"\" | set field | Done | [Start]+1 |");
        desk.undone(desk.apply()).type("Projects!H2", "");
        assertThat(Planner.plan(desk.tracker(), desk.approving("all")).changes())
                .isEmpty();
        assertThat(texts(Planner.plan(desk.tracker(), desk.approving("A")))).containsExactly("H2 2026-11-03");
    }

    @Test
    void aTransitionThatWasUndoneIsHeldByTheAddressOfItsCondition() {
        Desks desk = Desks.job("Brief", "").type("Projects!M2", "x");
        desk.undone(desk.apply()).type("Projects!E2", "Brief");
        assertThat(waiting(desk.plan())).containsExactly("held Workflow!C2");
        assertThat(texts(Planner.plan(desk.tracker(), desk.approving("Workflow!C2"))))
                .containsExactly("E2 Revision");
    }

    @Test
    void whatAlurItselfWritesMovesAHoldAlong() {
        Desks desk = Desks.job("Revision", "A | [Stage]<>\"\" | set field | Done | DATE(2026,1,1) |");
        desk.undone(desk.apply()).type("Projects!H2", "").type("Projects!J2", "yes");
        assertThat(texts(desk.apply())).containsExactly("E2 Final");
        assertThat(waiting(desk.plan())).containsExactly("held A");
        desk.type("Projects!E2", "Brief");
        assertThat(waiting(desk.plan())).as("a person changed the stage").isEmpty();
    }

    // the rest

    @Test
    void aCellThatHoldsTheValueAlreadyIsNoChange() {
        Desks desk = Desks.job("Final", "A | [Start]<>\"\" | set field | Quantity | 1 |");
        assertThat(desk.plan().changes()).isEmpty();
    }

    @Test
    void theSerialIsOneMoreThanTheLast() {
        Desks desk = Desks.job("Brief", "").type("Projects!M2", "x");
        assertThat(desk.apply().serial()).isEqualTo(1);
        assertThat(desk.type("Projects!J2", "yes").plan().serial()).isEqualTo(2);
    }

    @Test
    void anInvoiceUnderAnotherNumberNamesItEverywhere() {
        Desks desk = Desks.job("Final", "A | [Stage]=\"Final\" | issue invoice | | |")
                .type("Projects!K2", "DP-1");
        Change.IssueInvoice issue = ((Change.IssueInvoice) desk.plan().changes().getFirst()).numbered("INV/2026/7");
        assertThat(issue.document()).isEqualTo("INV-2026-7.pdf");
        assertThat(issue.row()).containsEntry("Number", Value.of("INV/2026/7"));
        assertThat(issue.row()).containsEntry("Document", Value.of("documents/INV-2026-7.pdf"));
        assertThat(issue.cells().getFirst().after()).isEqualTo(Value.of("DP-1, INV/2026/7"));
    }
}
