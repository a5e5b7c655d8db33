package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alur.Command;
import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Documents that rules make, from the rule to the file.
class MakeDocumentTest {
    @TempDir
    Path folder;

    private Path studio(String template) throws IOException {
        Path tracker = folder.resolve("studio/tracker.xlsx");
        run("init", folder.resolve("studio").toString(), "--lang", "en");
        run(
                "set",
                tracker.toString(),
                "Clients!A2=Kopi Senja",
                "Clients!D2=Jl. Braga 12",
                "Projects!B2=Kopi Senja",
                "Projects!C2=Menu & board",
                "Projects!D2=Design for small shops",
                "Projects!E2=Concept",
                "Projects!J2=1500000",
                "Settings!B2=Studio Kenanga");
        run(
                "set",
                tracker.toString(),
                "--append",
                "Rules",
                "Rule=Papers",
                "When=[Stage]=\"Concept\"",
                "Do=make document",
                "Value=" + template);
        return tracker;
    }

    @Test
    void aProposalIsMadeOnceAndAPreviewIsTheSame() throws IOException {
        Path tracker = studio("proposal");
        Path preview = folder.resolve("preview");
        Command.Ended plan = run("plan", tracker.toString(), "--documents-preview", preview.toString());
        assertThat(plan.out()).contains("document PRJ-001-proposal.pdf");

        Command.Ended applied = run("apply", tracker.toString(), "--yes");

        Path made = folder.resolve("studio/documents/PRJ-001-proposal.pdf");
        assertThat(applied.out()).contains("documents/PRJ-001-proposal.pdf");
        assertThat(text(made)).contains("Proposal", "Kopi Senja", "Jl. Braga 12", "Menu & board", "Rp1.500.000");
        assertThat(Files.readAllBytes(preview.resolve("PRJ-001-proposal.pdf"))).isEqualTo(Files.readAllBytes(made));
        Files.delete(made);
        run("apply", tracker.toString(), "--yes");
        assertThat(made).doesNotExist();
        assertThat(run("check", tracker.toString()).code()).isZero();
    }

    @Test
    void aPageOfOnesOwnIsFilledAndAChangedOneIsAnotherPlan() throws IOException {
        Path tracker = studio("offer");
        Path templates = Files.createDirectories(folder.resolve("studio/templates"));
        Files.writeString(
                templates.resolve("offer.html"),
                "<html><head><link rel=\"stylesheet\" href=\"paper.css\"/></head><body><h1>Our offer</h1>"
                        + "<p>For {Client}: {Project}, {Price}</p></body></html>");
        Path saved = folder.resolve("plan.json");
        run("plan", tracker.toString(), "--out", saved.toString());
        Files.writeString(templates.resolve("offer.html"), "<html><body>Better: {Client}</body></html>");

        Command.Ended stale = run("apply", tracker.toString(), "--plan", saved.toString(), "--yes");
        assertThat(stale.code()).isEqualTo(4);
        assertThat(folder.resolve("studio/documents/PRJ-001-offer.pdf")).doesNotExist();
        run("apply", tracker.toString(), "--yes");

        assertThat(text(folder.resolve("studio/documents/PRJ-001-offer.pdf"))).contains("Better: Kopi Senja");
    }

    @Test
    void inAWorkbookOfOnesOwnNothingButTheBlanksChanges() throws IOException {
        Path tracker = studio("order");
        Path template = folder.resolve("studio/documents/templates/order.xlsx");
        Files.createDirectories(template.getParent());
        DrawnWorkbooks.draw(
                template,
                SheetDraft.of("Order")
                        .row("Order for", "{Client}")
                        .row("Sum", "{Price}")
                        .row("Note", "{Project} for {Client}, {x")
                        .set("C2", 2)
                        .formula("D2", "B2*C2", Value.of(0)));
        byte[] before = Files.readAllBytes(template);

        run("apply", tracker.toString(), "--yes");

        Snapshot made = read(folder.resolve("studio/documents/PRJ-001-order.xlsx"));
        assertThat(made.value("Order!B1").plain()).isEqualTo("Kopi Senja");
        assertThat(made.value("Order!B2")).isEqualTo(Value.of(1_500_000));
        assertThat(made.value("Order!B3").plain()).isEqualTo("Menu & board for Kopi Senja, {x");
        assertThat(made.value("Order!C2")).isEqualTo(Value.of(2));
        assertThat(made.value("Order!D2").plain()).isEqualTo("3000000");
        assertThat(Files.readAllBytes(template)).isEqualTo(before);
    }

    @Test
    void aTemplateThatLiesElsewhereOrIsTooLargeIsNotUsed() throws IOException {
        Path tracker = studio("offer");
        Path templates = Files.createDirectories(folder.resolve("studio/templates"));
        Path outside = Files.writeString(folder.resolve("secret.html"), "<html><body>secret</body></html>");
        Files.createSymbolicLink(templates.resolve("offer.html"), outside);
        assertThat(run("check", tracker.toString()).out()).contains("No template is called");

        Files.delete(templates.resolve("offer.html"));
        Files.writeString(templates.resolve("offer.html"), "<html><body>" + "x".repeat(600_000) + "</body></html>");
        assertThat(run("check", tracker.toString()).all()).contains("524288");

        Files.writeString(templates.resolve("offer.html"), "<html><body><p>open</body></html>");
        assertThat(run("check", tracker.toString()).all()).contains("templates/offer.html cannot be filled: at line 1");
        assertThat(run("apply", tracker.toString(), "--yes").all()).doesNotContain("offer.pdf");
    }

