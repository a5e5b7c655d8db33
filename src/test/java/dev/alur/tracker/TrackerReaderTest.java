package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrackerReaderTest {
    private static Tracker of(SheetDraft... drafts) {
        return TrackerReader.read(new Snapshot(
                "studio.xlsx",
                Fingerprint.of(new byte[0]),
                List.of(drafts).stream().map(SheetDraft::build).toList(),
                Map.of()));
    }

    @Test
    void aFilledRowIsAJobWithItsFields() {
        Tracker tracker = new Studio().read();

        assertThat(tracker.isReadable()).isTrue();
        assertThat(tracker.jobs()).extracting(Job::row).containsExactly(2, 3, 4);
        Job job = tracker.jobs().getFirst();
        assertThat(job.label()).isEqualTo("PRJ-1 Menu · Kopi Senja");
        assertThat(job.stage()).isEqualTo("Revision");
        assertThat(job.day(Field.JOB_DUE)).contains(LocalDate.of(2026, 11, 9));
        assertThat(job.number(Field.JOB_PRICE)).contains(new BigDecimal("1500000.0"));
        assertThat(job.at(Field.JOB_STAGE)).isEqualTo(Address.parse("Projects!E2"));
        assertThat(tracker.workflow(job)).extracting(Transition::stage).containsExactly("Brief", "Revision", "Final");
    }

    @Test
    void aStepWithoutConditionIsAPersons() {
        List<Transition> steps = new Studio().read().workflow("orders");

        assertThat(steps.get(1).when()).isNotNull();
        assertThat(steps.get(1).next()).isEqualTo("Final");
        assertThat(steps.get(1).days()).hasValue(3);
        assertThat(steps.get(2).when()).isNull();
        assertThat(steps.get(2).next()).isNull();
    }

    @Test
    void rulesCarryTheirActions() {
        List<Rule> rules = new Studio().read().rules();

        assertThat(rules).extracting(Rule::name).containsExactly("Bill", "Due", "Late", "Log");
        assertThat(rules).extracting(Rule::asks).containsExactly(false, true, false, false);
        assertThat(rules.get(0).action()).isEqualTo(new IssueInvoice(Part.WHOLE));
        assertThat(rules.get(1).action()).isInstanceOfSatisfying(SetField.class, set -> {
            assertThat(set.column()).isEqualTo(7);
            assertThat(set.value().text()).isEqualTo("[Start]+7");
        });
        assertThat(rules.get(3).action()).isInstanceOfSatisfying(AddRow.class, row -> {
            assertThat(row.target().register()).isEqualTo(Register.TIME);
            assertThat(row.cells()).containsOnlyKeys(1, 3, 4);
        });
    }

    @Test
    void clientsServicesInvoicesAndTimeAreRead() {
        Tracker tracker = new Studio().read();

        Client client = tracker.client(" kopi senja").orElseThrow();
        assertThat(client.language()).isEqualTo(Language.ID);
        assertThat(client.terms()).isEqualTo(7);
        Service service = tracker.service("Design").orElseThrow();
        assertThat(service.price()).isEqualByComparingTo("750000");
        assertThat(service.revisionsIncluded()).isEqualTo(2);
        Billed billed = tracker.invoices().getFirst();
        assertThat(billed.jobs()).containsExactly("PRJ-9", "PRJ-8");
        assertThat(billed.balance()).isEqualByComparingTo("11");
        assertThat(tracker.times())
                .containsExactly(
                        new TimeEntry(LocalDate.of(2026, 11, 2), "PRJ-1", TimeEntry.Kind.PRODUCTION, 120, "Ayu", 2));
    }

    @Test
    void settingsHaveDefaults() {
        Settings given = new Studio().read().settings();
        Settings none = new Studio().without(new Studio().settings).read().settings();
        Studio studio = new Studio();
        Settings left = studio.without(studio.settings).read().settings();

        assertThat(given.zone()).isEqualTo(ZoneId.of("Asia/Makassar"));
        assertThat(given.weekHour()).isEqualTo(LocalTime.of(16, 30));
        assertThat(given.text(Setting.SELLER)).isEqualTo("Studio Ayu");
        assertThat(none.zone()).isEqualTo(given.zone());
        assertThat(left.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(left.currency().getCurrencyCode()).isEqualTo("IDR");
        assertThat(left.weekDay()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(left.invoiceSeries()).isEqualTo("INV-{yyyy}-{000}");
        assertThat(left.alurId()).isNull();
    }

    @Test
    void indonesianAndEnglishMayBeMixed() {
        Tracker tracker = of(
                SheetDraft.of("Proyek")
                        .row("ID", "Klien", "Stage", "Harga (Rp)")
                        .row("P1", "Kopi", "Konsep", 5),
                SheetDraft.of("Alur")
                        .row("Alur", "Tahap", "Advance when", "Berikutnya")
                        .row("Pesanan", "Konsep", "[Harga]>[Price]", "Arsip")
                        .row("Pesanan", "Arsip"),
                SheetDraft.of("Rules")
                        .row("Aturan", "Bila", "Do", "Kolom", "Isi", "Mode")
                        .row("a", "[Tahap]=\"Arsip\"", "Terbitkan  faktur", null, "uang muka", "tanya"));

        assertThat(tracker.problems()).isEmpty();
        assertThat(tracker.settings().language()).isEqualTo(Language.ID);
        assertThat(tracker.jobs().getFirst().number(Field.JOB_PRICE)).isPresent();
        assertThat(tracker.rules().getFirst().action()).isEqualTo(new IssueInvoice(Part.DEPOSIT));
        assertThat(tracker.rules().getFirst().asks()).isTrue();
    }

    @Test
    void theHeaderRowIsTheOneWithMostKnownHeaders() {
        Tracker tracker = of(SheetDraft.of("Projects")
                .row("My projects")
                .row(null, "Client", "since 2019")
                .row()
                .set("B5", "ID")
                .set("C5", "Client")
                .set("D5", "Stage")
                .set("B6", "P1")
                .set("C6", "Kopi"));

        assertThat(tracker.place(Register.PROJECTS).headerRow()).isEqualTo(5);
        assertThat(tracker.jobs()).extracting(Job::id).containsExactly("P1");
    }

    @Test
    void aTablesHeaderComesFirstAndRowsTypedRightBelowBelongToIt() {
        Tracker tracker = of(SheetDraft.of("Projects")
                .row("ID", "Client", "Stage", "Due", "Price")
                .set("B4", "ID")
                .set("C4", "Client")
                .set("D4", "Stage")
                .row(null, "P1", "Kopi", "Brief")
                .table("Jobs", "B4:D6")
                .set("C7", "Typed below")
                .set("C9", "A remark"));

        assertThat(tracker.place(Register.PROJECTS).headerRow()).isEqualTo(4);
        assertThat(tracker.jobs()).extracting(Job::row).containsExactly(5, 7);
    }

    @Test
    void rowsWithAnErrorStayJobsButAreRefused() {
        Studio studio = new Studio();
        studio.projects.set("A4", "PRJ-1").set("I3", "free");

        Tracker tracker = studio.read();

        assertThat(tracker.jobs()).hasSize(3);
        assertThat(tracker.refused()).containsExactly(2, 3, 4);
        assertThat(tracker.isReadable()).isTrue();
    }

    @Test
    void jobsOfAWrongClientRest() {
        Studio studio = new Studio();
        studio.clients.set("E2", "Gold");

        assertThat(studio.read().refused()).containsExactly(2);
    }

    @Test
    void aWrongTaxRateMakesTheTrackerUnreadable() {
        Studio studio = new Studio();
        studio.settings.set("B3", "eleven");

        assertThat(studio.read().isReadable()).isFalse();
    }

    @Test
    void aNameIsAHeaderThenAFieldInAnyLanguage() {
        Studio studio = new Studio();
        studio.projects.set("L1", "Budget\n(Rp)").set("M1", "Tahap akhir").set("N1", "tahap  akhir");
        Names names = new Names(studio.read().place(Register.PROJECTS));

        assertThat(names.resolve("harga")).isEqualTo(new Resolution.Column(9, "Price"));
        assertThat(names.resolve("Budget (Rp)")).isEqualTo(new Resolution.Column(12, "Budget\n(Rp)"));
        assertThat(names.resolve("Tahap akhir"))
                .isEqualTo(new Resolution.Several(List.of("Tahap akhir (1)", "tahap  akhir (2)")));
        assertThat(names.resolve("Tahap akhir (1)")).isEqualTo(new Resolution.Column(13, "Tahap akhir"));
        assertThat(names.resolve("tahap akhir (2)")).isEqualTo(new Resolution.Column(14, "tahap  akhir (2)"));
        assertThat(names.resolve("Aproved")).isEqualTo(new Resolution.Unknown("Approved"));
        assertThat(names.resolve("Link")).isEqualTo(new Resolution.Unknown(null));
    }

    @Test
    void aNextStageIsWrittenAsTheStageColumnWritesIt() {
        Studio studio = new Studio();
        studio.workflow.set("D2", "revision ");

        assertThat(studio.read().workflow("Orders").getFirst().next()).isEqualTo("Revision");
    }

    @Test
    void anotherStateOfTheWorkbookKeepsTheFormulasThatDidNotChange() {
        Tracker before = new Studio().read();
        Snapshot changed = before.snapshot()
                .with(Map.of(
                        Address.parse("Projects!E2"), Value.of("Final"),
                        Address.parse("Rules!B4"), Value.of("[Due]<TODAY()-1")));

        Tracker after = TrackerReader.reread(before, changed);

        assertThat(after.jobs().getFirst().stage()).isEqualTo("Final");
        assertThat(after.rules().get(0).when()).isSameAs(before.rules().get(0).when());
        assertThat(after.rules().get(2).when().text()).isEqualTo("[Due]<TODAY()-1");
        assertThat(after.workflow("Orders").get(0).when())
                .isSameAs(before.workflow("Orders").get(0).when());
    }

    @Test
    void tenThousandJobsAreReadInAMoment() {
        Studio studio = new Studio();
        IntStream.range(5, 10_000)
                .forEach(i -> studio.projects.row(
                        "X-" + i, "Bu Sri", "Flyer " + i, "Design", "Brief", Studio.day(3), null, 2, 750_000));
        Snapshot snapshot = studio.snapshot();
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            assertThat(TrackerReader.read(snapshot).jobs()).hasSize(9_998);
            took.add((System.nanoTime() - start) / 1_000_000);
        }
        assertThat(took.stream().mapToLong(Long::longValue).min().orElseThrow()).isLessThan(1_000);
    }
}
