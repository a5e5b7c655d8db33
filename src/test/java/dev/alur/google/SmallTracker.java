package dev.alur.google;

import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A tracker of two jobs, of which one is approved and so will be billed.
final class SmallTracker {
    private SmallTracker() {}

    /// A spreadsheet of the owner's with it, shared with the service's account.
    static String in(Studio studio) throws IOException {
        List<Sheet> sheets = Stream.of(
                        SheetDraft.of("Projects")
                                .row("ID", "Client", "Project", "Service", "Stage", "Approved", "Invoice")
                                .row("PRJ-1", "Bu Sri", "Menu", "Design", "Revision", "yes", null)
                                .row("PRJ-2", "Bu Sri", "Flyer", "Design", "Revision", null, null),
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
                                .row("Bill", "[Stage]=\"Final\"", "issue invoice", null, null, "auto"),
                        SheetDraft.of("Invoices").row("Number", "Date", "Client", "Projects", "Total", "State"),
                        SheetDraft.of("Settings")
                                .row("Key", "Value", "Explanation")
                                .row("Seller", "Studio Ayu")
                                .row("Tax rate", 0)
                                .row("Invoice series", "INV-{yyyy}-{000}"))
                .map(SheetDraft::build)
                .toList();
        String id = Loading.load(studio.google, "Studio", sheets, Map.of());
        studio.google.share(id, AuthorizationServer.ACCOUNT, "writer");
        return "gsheet:" + id;
    }
}
