package dev.alur.app;

import dev.alur.document.InvoicePdf;
import dev.alur.document.Sources;
import dev.alur.document.TrackerWorkbook;
import dev.alur.invoice.Invoice;
import dev.alur.language.Language;
import dev.alur.run.Drawing;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Trade;
import java.nio.file.Path;

/// Documents as the room `document` draws them.
final class Drawings implements Drawing {
    @Override
    public byte[] invoice(Invoice invoice, Path folder, boolean draft) {
        return InvoicePdf.draw(invoice, draft, Sources.of(folder, folder.resolve("documents")))
                .bytes();
    }

    @Override
    public byte[] tracker(Trade trade, Language language) {
        return TrackerWorkbook.draw(Blueprint.of(trade, language));
    }
}
