package dev.alur.document;

import dev.alur.invoice.Invoice;
import dev.alur.invoice.Line;
import dev.alur.invoice.Party;
import dev.alur.language.AmountWords;
import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// An invoice as the words that its template is filled with: everything is written out in the client's
/// language.
final class InvoiceWords {
    private static final String ROOM = "document";
    private static final String LABELS = "invoice.label.";
    private static final Set<String> LETTER_COUNTRIES =
            Set.of("us", "usa", "united states", "united states of america", "amerika serikat", "canada", "kanada");

    /// More lines than these are set closer together.
    private static final int MOST_AIRY_LINES = 14;

    private final Invoice invoice;
    private final Language language;

    private InvoiceWords(Invoice invoice) {
        this.invoice = invoice;
        this.language = invoice.language();
    }

    /// The words by the names under which the template asks for them.
    ///
    /// @param logo the address of the seller's logo, or empty
    static Map<String, Object> of(Invoice invoice, boolean draft, String logo) {
        return new InvoiceWords(invoice).all(draft, logo);
    }

    /// What the document is called: `Faktur INV-2026-014 · Kopi Senja`.
    static String title(Invoice invoice) {
        return text(
                invoice.language(),
                "invoice.title",
                kind(invoice),
                invoice.number(),
                invoice.buyer().name());
    }

    /// The document in a sentence.
    static String description(Invoice invoice) {
        return text(
                invoice.language(),
                "invoice.description",
                kind(invoice),
                invoice.number(),
                invoice.seller().name(),
                invoice.buyer().name(),
                Amounts.text(invoice.language(), invoice.currency(), invoice.balance()),
                Dates.day(invoice.language(), invoice.due()));
    }

    private Map<String, Object> all(boolean draft, String logo) {
        Map<String, Object> words = new HashMap<>();
        words.put("lang", language.code());
        words.put("title", Markup.clean(title(invoice)));
        words.put("draft", draft);
        words.put("paper", isForLetter() ? "letter" : "a4");
        words.put("label", labels());
        words.put("kind", kind(invoice));
        words.put("number", Markup.clean(invoice.number()));
        words.put("logo", logo);
        words.put("seller", party(invoice.seller()));
        words.put("buyer", party(invoice.buyer()));
        words.put("date", Dates.day(language, invoice.date()));
        words.put("due", Dates.day(language, invoice.due()));
        words.put("project", Markup.clean(invoice.title()));
        words.put("jobs", Markup.clean(String.join(", ", invoice.jobs())));
        putLines(words);
        putTotals(words);
        words.put("bank", Markup.clean(invoice.account().bank()));
        words.put("account", Markup.clean(invoice.account().number()));
        words.put("holder", Markup.clean(invoice.account().holder()));
        words.put("payable", !(invoice.account().bank() + invoice.account().number()).isBlank());
        return words;
    }

    private boolean isForLetter() {
        return LETTER_COUNTRIES.contains(invoice.buyer().country().strip().toLowerCase(Locale.ROOT));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (String key : Messages.keys(language, ROOM)) {
            if (key.startsWith(LABELS)) {
                labels.put(key.substring(LABELS.length()), text(language, key));
            }
        }
        return labels;
    }

    private Map<String, Object> party(Party party) {
        List<String> address = Stream.concat(party.address().lines(), Stream.of(abroad(party.country())))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(Markup::clean)
                .toList();
        List<String> contacts = Stream.of(party.email(), party.phone())
                .map(String::strip)
                .filter(contact -> !contact.isEmpty())
                .map(Markup::clean)
                .toList();
        return Map.of(
                "name", Markup.clean(party.name()),
                "address", address,
                "contact", String.join(" · ", contacts),
                "taxId", Markup.clean(party.taxId()));
    }

    /// A country is named only where the reader lives in another one than the language says.
    private String abroad(String country) {
        return language == Language.ID && country.strip().equalsIgnoreCase("Indonesia") ? "" : country;
    }

    /// Quantities and unit prices are shown only where they say something: not where every line is one of
    /// something.
    private void putLines(Map<String, Object> words) {
        List<Map<String, Object>> lines =
                invoice.lines().stream().map(this::line).toList();
        words.put("lines", lines);
        words.put("dense", lines.size() > MOST_AIRY_LINES);
        words.put("counted", invoice.lines().stream().anyMatch(InvoiceWords::isCounted));
        words.put("unitWidth", Math.min(34, width(lines, "unit", 16)));
        words.put("priceWidth", width(lines, "price", 26));
        words.put("amountWidth", width(lines, "amount", 30));
    }

    private Map<String, Object> line(Line line) {
        boolean counted = isCounted(line);
        return Map.of(
                "text", Markup.clean(line.text()),
                "detail", Markup.clean(line.detail()),
                "quantity", counted ? Numbers.text(language, line.quantity()) : "",
                "unit", Markup.clean(line.unit()),
                "price", counted ? amount(line.price()) : "",
                "amount", amount(line.amount(invoice.currency())));
    }

    private static boolean isCounted(Line line) {
        return !line.unit().isBlank() || line.quantity().compareTo(BigDecimal.ONE) != 0;
    }

    /// The width of a column that must not break, in millimetres: a digit of Roboto in 10.5 points is 2.1 mm
    /// wide.
    private static int width(List<Map<String, Object>> lines, String column, int least) {
        int longest = lines.stream()
                .mapToInt(line -> String.valueOf(line.get(column)).length())
                .max()
                .orElse(0);
        return Math.max(least, (longest * 21 + 49) / 10);
    }

    /// What equals the figure below it is left out.
    private void putTotals(Map<String, Object> words) {
        boolean taxed = invoice.tax().rate().signum() != 0;
        boolean paid = invoice.paid().signum() != 0;
        String rate = Numbers.percent(language, invoice.tax().rate(), 2);
        String balance = amount(invoice.balance());
        words.put("taxed", taxed);
        words.put("net", amount(invoice.net()));
        words.put("taxName", Markup.clean(invoice.tax().name() + " " + rate));
        words.put("tax", amount(invoice.taxAmount()));
        words.put("showTotal", taxed || paid || invoice.lines().size() > 1);
        words.put("total", amount(invoice.total()));
        words.put("isPaid", paid);
        words.put("paid", amount(invoice.paid().negate()));
        words.put("balance", balance);
        words.put("figure", balance.length() > 16 ? "long" : "short");
        String inWords = AmountWords.text(language, invoice.currency(), invoice.balance());
        words.put("words", inWords.substring(0, 1).toUpperCase(language.locale()) + inWords.substring(1));
    }

    private String amount(BigDecimal amount) {
        return Amounts.text(language, invoice.currency(), amount);
    }

    private static String kind(Invoice invoice) {
        return switch (invoice.part()) {
            case WHOLE -> text(invoice.language(), "invoice.whole");
            case DEPOSIT -> text(invoice.language(), "invoice.deposit");
            case FINAL -> text(invoice.language(), "invoice.final");
        };
    }

    private static String text(Language language, String key, Object... arguments) {
        return Messages.text(language, ROOM, key, arguments);
    }
}
