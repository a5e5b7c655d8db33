package dev.alur.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes what a run took over into its intent, and reads it again.
final class AdoptionText {
    private AdoptionText() {}

    static void write(ObjectNode node, Adopting adopting) {
        node.put("kind", adopting.kind().key()).put("from", adopting.from()).put("names", adopting.names());
        ArrayNode made = node.putArray("made");
        for (Adopting.Made each : adopting.made()) {
            ObjectNode one = made.addObject();
            Scribe.key(one.putObject("key"), each.key());
            one.put("stands", each.stands());
        }
        node.set("numbers", Scribe.numbers(adopting.numbers()));
        ArrayNode claims = node.putArray("claims");
        adopting.claims()
                .forEach(claim -> claims.addObject().put("kind", claim.kind()).put("what", claim.what()));
    }

    static Adopting read(JsonNode node) {
        List<Adopting.Made> made = new ArrayList<>();
        node.get("made")
                .forEach(each -> made.add(new Adopting.Made(
                        Scribe.key(each.get("key")), each.get("stands").booleanValue())));
        List<Adopting.Claim> claims = new ArrayList<>();
        node.get("claims")
                .forEach(each -> claims.add(new Adopting.Claim(
                        each.get("kind").textValue(), each.get("what").textValue())));
        return new Adopting(
                Adopting.Kind.valueOf(node.get("kind").textValue().toUpperCase(Locale.ROOT)),
                node.get("from").textValue(),
                node.get("names").intValue(),
                made,
                Scribe.numbers(node.get("numbers")),
                claims);
    }
}
