package dev.alur.tracker;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small tracker without a problem, whose sheets a test changes before it is read.
final class Studio {
    final SheetDraft projects = SheetDraft.of("Projects")
            .row(
                    "ID",
                    "Client",
                    "Project",
                    "Service",
                    "Stage",
                    "Start",
                    "Due",
                    "Quantity",
                    "Price",
                    "Approved",
                    "Notes")
            .row("PRJ-1", "Kopi Senja", "Menu", "Design", "Revision", day(2), day(9), 1, 1_500_000, "yes", null)
            .row("PRJ-2", "Bu Sri", "Flyer", "Design", "Brief", day(3), day(10), 2, 750_000, null, null)
            .row(null, "Bu Sri", "Banner", "Design", "Brief", day(4), null, null, null, false, null);
    final SheetDraft clients = SheetDraft.of("Clients")
            .row("Name", "Email", "Address", "Language", "Currency", "Terms")
            .row("Kopi Senja", "halo@kopisenja.example", "Bandung", "id", "IDR", 7)
            .row("Bu Sri", "sri@example.org", "Solo", null, null, null);
    final SheetDraft services = SheetDraft.of("Services")
            .row("Service", "Workflow", "Unit", "Price", "Days", "Revisions included", "Deposit (%)")
            .row("Design", "Orders", "piece", 750_000, 7, 2, 0);
    final SheetDraft workflow = SheetDraft.of("Workflow")
            .row("Workflow", "Stage", "Advance when", "Next", "Days", "Checklist")
            .row("Orders", "Brief", "[Start]<>\"\"", "Revision", 2, "Ask for the logo")
            .row("Orders", "Revision", "[Approved]=\"yes\"", "Final", 3, null)
            .row("Orders", "Final", null, null, null, null);
    final SheetDraft rules = SheetDraft.of("Rules")
            .row("Rule", "When", "Do", "Field", "Value", "Mode")
            .row("Bill", "[Stage]=\"Final\"", "issue invoice", null, null, "auto")
            .row("Due", "[Due]=\"\"", "set field", "Due", "[Start]+7", "ask")
            .row("Late", "[Due]<TODAY()", "add note", null, "\"late\"", null)
            .row("Log", "[Stage]=\"Final\"", "add row", "Time", "Date = TODAY()\nMinutes = 15\nKind = \"admin\"", null);
    final SheetDraft invoices = SheetDraft.of("Invoices")
            .row("Number", "Date", "Due", "Client", "Projects", "Net", "Tax", "Total", "Paid", "Balance", "State")
            .row("INV-2026-001", day(1), day(15), "Bu Sri", "PRJ-9, PRJ-8", 100, 11, 111, 100, 11, "open")
            .formula("J2", "H2-I2", 11);
    final SheetDraft time = SheetDraft.of("Time")
            .row("Date", "Project", "Kind", "Minutes", "Person")
            .row(day(2), "PRJ-1", "production", 120, "Ayu");
    final SheetDraft settings = SheetDraft.of("Settings")
            .row("Key", "Value", "Explanation")
            .row("Seller", "Studio Ayu")
            .row("Tax rate", 0)
            .row("Zona waktu", "WITA")
            .row("Report hour", "16:30");
    final List<SheetDraft> others = new ArrayList<>();
    private final List<SheetDraft> left = new ArrayList<>();

    static LocalDate day(int ofNovember) {
        return LocalDate.of(2026, 11, ofNovember);
    }

    Studio without(SheetDraft sheet) {
        left.add(sheet);
        return this;
    }

    Snapshot snapshot() {
        List<SheetDraft> drafts =
                new ArrayList<>(List.of(projects, clients, services, workflow, rules, invoices, time, settings));
        drafts.addAll(others);
        drafts.removeAll(left);
        List<Sheet> sheets = drafts.stream().map(SheetDraft::build).toList();
        return new Snapshot("studio.xlsx", Fingerprint.of(new byte[0]), sheets, Map.of());
    }

    Tracker read() {
        return TrackerReader.read(snapshot());
    }
}
