package dev.alur.invoice;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A tracker to bill from, whose sheets a test changes before it asks for a draft of its first job.
final class Atelier {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    final SheetDraft projects = SheetDraft.of("Projects")
            .row("ID", "Client", "Project", "Service", "Stage", "Quantity", "Price")
            .row("PRJ-001", "Kopi Senja", "Menu musim hujan", "Desain", "Final", null, 9_999_999);
    final SheetDraft clients = SheetDraft.of("Clients")
            .row("Name", "Email", "Address", "Country", "Tax ID", "Language", "Currency", "Terms")
            .row("Kopi Senja", "halo@kopisenja.example", "Jl. Braga 5\nBandung", "Indonesia", "0123", "id", null, 7)
            .row("Northwind", null, null, null, null, "en", "USD", null);
    final SheetDraft services = SheetDraft.of("Services")
            .row("Service", "Workflow", "Unit", "Price", "Deposit (%)")
            .row("Desain", "Pesanan", "desain", 750_000, new BigDecimal("0.5"));
    final SheetDraft workflow = SheetDraft.of("Workflow")
            .row("Workflow", "Stage", "Advance when", "Next")
            .row("Pesanan", "Final", null, null);
    final SheetDraft invoices =
            SheetDraft.of("Invoices").row("Number", "Date", "Projects", "Net", "Tax", "Total", "Paid", "State");
    final SheetDraft settings = SheetDraft.of("Settings")
            .row("Key", "Value")
            .row("Seller", "Studio Rona")
            .row("Tax rate", new BigDecimal("0.11"))
            .row("Tax name", "PPN")
            .row("Terms (days)", 14)
            .row("Currency", "IDR")
            .row("Language", "id");

    Tracker read() {
        List<SheetDraft> sheets = List.of(projects, clients, services, workflow, invoices, settings);
        return TrackerReader.read(new Snapshot(
                "studio.xlsx",
                Fingerprint.of(new byte[0]),
                sheets.stream().map(SheetDraft::build).toList(),
                Map.of()));
    }

    Billing.Drafted draft(Part part) {
        Tracker tracker = read();
        Job job = tracker.jobs().getFirst();
        return Billing.draft(tracker, job, part, DAY, "INV-2026-002");
    }

    /// The deposit as it stands in Invoices once it was issued.
    Atelier issued(Invoice deposit) {
        invoices.row(
                deposit.number(),
                deposit.date(),
                String.join(", ", deposit.jobs()),
                deposit.net(),
                deposit.taxAmount(),
                deposit.total(),
                0,
                "open");
        return this;
    }
}