    @Test
    void jobsWhoseIdsLookAlikeInAFileNameEachGetTheirDocument() throws IOException {
        Path tracker = studio("brief");
        run("set", tracker.toString(), "Projects!A2=A/1");
        for (String id : List.of("A 1", "案件一", "案件二")) {
            run(
                    "set",
                    tracker.toString(),
                    "--append",
                    "Projects",
                    "ID=" + id,
                    "Client=Kopi Senja",
                    "Project=" + id,
                    "Service=Design for small shops",
                    "Stage=Concept");
        }

        Command.Ended applied = run("apply", tracker.toString(), "--yes");

        assertThat(applied.code()).as(applied.all()).isZero();
        List<String> made = Workshop.files(folder.resolve("studio/documents"));
        assertThat(made).hasSize(4);
        assertThat(made.stream().map(name -> name.replaceAll("[0-9a-f]{8}", "#")))
                .containsExactlyInAnyOrder("A-1-#-brief.pdf", "A-1-#-brief.pdf", "#-brief.pdf", "#-brief.pdf");
    }

    @Test
    void aCountedDocumentAndATemplateWithACountInItsNameAreTwoFiles() throws IOException {
        Path tracker = studio("reminder 2");
        Path templates = Files.createDirectories(folder.resolve("studio/templates"));
        Files.writeString(templates.resolve("reminder.html"), "<html><body>one {Client}</body></html>");
        Files.writeString(templates.resolve("reminder 2.html"), "<html><body>two {Client}</body></html>");
        // a Value over several lines is a template's name all the same
        for (String value : List.of("reminder", "=\"remin\"&\n\"der\"")) {
            run(
                    "set",
                    tracker.toString(),
                    "--append",
                    "Rules",
                    "Rule=" + value.length(),
                    "When=[Stage]=\"Concept\"",
                    "Do=make document",
                    "Value=" + (value.startsWith("=") ? value.substring(1) : value));
        }

        Command.Ended applied = run("apply", tracker.toString(), "--yes");

        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(Workshop.files(folder.resolve("studio/documents")))
                .as(applied.all())
                .containsExactlyInAnyOrder(
                        "PRJ-001-reminder.pdf", "PRJ-001-reminder-2.pdf", "PRJ-001-reminder-2-1.pdf");
    }

    @Test
    void twoDocumentsThatWouldHaveOneNameAreRefusedBeforeTheIntent() throws IOException {
        Path tracker = studio("offer-brief");
        Path templates = Files.createDirectories(folder.resolve("studio/templates"));
        Files.writeString(templates.resolve("offer-brief.html"), "<html><body>one</body></html>");
        run(
                "set",
                tracker.toString(),
                "--append",
                "Rules",
                "Rule=Other",
                "When=[Stage]=\"Revision\"",
                "Do=make document",
                "Value=brief");
        run("set", tracker.toString(), "Projects!A2=X");
        run(
                "set",
                tracker.toString(),
                "--append",
                "Projects",
                "ID=X-Offer",
                "Client=Kopi Senja",
                "Project=Other",
                "Service=Design for small shops",
                "Stage=Revision");

        Command.Ended applied = run("apply", tracker.toString(), "--yes");

        assertThat(applied.all()).contains("called X-Offer-brief.pdf");
        assertThat(folder.resolve("studio/documents")).doesNotExist();
        assertThat(run("check", tracker.toString()).all()).doesNotContain("half-way");
    }

    @Test
    void twoHundredOtherFilesHideNoTemplate() throws IOException {
        Path tracker = studio("offer");
        Path templates = Files.createDirectories(folder.resolve("studio/templates"));
        for (int i = 0; i < 201; i++) {
            Files.createFile(templates.resolve("a" + i + ".txt"));
        }
        Files.writeString(templates.resolve("offer.html"), "<html><body>{Client}</body></html>");

        run("apply", tracker.toString(), "--yes");

        assertThat(folder.resolve("studio/documents/PRJ-001-offer.pdf")).exists();
    }

    /// Copies of workbooks and documents lie there.
    @Test
    void onlyItsOwnerMayEnterTheStateFolder() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path tracker = studio("brief");
        run("apply", tracker.toString(), "--yes");

        try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
            assertThat(all.filter(Files::isDirectory).toList())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(at -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)))
                            .isEqualTo("rwx------"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("studio")))
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(folder.resolve("other"))));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverARunStopsItsDocumentIsMadeOnce(Step step) throws IOException {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.save(List.of(
                new Assignment(Address.parse("Rules!A5"), Value.of("Papers")),
                new Assignment(Address.parse("Rules!B5"), Value.of("[Stage]=\"Final\"")),
                new Assignment(Address.parse("Rules!C5"), Value.of("make document")),
                new Assignment(Address.parse("Rules!D5"), Value.of("Papers")),
                new Assignment(Address.parse("Rules!E5"), Value.of("revision checklist")),
                new Assignment(Address.parse("Projects!K1"), Value.of("Papers"))));
        try {
            workshop.apply(at -> {
                if (at == step) {
                    throw new IllegalStateException("stopped");
                }
            });
        } catch (IllegalStateException stopped) {
            assertThat(stopped).hasMessage("stopped");
        }

        workshop.apply();

        assertThat(Workshop.files(folder.resolve("documents")))
                .containsExactly("INV-2026-001.pdf", "PRJ-001-revision-checklist.pdf");
        assertThat(workshop.snapshot().value("Projects!K2").plain())
                .isEqualTo("documents/PRJ-001-revision-checklist.pdf");
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    private Command.Ended run(String... arguments) {
        return Command.with(folder.resolve("state")).run(arguments);
    }

    private static Snapshot read(Path file) {
        return new ExcelWorkbooks(InstantSource.system()).open(file).read();
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
