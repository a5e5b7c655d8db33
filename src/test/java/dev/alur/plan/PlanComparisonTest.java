package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final String RULES =
            "Link | [Start]<>\"\" | set field | Link | \"x\" |\nBill | [Stage]=\"Final\" | issue invoice | | |";

    private static PlanComparison compare(SavedPlan shown, Desks desk) {
        return PlanComparison.of(shown, desk.tracker(), desk.situation);
    }

    private static List<String> refused(PlanComparison compared) {
        return compared.refused().stream()
                .map(each -> each.change().address() + " " + each.why().key().id())
                .toList();
    }

    private static SavedPlan shown(Desks desk) {
        return PlanJson.read(PlanJson.write(desk.plan(), Language.EN));
    }

    @Test
    void whatReadsAChangedCellIsStaleAndWhatRestsOnItIsLeftOutToo() {
        Desks desk = Desks.job("Brief", RULES).type("Projects!J2", "yes");
        SavedPlan shown = shown(desk);
        assertThat(shown.changes()).hasSize(3);
        desk.type("Projects!F2", "2026-11-03");
        PlanComparison compared = compare(shown, desk);
        assertThat(compared.plan().changes()).isEmpty();
        assertThat(refused(compared))
                .containsExactly(
                        "Projects!M2 change-went-stale",
                        "Projects!E2 change-rests-on-stale",
                        "Invoices!A2 change-rests-on-stale");
    }

    @Test
    void whatIsNotTouchedGoesOnAndNumbersCloseUp() {
        Desks desk = Desks.of(
                "PRJ-001 | Bu Sri | A | Design | Final | | | | 1 | | | |\nPRJ-002 | Bu Sri | B | Design | Final | | | | 1 | | | |",
                RULES);
        SavedPlan shown = shown(desk);
        desk.type("Projects!I2", 2);
        PlanComparison compared = compare(shown, desk);
        assertThat(refused(compared)).containsExactly("Invoices!A2 change-went-stale");
        Change.IssueInvoice issue =
                (Change.IssueInvoice) compared.plan().changes().getFirst();
        assertThat(issue.job()).isEqualTo("PRJ-002");
        assertThat(issue.invoice().number()).isEqualTo("INV-2026-001");
        assertThat(issue.address().cell()).isEqualTo("A2");
    }

    @Test
    void whatWasNotShownIsNotDone() {
        Desks desk = Desks.job("Final", "");
        SavedPlan shown = shown(desk);
        desk.type("Projects!J2", "yes").type("Projects!E2", "Revision");
        PlanComparison compared = compare(shown, desk);
        assertThat(compared.plan().changes()).isEmpty();
        assertThat(compared.refused()).isEmpty();
    }

    @Test
    void anInvoiceOfAnotherDayIsStale() {
        Desks desk = Desks.job("Final", RULES.lines().toList().getLast());
        SavedPlan shown = shown(desk);
        assertThat(refused(compare(shown, desk.on("2026-11-25")))).containsExactly("Invoices!A2 change-went-stale");
    }

    @Test
    void aNumberThatSomebodyElseTookMakesNothingStale() {
        Desks desk = Desks.job("Final", RULES.lines().toList().getLast());
        SavedPlan shown = shown(desk);
        desk.type("Invoices!A2", "INV-2026-001").type("Invoices!E2", "PRJ-077");
        PlanComparison compared = compare(shown, desk);
        assertThat(compared.refused()).isEmpty();
        assertThat(((Change.IssueInvoice) compared.plan().changes().getFirst())
                        .invoice()
                        .number())
                .isEqualTo("INV-2026-002");
    }

    @Test
    void whatWaitedIsDoneOnceItGotAYes() {
        Desks desk = Desks.job("Final", "Late | [Due]<TODAY() | add note | | \"late\" | ask");
        SavedPlan shown = shown(desk);
        PlanComparison compared = PlanComparison.of(shown, desk.tracker(), desk.approving("Late"));
        assertThat(compared.plan().changes()).hasSize(1);
    }

    @Test
    void aFileThatIsNoPlanIsRefused() {
        for (String text : List.of("", "{}", "[1]", "{\"changes\":[{\"kind\":\"mail\"}],\"waiting\":[]}", "nonsense")) {
            assertThatThrownBy(() -> PlanJson.read(text)).isInstanceOf(ProblemException.class);
        }
    }
}
