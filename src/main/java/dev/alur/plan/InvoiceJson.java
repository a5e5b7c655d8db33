package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.invoice.Account;
import dev.alur.invoice.Invoice;
import dev.alur.invoice.Line;
import dev.alur.invoice.Party;
import dev.alur.invoice.Tax;
import dev.alur.language.Language;
import dev.alur.tracker.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// An invoice as JSON: what it says, and its totals for whoever reads only those.
final class InvoiceJson {
    private InvoiceJson() {}

    static ObjectNode write(Invoice invoice) {
        ObjectNode json = ValueJson.NODES.objectNode();
        json.put("number", invoice.number());
        json.put("part", invoice.part().key());
        json.put("date", invoice.date().toString());
        json.put("due", invoice.due().toString());
        json.put("language", invoice.language().code());
        json.put("currency", invoice.currency().getCurrencyCode());
        json.set("seller", party(invoice.seller()));
        json.set("buyer", party(invoice.buyer()));
        json.put("title", invoice.title());
        ArrayNode jobs = json.putArray("jobs");
        invoice.jobs().forEach(jobs::add);
        ArrayNode lines = json.putArray("lines");
        for (Line line : invoice.lines()) {
            ObjectNode each = lines.addObject().put("text", line.text()).put("detail", line.detail());
            each.set("quantity", ValueJson.number(line.quantity()));
            each.put("unit", line.unit());
            each.set("price", ValueJson.number(line.price()));
            each.set("amount", ValueJson.number(line.amount(invoice.currency())));
        }
        json.set("net", ValueJson.number(invoice.net()));
        ObjectNode tax = json.putObject("tax").put("name", invoice.tax().name());
        tax.set("rate", ValueJson.number(invoice.tax().rate()));
        tax.set("amount", ValueJson.number(invoice.taxAmount()));
        json.set("total", ValueJson.number(invoice.total()));
        json.set("paid", ValueJson.number(invoice.paid()));
        json.putObject("account")
                .put("bank", invoice.account().bank())
                .put("number", invoice.account().number())
                .put("holder", invoice.account().holder());
        json.put("logo", invoice.logo());
        return json;
    }

    /// Reads what [#write] wrote; totals are computed anew.
    static Invoice read(JsonNode json) {
        List<String> jobs = new ArrayList<>();
        json.required("jobs").forEach(job -> jobs.add(job.asText()));
        List<Line> lines = new ArrayList<>();
        json.required("lines")
                .forEach(line -> lines.add(new Line(
                        text(line, "text"),
                        text(line, "detail"),
                        number(line, "quantity"),
                        text(line, "unit"),
                        number(line, "price"))));
        JsonNode tax = json.required("tax");
        JsonNode account = json.required("account");
        return new Invoice(
                text(json, "number"),
                Part.valueOf(text(json, "part").toUpperCase(Locale.ROOT)),
                LocalDate.parse(text(json, "date")),
                LocalDate.parse(text(json, "due")),
                Language.valueOf(text(json, "language").toUpperCase(Locale.ROOT)),
                Currency.getInstance(text(json, "currency")),
                party(json.required("seller")),
                party(json.required("buyer")),
                text(json, "title"),
                jobs,
                lines,
                new Tax(text(tax, "name"), number(tax, "rate")),
                number(json, "paid"),
                new Account(text(account, "bank"), text(account, "number"), text(account, "holder")),
                text(json, "logo"));
    }

    private static ObjectNode party(Party party) {
        return ValueJson.NODES
                .objectNode()
                .put("name", party.name())
                .put("address", party.address())
                .put("email", party.email())
                .put("phone", party.phone())
                .put("country", party.country())
                .put("taxId", party.taxId());
    }

    private static Party party(JsonNode json) {
        return new Party(
                text(json, "name"),
                text(json, "address"),
                text(json, "email"),
                text(json, "phone"),
                text(json, "country"),
                text(json, "taxId"));
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }

    private static BigDecimal number(JsonNode json, String name) {
        return json.required(name).decimalValue();
    }
}
