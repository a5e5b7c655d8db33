package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each thing that can be wrong with a tracker is told once, at its cell, and is told of nothing else.
final class TrackerProblemsTest {
    /// @param expected severity, key and cell of each problem: `error duplicate-id Projects!A2`
    record Mistake(String name, Consumer<Studio> made, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Mistake> MISTAKES = new ArrayList<>();

    private static void mistake(String name, Consumer<Studio> made, String... expected) {
        MISTAKES.add(new Mistake(name, made, List.of(expected)));
    }

    static Stream<Mistake> mistakes() {
        MISTAKES.clear();
        sheetsAndColumns();
        cells();
        jobs();
        lists();
        steps();
        rules();
        rowsThatRulesAdd();
        ledger();
        inbox();
        settings();
        return MISTAKES.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldAtItsCell(Mistake mistake) {
        Studio studio = new Studio();
        mistake.made().accept(studio);

        List<Problem> problems = studio.read().problems();

        assertThat(problems).map(TrackerProblemsTest::told).containsExactlyElementsOf(mistake.expected());
        for (Language language : Language.values()) {
            assertThat(problems)
                    .map(problem -> Sentences.detail(problem, language))
                    .allSatisfy(detail -> assertThat(detail).isNotBlank().doesNotContainPattern("[{][0-9]}"));
        }
    }

    @Test
    void everyProblemOfThisRoomIsMadeHere() {
        TreeSet<String> made = new TreeSet<>();
        mistakes().forEach(mistake -> mistake.expected().forEach(told -> made.add(told.split(" ")[1])));

        assertThat(Arrays.stream(TrackerProblem.values()).map(Problem.Key::id)).isSubsetOf(made);
    }

    @Test
    void everyProblemHasItsSentences() {
        List<String> wanted = Arrays.stream(TrackerProblem.values())
                .flatMap(key -> Stream.of(key.id() + ".summary", key.id() + ".detail"))
                .toList();

        for (Language language : Language.values()) {
            assertThat(Messages.keys(language, "tracker")).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static String told(Problem problem) {
        String severity = problem.severity() == Problem.Severity.ERROR ? "error" : "warning";
        return severity + " " + problem.key().id() + (problem.address() == null ? "" : " " + problem.address());
    }

    private static void sheetsAndColumns() {
        mistake("nothing", s -> {});
        mistake("no Projects", s -> s.without(s.projects), "error missing-sheet");
        mistake(
                "no other sheet",
                s -> s.without(s.clients)
                        .without(s.services)
                        .without(s.workflow)
                        .without(s.rules)
                        .without(s.invoices)
                        .without(s.time)
                        .without(s.settings));
        mistake("Proyek beside Projects", s -> s.others.add(SheetDraft.of("Proyek")), "error two-sheets Proyek!A1");
        mistake(
                "a wall calendar",
                s -> s.without(s.time)
                        .others
                        .add(SheetDraft.of("Time").row("Mon", "Tue").row("a", "b")),
                "error unknown-target Rules!D5",
                "error no-header-row Time!A1");
        mistake("no Stage", s -> s.projects.set("E1", "Progress"), "error missing-column Projects!A1");
        mistake("no Next", s -> s.workflow.set("D1", "Then"), "error missing-column Workflow!A1");
        mistake("Stage twice", s -> s.projects.set("L1", "Tahap"), "error two-columns Projects!L1");
        mistake("Price twice", s -> s.projects.set("L1", "Harga (Rp)"), "error two-columns Projects!L1");
        mistake("two Status columns of which one is mapped", s -> {
            s.projects.set("E1", "Status").set("L1", "Status editor");
            s.settings.row("Column Stage", "Status");
        });
        mistake(
                "a mapped header that is not there",
                s -> s.settings.row("Kolom Tahap", "Status"),
                "error unknown-mapped-column Settings!B6");
        mistake(
                "a mapped header that was renamed",
                s -> {
                    s.projects.set("E1", "Statuses");
                    s.settings.row("Column Stage", "Status");
                },
                "error unknown-mapped-column-near Settings!B6");
        mistake(
                "a mapped sheet that is not there",
                s -> s.settings.row("Sheet Invoices", "Bills of last year"),
                "error unknown-mapped-sheet Settings!B6");
        mistake(
                "a mapped sheet that was renamed",
                s -> s.settings.row("Lembar Waktu", "Tme"),
                "error unknown-target Rules!D5",
                "error unknown-mapped-sheet-near Settings!B6");
        mistake(
                "a mapped field that is none",
                s -> s.settings.row("Column Mood", "Status"),
                "error unknown-mapped-field Settings!B6");
    }

    private static void cells() {
        mistake("a date in words", s -> s.projects.set("G2", "when it is done"), "error date-as-text Projects!G2");
        mistake(
                "a day that may be a month",
                s -> s.projects.set("G2", "2/11/2026"),
                "error ambiguous-date Projects!G2");
        mistake("a number for a date", s -> s.projects.set("F2", 2026), "error not-a-date Projects!F2");
        mistake("a price in words", s -> s.projects.set("I3", "on request"), "error number-as-text Projects!I3");
        mistake("a mark that may part", s -> s.projects.set("I3", "750.000"), "error ambiguous-number Projects!I3");
        mistake("a date for a price", s -> s.projects.set("I3", Studio.day(1)), "error not-a-number Projects!I3");
        mistake("a price below zero", s -> s.projects.set("I3", -5), "error negative Projects!I3");
        mistake(
                "an error value in a field",
                s -> s.projects.formula("K3", "Z1+1", new Value.Fault("#REF!")),
                "error fault-in-cell Projects!K3");
        mistake(
                "an error value in the user's own column",
                s -> s.projects.set("N1", "Mine").set("N2", new Value.Fault("#N/A")));
    }

    private static void jobs() {
        mistake(
                "an id twice",
                s -> s.projects.set("A4", "prj-1 "),
                "error duplicate-id Projects!A2",
                "error duplicate-id Projects!A4");
        mistake("no client", s -> s.projects.set("B2", null), "warning no-client Projects!B2");
        mistake("an unknown client", s -> s.projects.set("B2", "Toko Laut"), "warning unknown-client Projects!B2");
        mistake(
                "a client misspelt",
                s -> s.projects.set("B2", "Kopi Senjs"),
                "warning unknown-client-near Projects!B2");
        mistake("no stage", s -> s.projects.set("E2", null), "warning no-stage Projects!E2");
        mistake("an unknown stage", s -> s.projects.set("E2", "On ice"), "error unknown-stage Projects!E2");
        mistake("a stage misspelt", s -> s.projects.set("E2", "Revisoin"), "error unknown-stage-near Projects!E2");
        mistake("a stage with a stray blank", s -> s.projects.set("E2", "Revision "));
        mistake("an unknown service", s -> s.projects.set("D2", "Catering"), "warning unknown-service Projects!D2");
        mistake("a service misspelt", s -> s.projects.set("D2", "Desing"), "warning unknown-service-near Projects!D2");
        mistake(
                "pre-made rows",
                s -> s.projects.set("A5", "PRJ-3").set("J5", false).formula("I5", "H5*2", 0));
    }

    private static void lists() {
        mistake(
                "a client without name",
                s -> s.clients.set("A3", null).set("A4", "Bu Sri"),
                "warning no-name Clients!A3");
        mistake(
                "a client twice",
                s -> s.clients.row("bu  sri"),
                "error duplicate-client Clients!A3",
                "error duplicate-client Clients!A4");
        mistake("an unknown language", s -> s.clients.set("D2", "Klingon"), "error unknown-language Clients!D2");
        mistake("an unknown currency", s -> s.clients.set("E2", "XYZW"), "error unknown-currency Clients!E2");
        mistake("days below one", s -> s.clients.set("F2", 7.5), "error not-whole Clients!F2");
        mistake(
                "a service twice",
                s -> s.services.row("Design", "Orders"),
                "error duplicate-service Services!A2",
                "error duplicate-service Services!A3");
        mistake("an unknown workflow", s -> s.services.set("B2", "Printing"), "error unknown-workflow Services!B2");
        mistake("a workflow misspelt", s -> s.services.set("B2", "Order"), "error unknown-workflow-near Services!B2");
        mistake("a deposit above all", s -> s.services.set("G2", 50), "error not-a-share Services!G2");
    }

    private static void steps() {
        mistake(
                "no workflow",
                s -> s.workflow.set("A3", null),
                "error unknown-stage Projects!E2",
                "error unknown-next Workflow!D2",
                "error step-without-workflow Workflow!A3");
        mistake(
                "no stage",
                s -> s.workflow.row("Orders", null, "TRUE", "Final"),
                "error step-without-stage Workflow!B5");
        mistake(
                "a stage to which nothing leads",
                s -> s.workflow.row("Orders", "Lost", null, "Final"),
                "warning stage-unreached Workflow!C5");
        mistake(
                "a stage that nothing leaves",
                s -> s.workflow.set("C3", null).set("D3", null),
                "warning stage-unleft Workflow!C3",
                "warning stage-unreached Workflow!C4");
        mistake("no next", s -> s.workflow.set("D3", null), "error step-without-next Workflow!D3");
        mistake("an unknown next", s -> s.workflow.set("D3", "Delivery"), "error unknown-next Workflow!D3");
        mistake("a next misspelt", s -> s.workflow.set("D3", "Finall"), "error unknown-next-near Workflow!D3");
        mistake(
                "a circle",
                s -> s.workflow.set("C4", "[Approved]=\"no\"").set("D4", "Brief"),
                "error stage-cycle Workflow!D4");
        mistake("a way back that a person goes", s -> s.workflow.set("D4", "Brief"));
        mistake("a live formula", s -> s.workflow.formula("C2", "F2<>\"\"", true), "error live-formula Workflow!C2");
        mistake("a fault", s -> s.workflow.set("C2", new Value.Fault("#NAME?")), "error fault-in-cell Workflow!C2");
    }

    private static void rules() {
        mistake("no condition", s -> s.rules.set("B2", null), "error rule-without-condition Rules!B2");
        mistake("no action", s -> s.rules.set("C2", null), "error rule-without-action Rules!C2");
        mistake("an unknown action", s -> s.rules.set("C2", "send mail"), "error unknown-action Rules!C2");
        mistake("an unknown mode", s -> s.rules.set("F2", "maybe"), "error unknown-mode Rules!F2");
        mistake("no field", s -> s.rules.set("D3", null), "error rule-without-field Rules!D3");
        mistake("an unknown field", s -> s.rules.set("D3", "Weather"), "error unknown-field Rules!D3");
        mistake("a field misspelt", s -> s.rules.set("D3", "[Dues]"), "error unknown-field-near Rules!D3");
        mistake(
                "a field of two columns",
                s -> {
                    s.projects.set("L1", "Mine").set("M1", "mine");
                    s.rules.set("D3", "Mine");
                },
                "error several-fields Rules!D3");
        mistake("setting the stage", s -> s.rules.set("D3", "Tahap"), "error rule-sets-stage Rules!D3");
        mistake("setting the id", s -> s.rules.set("D3", "ID"), "error rule-sets-id Rules!D3");
        mistake("no value", s -> s.rules.set("E3", null), "error rule-without-value Rules!E3");
        mistake("an unknown part", s -> s.rules.set("E2", "half"), "error unknown-part Rules!E2");
        mistake("no column for notes", s -> s.projects.set("K1", null), "error notes-missing Rules!C4");
        doubtful("AND([Stage]=\"Final\",[Stage]=\"Brief\")", "error never-holds Rules!B4");
        doubtful("OR([Stage]=\"Final\",[Stage]<>\"Final\")", "warning always-holds Rules!B4");
        doubtful("[Due]<\"tomorrow\"", "error days-against-words Rules!B4");
        doubtful("[Quantity]=\"many\"", "error numbers-against-words Rules!B4");
        doubtful("[Client]>5", "error words-against-numbers Rules!B4");
        doubtful("[Stage]=\"Delivered\"", "warning word-never-there Rules!B4");
        doubtful("[Stage]=\"Fnal\"", "warning word-never-there-near Rules!B4");
        mistake(
                "rules that set a field differently",
                s -> s.rules.set("F3", null).row("Later", "[Quantity]>1", "set field", "Due", "[Start]+9", null),
                "warning rules-differ Rules!B6");
        mistake(
                "a rule that feeds on itself",
                s -> s.rules.row("More", "[Client]<>\"\"", "set field", "Quantity", "[Quantity]+1", null),
                "error rule-feeds-itself Rules!B6");
        mistake("a name twice", s -> s.rules.set("A3", "bill"), "warning duplicate-rule Rules!A3");
        mistake(
                "a live formula in two cells",
                s -> s.rules.formula("B2", "TRUE", true).formula("E3", "F2+7", 7),
                "error live-formula Rules!B2",
                "error live-formula Rules!E3");
    }

    private static void doubtful(String condition, String expected) {
        mistake(condition, s -> s.rules.set("B4", condition), expected);
    }

    private static void rowsThatRulesAdd() {
        mistake("no such sheet", s -> s.rules.set("D5", "Invoices"), "error unknown-target Rules!D5");
        mistake("a line that is no cell", s -> s.rules.set("E5", "Date = TODAY()\nhello"), "error row-line Rules!E5");
        mistake("an unknown header", s -> s.rules.set("E5", "Day = TODAY()"), "error row-header Rules!E5");
        mistake("a header twice", s -> s.rules.set("E5", "Date = 1\nTanggal = 2"), "error row-header-twice Rules!E5");
        mistake("no lines", s -> s.rules.set("E5", null), "error rule-without-value Rules!E5");
    }

    private static void ledger() {
        mistake("an unknown state", s -> s.invoices.set("K2", "lost"), "warning unknown-state Invoices!K2");
        mistake("a total as text", s -> s.invoices.set("H2", "a lot"), "error number-as-text Invoices!H2");
        mistake("an unknown kind", s -> s.time.set("C2", "sleep"), "warning unknown-kind Time!C2");
        mistake("no day", s -> s.time.set("A2", null), "warning time-without-date Time!A2");
        mistake("no minutes", s -> s.time.set("D2", null), "warning time-without-minutes Time!D2");
        mistake("a day as text", s -> s.time.set("A2", "Monday"), "warning date-as-text Time!A2");
    }

    private static void inbox() {
        mistake(
                "answers that are understood",
                s -> s.others.add(inbox("yes", "Tidak", "x", 1, true, false, "✓", "ya ")));
        mistake(
                "an answer that is none",
                s -> s.others.add(inbox("nein?", 0)),
                "error answer-not-understood Inbox!D2",
                "error answer-not-understood Inbox!D3");
        mistake(
                "a line twice",
                s -> s.others.add(inbox("yes").row("Bill", null, null, "no", null, "W-1")),
                "warning line-twice Inbox!F2",
                "warning line-twice Inbox!F3");
        mistake(
                "an Inbox without Ref",
                s -> s.others.add(SheetDraft.of("Inbox").row("What", "Answer")),
                "error missing-column Inbox!A1");
    }

    private static SheetDraft inbox(Object... answers) {
        SheetDraft inbox = SheetDraft.of("Inbox").row("What", "Where", "Why", "Answer", "Since", "Ref");
        for (int i = 0; i < answers.length; i++) {
            inbox.row("Bill", null, null, answers[i], null, "W-" + (i + 1));
        }
        return inbox;
    }

    private static void settings() {
        mistake("twice", s -> s.settings.row("Tarif pajak", 0), "error duplicate-setting Settings!B6");
        mistake("nearly a key", s -> s.settings.row("Tax rates", 0), "warning unknown-setting-near Settings!A6");
        mistake("a key of one's own", s -> s.settings.row("Favourite colour", "teal"));
        mistake("an unknown zone", s -> s.settings.set("B4", "Mars"), "error setting-zone Settings!B4");
        mistake("a rate as text", s -> s.settings.set("B3", "eleven"), "error number-as-text Settings!B3");
        mistake("a rate of 11", s -> s.settings.set("B3", 11), "error not-a-share Settings!B3");
        mistake("an unknown day", s -> s.settings.row("Hari laporan", "Caturday"), "warning setting-day Settings!B6");
        mistake("an unknown hour", s -> s.settings.set("B5", "late"), "warning setting-hour Settings!B5");
        mistake("from tomorrow", s -> s.settings.row("Versi Alur", 99), "error newer-version Settings!B6");
        mistake("terms in words", s -> s.settings.row("Terms (days)", "two weeks"), "error not-whole Settings!B6");
        mistake(
                "an unknown currency",
                s -> s.settings.row("Currency", "Doubloon"),
                "error unknown-currency Settings!B6");
        mistake(
                "a target in words",
                s -> s.settings.row("Target on time", "most"),
                "warning number-as-text Settings!B6");
    }
}
