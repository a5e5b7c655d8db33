package dev.alur.document;

import dev.alur.grid.Problem;
import dev.alur.invoice.Invoice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// Draws an invoice as an HTML page: the same template as the PDF, for a look at it in a browser.
public final class InvoiceHtml {
    static final String TEMPLATE = "invoice";

    private InvoiceHtml() {}

    /// Draws an invoice, with its fonts and its logo in it.
    ///
    /// @param draft whether a pale word across the page says that it is none yet
    /// @throws dev.alur.grid.ProblemException where the user's own template cannot be filled
    public static Page draw(Invoice invoice, boolean draft, Sources sources) {
        Page bare = bare(invoice, draft, sources);
        String fonts = "<style>" + Fonts.faces(bare.html()) + "</style>";
        return new Page(
                bare.html().replaceFirst("(?i)</head>", Matcher.quoteReplacement(fonts + "</head>")), bare.problems());
    }

    /// The page without fonts: a renderer of PDF has them.
    static Page bare(Invoice invoice, boolean draft, Sources sources) {
        List<Problem> problems = new ArrayList<>();
        String logo = Logo.address(invoice.logo(), sources.home(), problems);
        String html = Templates.fill(TEMPLATE, InvoiceWords.of(invoice, draft, logo), sources.templates());
        SortedSet<Integer> missing = Fonts.missing(html);
        if (!missing.isEmpty()) {
            String names = missing.stream().map(InvoiceHtml::name).collect(Collectors.joining(", "));
            problems.add(Problem.warning(DocumentProblem.MISSING_CHARACTERS, null, invoice.number(), names));
        }
        return new Page(html, problems);
    }

    static String name(int character) {
        return Character.toString(character) + " (" + Character.getName(character) + ")";
    }
}
