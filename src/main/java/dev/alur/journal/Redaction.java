package dev.alur.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes a person's words out of what the book keeps: name, addresses, numbers, wherever they stand as whole
/// words in a value. What the book is found and counted by (keys, serials, numbers, days, digests) stays.
final class Redaction {
    /// What stands in the place of what was taken.
    static final String GONE = "[erased]";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STAYS = Set.of(
            "key",
            "number",
            "series",
            "sequence",
            "sha256",
            "at",
            "today",
            "serial",
            "folder",
            "kind",
            "address",
            "header",
            "reads",
            "entered",
            "since",
            "answers",
            "outcomes",
            "currency",
            "language");
    /// Shorter words would be found everywhere.
    private static final int SHORTEST = 3;

    private final Set<String> words = new TreeSet<>();
    private final String name;

    /// @param name of the person or firm
    /// @param more what else is known of them
    Redaction(String name, Set<String> more) {
        this.name = name.strip();
        more.forEach(this::add);
        add(name);
    }

    private void add(String word) {
        if (word.strip().length() >= SHORTEST) {
            words.add(word.strip());
        }
    }

    /// Learns from a payload what else belongs to the person: wherever an object has their name, the
    /// texts beside it.
    void learn(String payload) {
        learn(read(payload));
    }

    private void learn(JsonNode node) {
        JsonNode change = node.get("change");
        if (change != null && change.isTextual()) {
            learn(read(change.textValue()));
        }
        JsonNode called = node.get("name");
        if (called != null && called.isTextual() && called.textValue().strip().equalsIgnoreCase(name)) {
            node.properties().forEach(each -> {
                boolean isTheirs = each.getValue().isTextual()
                        && !each.getKey().equals("country")
                        && !each.getKey().equals("language");
                if (isTheirs) {
                    add(each.getValue().textValue());
                }
            });
        }
        node.forEach(this::learn);
    }

    /// A payload without the words; the same text where none of them stands in it.
    String of(String payload) {
        JsonNode all = read(payload);
        JsonNode cleaned = cleaned(all);
        return cleaned.equals(all) ? payload : cleaned.toString();
    }

    private JsonNode cleaned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(each -> {
                JsonNode value = each.getValue();
                boolean isParty = object.has("name") && object.has("taxId");
                boolean stays = STAYS.contains(each.getKey()) && !isParty;
                if (each.getKey().equals("change") && value.isTextual()) {
                    copy.put("change", of(value.textValue()));
                } else {
                    copy.set(each.getKey(), stays ? value : cleaned(value));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(cleaned(each)));
            return copy;
        }
        return node.isTextual() ? new TextNode(text(node.textValue())) : node;
    }

    /// A value with its type in front becomes a text, whatever it was.
    private String text(String text) {
        Matcher matcher = pattern().matcher(text);
        if (!matcher.find()) {
            return text;
        }
        String cleaned = matcher.replaceAll(Matcher.quoteReplacement(GONE));
        return cleaned.matches("(?s)[nbde]:.*") ? "s:" + cleaned.substring(2) : cleaned;
    }

    private Pattern pattern() {
        String any = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Whether a text names the person.
    boolean names(String text) {
        return text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not what the book keeps: " + e.getOriginalMessage(), e);
        }
    }
}
