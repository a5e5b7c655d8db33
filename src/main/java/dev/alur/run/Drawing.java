package dev.alur.run;

import dev.alur.invoice.Invoice;
import dev.alur.language.Language;
import dev.alur.tracker.Trade;
import java.nio.file.Path;

/// Draws documents: the same input gives the same bytes.
public interface Drawing {
    /// An invoice as PDF.
    ///
    /// @param folder where the workbook lies, for a logo and a template of the user's own
    /// @param draft whether it carries the word that says that it is none yet
    byte[] invoice(Invoice invoice, Path folder, boolean draft);

    /// A new tracker as xlsx.
    byte[] tracker(Trade trade, Language language);
}
