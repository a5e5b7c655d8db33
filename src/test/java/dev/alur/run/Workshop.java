package dev.alur.run;

import dev.alur.document.BlankWorkbook;
import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import dev.alur.invoice.Invoice;
import dev.alur.journal.Journals;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.Paper;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder with a tracker of some jobs, a state folder and a runner over them, all real but the
/// clock and the drawing.
final class Workshop {
    static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    final Path folder;
    final Path tracker;
    final Path state;
    List<Change> acknowledged = new ArrayList<>();
    Instant now = NOW;
    Supplier<UUID> ids = UUID::randomUUID;
    private final Journals journals;

    Workshop(Path folder) {
        this(folder, folder.resolve("state"));
    }

    Workshop(Path folder, Path state) {
        this(folder, state, Journals.files(state));
    }

    /// A machine with a state folder of its own and a journal that others may share.
    Workshop(Path folder, Path state, Journals journals) {
        this.journals = journals;
        this.folder = folder;
        this.tracker = folder.resolve("studio.xlsx");
        this.state = state;
    }

    /// Draws a tracker in which so many jobs are approved and so will become final and be billed.
    static Workshop of(Path folder, int approved) throws IOException {
        Workshop workshop = new Workshop(folder);
        workshop.draw(approved, projects(approved));
        return workshop;
    }

    static SheetDraft projects(int approved) {
        SheetDraft projects = SheetDraft.of("Projects")
                .row("ID", "Client", "Project", "Service", "Stage", "Start", "Due", "Approved", "Invoice", "Notes");
        for (int i = 1; i <= approved; i++) {
            projects.row(id(i), "Bu Sri", "Menu " + i, "Design", "Revision", day(2), day(9), "yes", null, "by hand");
        }
        return projects.row(
                id(approved + 1), "Bu Sri", "Flyer", "Design", "Revision", day(3), day(29), null, null, null);
    }

    void draw(int approved, SheetDraft projects, Object... setting) throws IOException {
        SheetDraft settings = SheetDraft.of("Settings")
                .row("Key", "Value", "Explanation")
                .row("Seller", "Studio Ayu")
                .row("Tax rate", 0)
                .row("Invoice series", "INV-{yyyy}-{000}");
        if (setting.length > 0) {
            settings.row(setting);
        }
        DrawnWorkbooks.draw(
                tracker,
                projects,
                SheetDraft.of("Clients").row("Name", "Email").row("Bu Sri", "sri@example.org"),
                SheetDraft.of("Services")
                        .row("Service", "Workflow", "Unit", "Price")
                        .row("Design", "Orders", "piece", 750_000),
                SheetDraft.of("Workflow")
                        .row("Workflow", "Stage", "Advance when", "Next")
                        .row("Orders", "Revision", "[Approved]=\"yes\"", "Final")
                        .row("Orders", "Final", null, null),
                SheetDraft.of("Rules")
                        .row("Rule", "When", "Do", "Field", "Value", "Mode")
                        .row("Bill", "[Stage]=\"Final\"", "issue invoice", null, null, "auto")
                        .row("Thank", "[Stage]=\"Final\"", "add note", null, "\"thanked\"", "auto")
                        .row(
                                "Log",
                                "[Stage]=\"Final\"",
                                "add row",
                                "Time",
                                "Date = TODAY()\nProject = [ID]\nKind = \"admin\"\nMinutes = 15",
                                "auto"),
                SheetDraft.of("Time").row("Date", "Project", "Kind", "Minutes", "Person"),
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
                settings);
    }

    Runner runner() {
        return runner(step -> {});
    }

    Runner runner(Consumer<Step> steps) {
        return runner(new ExcelWorkbooks(() -> now), steps);
    }

    Runner runner(Workbooks workbooks, Consumer<Step> steps) {
        return new Runner(new Wiring(
                workbooks,
                root -> new FolderShelf(Path.of(root), null),
                new PlainDrawing(),
                journals,
                state,
                true,
                () -> now,
                ZoneOffset.UTC,
                ids,
                Duration.ofMillis(200),
                steps));
    }

    Applied apply() {
        return apply(step -> {});
    }

    Applied apply(Consumer<Step> steps) {
        return runner(steps).apply(tracker.toString(), Options.NONE, null, acknowledged::add);
    }

    Planned plan() {
        return runner().plan(tracker.toString(), Options.NONE, null);
    }

    Checked check() {
        return runner().check(tracker.toString(), Options.NONE);
    }

    Tracker read() {
        return TrackerReader.read(snapshot());
    }

    Snapshot snapshot() {
        return new ExcelWorkbooks(() -> now).open(tracker).read();
    }

    /// A person types something, as another program would save it.
    void type(String cell, Value value) {
        runner().set(tracker.toString(), List.of(new Assignment(Address.parse(cell), value)), SetOptions.NONE);
    }

    /// A person saves the workbook with other cells in it, in a program that knows nothing of Alur's locks.
    void save(List<Assignment> cells) {
        Workbook workbook = new ExcelWorkbooks(() -> now).open(tracker);
        List<Edit> edits = new ArrayList<>();
        cells.forEach(cell -> edits.add(new Edit.SetCell(cell.at(), cell.value())));
        workbook.write(workbook.fingerprint(), edits);
    }

    /// The cells of two rows, each in the place of the other.
    List<Assignment> swapped(String name, int one, int other) {
        Sheet sheet = snapshot().sheet(name).orElseThrow();
        List<Assignment> cells = new ArrayList<>();
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            cells.add(new Assignment(sheet.address(one, column), sheet.value(other, column)));
            cells.add(new Assignment(sheet.address(other, column), sheet.value(one, column)));
        }
        return cells;
    }

    /// The jobs for which a row was added to Time, in the order of the rows.
    List<String> logged() {
        return read().times().stream().map(entry -> entry.project()).toList();
    }

    List<String> numbers() {
        return read().invoices().stream().map(billed -> billed.number()).toList();
    }

    /// The digest of every file of the folder.
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String file : files(folder)) {
            contents.put(
                    file,
                    Fingerprint.of(Files.readAllBytes(folder.resolve(file))).sha256());
        }
        return contents;
    }

    static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static String id(int job) {
        return "PRJ-%03d".formatted(job);
    }

    static LocalDate day(int ofNovember) {
        return LocalDate.of(2026, 11, ofNovember);
    }

    /// Draws an invoice as a few words.
    static final class PlainDrawing implements Drawing {
        @Override
        public byte[] invoice(Invoice invoice, Path folder, boolean draft) {
            return (invoice.number() + " " + invoice.total() + (draft ? " draft" : ""))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] document(Paper paper, String html, Path folder, @Nullable Path templates) {
            return (paper.title() + " " + paper.words() + (templates == null ? "" : " own"))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] tracker(Trade trade, Language language) {
            return (trade.key() + " " + language.code()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] blank(String sheet) {
            return BlankWorkbook.draw(sheet);
        }
    }
}
