package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Fingerprint;
import dev.alur.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// A document before it is drawn, as JSON.
final class PaperJson {
    private PaperJson() {}

    static ObjectNode write(Paper paper) {
        ObjectNode json = ValueJson.NODES
                .objectNode()
                .put("template", paper.template())
                .put("content", paper.content().sha256())
                .put("title", paper.title())
                .put("language", paper.language().code())
                .put("currency", paper.currency().getCurrencyCode())
                .put("date", paper.date().toString());
        ObjectNode words = json.putObject("words");
        paper.words().forEach((blank, value) -> ValueJson.put(words, blank, value, json));
        ArrayNode amounts = json.putArray("amounts");
        paper.amounts().forEach(amounts::add);
        return json;
    }

    /// Reads what [#write] wrote.
    static Paper read(JsonNode json, String file) {
        List<String> amounts = new ArrayList<>();
        json.required("amounts").forEach(amount -> amounts.add(amount.asText()));
        return new Paper(
                text(json, "template"),
                new Fingerprint(text(json, "content")),
                file,
                text(json, "title"),
                Language.valueOf(text(json, "language").toUpperCase(Locale.ROOT)),
                Currency.getInstance(text(json, "currency")),
                LocalDate.parse(text(json, "date")),
                ValueJson.all(json.required("words"), json),
                amounts);
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }
}
