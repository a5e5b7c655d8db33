package dev.alur.app;

import dev.alur.document.BlankWorkbook;
import dev.alur.document.FormPdf;
import dev.alur.document.FormWords;
import dev.alur.document.InvoicePdf;
import dev.alur.document.Meta;
import dev.alur.document.Sources;
import dev.alur.document.TrackerWorkbook;
import dev.alur.invoice.Invoice;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Paper;
import dev.alur.run.Drawing;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Trade;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Documents as the room `document` draws them.
final class Drawings implements Drawing {
    @Override
    public byte[] invoice(Invoice invoice, Path folder, boolean draft) {
        return InvoicePdf.draw(invoice, draft, Sources.of(folder, folder.resolve("documents")))
                .bytes();
    }

    @Override
    public byte[] document(Paper paper, String html, Path folder, @Nullable Path templates) {
        FormWords words = new FormWords(paper.language(), paper.currency(), paper.words(), Set.copyOf(paper.amounts()));
        String author = words.text("Settings[Seller]");
        String about = Messages.text(
                paper.language(), "document", "form.description", paper.title(), words.text("Project"), author);
        Meta meta = new Meta(paper.title(), author, about, paper.language(), paper.date());
        return FormPdf.draw(paper.template(), html, words, meta, new Sources(folder, templates))
                .bytes();
    }

    @Override
    public byte[] tracker(Trade trade, Language language) {
        return TrackerWorkbook.draw(Blueprint.of(trade, language));
    }

    @Override
    public byte[] blank(String sheet) {
        return BlankWorkbook.draw(sheet);
    }
}
