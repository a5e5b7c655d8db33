package dev.alur.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.plan.Given;
import dev.alur.plan.Hold;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Run;
import dev.alur.tracker.InboxLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes what the book keeps as JSON and reads it again. The text is canonical: fields in one order, maps
/// sorted by their keys, no white space, so that the same content always has the same digest.
final class Scribe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scribe() {}

    static String intent(Intent intent) {
        ObjectNode all = JSON.createObjectNode();
        all.put("serial", intent.serial());
        all.put("at", intent.at().toString());
        all.put("today", intent.today().toString());
        all.put("before", intent.before().sha256());
        all.put("folder", intent.folder());
        ArrayNode acts = all.putArray("acts");
        intent.acts().forEach(act -> acts.add(act(act)));
        ArrayNode documents = all.putArray("documents");
        intent.documents()
                .forEach(staged -> documents
                        .addObject()
                        .put("name", staged.name())
                        .put("sha256", staged.content().sha256()));
        records(all, intent.records());
        all.put("lastJob", intent.lastJob());
        if (!intent.spent().isEmpty()) {
            answers(all, intent.spent());
        }
        TraceText.write(all, intent.trace());
        return all.toString();
    }

    static void held(ObjectNode all, Map<String, Hold> held) {
        ArrayNode array = all.putArray("held");
        new TreeMap<>(held)
                .forEach((what, hold) -> array.addObject()
                        .put("what", what)
                        .put("reads", hold.reads())
                        .put("by", hold.by()));
    }

    static Map<String, Hold> held(JsonNode all) {
        Map<String, Hold> held = new LinkedHashMap<>();
        all.get("held")
                .forEach(node -> held.put(
                        text(node, "what"),
                        new Hold(text(node, "reads"), node.get("by").intValue())));
        return held;
    }

    /// That only Inbox was written.
    static String told(Fingerprint before, Fingerprint after) {
        return words(Map.of("before", before.sha256(), "after", after.sha256()));
    }

    /// Answers of Inbox that count no more.
    static String answers(Set<String> refs) {
        ObjectNode all = JSON.createObjectNode();
        answers(all, refs);
        return all.toString();
    }

    private static void answers(ObjectNode all, Set<String> refs) {
        ArrayNode answers = all.putArray("answers");
        new TreeSet<>(refs).forEach(answers::add);
    }

    static Intent intent(String text) {
        JsonNode all = read(text);
        List<Intent.Act> acts = new ArrayList<>();
        all.get("acts").forEach(act -> acts.add(act(act)));
        List<Intent.Staged> documents = new ArrayList<>();
        all.get("documents")
                .forEach(staged -> documents.add(
                        new Intent.Staged(text(staged, "name"), new Fingerprint(text(staged, "sha256")))));
        return new Intent(
                all.get("serial").intValue(),
                Instant.parse(text(all, "at")),
                LocalDate.parse(text(all, "today")),
                new Fingerprint(text(all, "before")),
                text(all, "folder"),
                acts,
                documents,
                records(all),
                all.get("lastJob").intValue(),
                spent(all),
                TraceText.read(all));
    }

    /// None in what was written before there was an Inbox.
    private static Set<String> spent(JsonNode all) {
        Set<String> spent = new TreeSet<>();
        all.path("answers").forEach(ref -> spent.add(ref.textValue()));
        return spent;
    }

    static String ended(Ended ended) {
        ObjectNode all = JSON.createObjectNode();
        all.put("serial", ended.serial());
        all.put("at", ended.at().toString());
        all.put("before", ended.before().sha256());
        all.put("after", ended.after().sha256());
        ArrayNode outcomes = all.putArray("outcomes");
        ended.outcomes().forEach(outcome -> outcomes.add(outcome.key()));
        ArrayNode documents = all.putArray("documents");
        ended.documents().forEach(documents::add);
        records(all, ended.records());
        if (ended.names() != ended.serial()) {
            all.put("names", ended.names());
        }
        if (!ended.untouched()) {
            all.put("untouched", false);
        }
        return all.toString();
    }

    static Ended ended(String text) {
        JsonNode all = read(text);
        List<Run.Outcome> outcomes = new ArrayList<>();
        all.get("outcomes")
                .forEach(outcome ->
                        outcomes.add(Run.Outcome.valueOf(outcome.textValue().toUpperCase(Locale.ROOT))));
        List<String> documents = new ArrayList<>();
        all.get("documents").forEach(document -> documents.add(document.textValue()));
        return new Ended(
                all.get("serial").intValue(),
                Instant.parse(text(all, "at")),
                new Fingerprint(text(all, "before")),
                new Fingerprint(text(all, "after")),
                outcomes,
                documents,
                records(all),
                all.path("names").asInt(all.get("serial").intValue()),
                all.path("untouched").asBoolean(true));
    }

    /// @param held all that is held from now on, or null where that stays as it is
    static String records(Map<String, JobRecord> records, int lastJob, @Nullable Map<String, Hold> held) {
        ObjectNode all = JSON.createObjectNode();
        records(all, records);
        if (held != null) {
            held(all, held);
        }
        all.put("lastJob", lastJob);
        return all.toString();
    }

    /// Numbers that were taken over.
    static String given(List<Given> answers) {
        ArrayNode all = JSON.createArrayNode();
        answers.forEach(given -> all.addObject()
                .put("at", given.at().toString())
                .put("who", given.who())
                .put("ref", given.ref())
                .put("answer", given.answer().key())
                .put("what", given.what()));
        return all.toString();
    }

    static List<Given> given(String text) {
        List<Given> answers = new ArrayList<>();
        read(text)
                .forEach(node -> answers.add(new Given(
                        Instant.parse(text(node, "at")),
                        text(node, "who"),
                        text(node, "ref"),
                        InboxLine.Answer.valueOf(text(node, "answer").toUpperCase(Locale.ROOT)),
                        text(node, "what"))));
        return answers;
    }

    static String taken(List<Issued> numbers) {
        return numbers(numbers).toString();
    }

    static ArrayNode numbers(List<Issued> numbers) {
        ArrayNode all = JSON.createArrayNode();
        for (Issued issued : numbers) {
            ObjectNode node = all.addObject()
                    .put("number", issued.number())
                    .put("series", issued.series())
                    .put("sequence", issued.sequence());
            if (!issued.document().isEmpty()) {
                node.put("document", issued.document())
                        .put("sha256", issued.sha256())
                        .put("folder", issued.folder());
            }
        }
        return all;
    }

    static List<Issued> taken(String text) {
        return numbers(read(text));
    }

    static List<Issued> numbers(JsonNode all) {
        List<Issued> numbers = new ArrayList<>();
        all.forEach(node -> numbers.add(new Issued(
                text(node, "number"),
                text(node, "series"),
                node.get("sequence").intValue(),
                node.path("document").asText(),
                node.path("sha256").asText(),
                node.path("folder").asText(),
                0)));
        return numbers;
    }

    static String record(JobRecord record) {
        return node(record).toString();
    }

    static JobRecord record(String text) {
        return RecordText.read(text);
    }

    /// A payload of a few words.
    static String words(Map<String, String> words) {
        ObjectNode all = JSON.createObjectNode();
        new TreeMap<>(words).forEach(all::put);
        return all.toString();
    }

    private static ObjectNode act(Intent.Act act) {
        ObjectNode node = JSON.createObjectNode();
        node.put("change", act.json());
        OperationKey key = act.key();
        if (key != null) {
            key(node.putObject("key"), key);
        }
        Intent.Numbered number = act.number();
        if (number != null) {
            node.putObject("number")
                    .put("number", number.number())
                    .put("series", number.series())
                    .put("sequence", number.sequence())
                    .put("document", number.document())
                    .put("sha256", number.content().sha256());
        }
        ArrayNode effects = node.putArray("effects");
        act.effects().forEach(effect -> effects.add(effect(effect)));
        return node;
    }

    private static Intent.Act act(JsonNode node) {
        JsonNode key = node.get("key");
        JsonNode number = node.get("number");
        List<Intent.Effect> effects = new ArrayList<>();
        node.get("effects").forEach(effect -> effects.add(effect(effect)));
        return new Intent.Act(
                text(node, "change"),
                key == null ? null : key(key),
                number == null
                        ? null
                        : new Intent.Numbered(
                                text(number, "number"),
                                text(number, "series"),
                                number.get("sequence").intValue(),
                                text(number, "document"),
                                new Fingerprint(text(number, "sha256"))),
                effects);
    }

    static void key(ObjectNode node, OperationKey key) {
        node.put("kind", key.kind())
                .put("part", key.part())
                .put("job", key.job())
                .put("occurrence", key.occurrence())
                .put("attempt", key.attempt());
    }

    static OperationKey key(JsonNode key) {
        return new OperationKey(
                text(key, "kind"),
                text(key, "part"),
                text(key, "job"),
                text(key, "occurrence"),
                key.get("attempt").intValue());
    }

    private static ObjectNode effect(Intent.Effect effect) {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", effect.at().toString());
        switch (effect) {
            case Intent.Effect.Cell cell ->
                node.put("job", cell.job())
                        .put("likeness", cell.likeness())
                        .put("header", cell.header())
                        .put("before", value(cell.before()))
                        .put("after", value(cell.after()));
            case Intent.Effect.Structure _ -> node.put("structure", true);
            case Intent.Effect.Cleared cleared -> {
                node.put("register", cleared.register());
                pairs(node.putArray("cleared"), cleared.cells());
            }
            case Intent.Effect.Voided voided ->
                node.put("number", voided.number()).put("void", value(voided.after()));
            case Intent.Effect.Row row -> pairs(node.putArray("row"), row.cells());
        }
        return node;
    }

    private static Intent.Effect effect(JsonNode node) {
        Address at = Address.parse(text(node, "at"));
        if (node.has("structure")) {
            return new Intent.Effect.Structure(at);
        }
        if (node.has("cleared")) {
            return new Intent.Effect.Cleared(text(node, "register"), at, pairs(node.get("cleared")));
        }
        if (node.has("void")) {
            return new Intent.Effect.Voided(text(node, "number"), at, value(text(node, "void")));
        }
        JsonNode row = node.get("row");
        if (row == null) {
            return new Intent.Effect.Cell(
                    text(node, "job"),
                    text(node, "likeness"),
                    at,
                    text(node, "header"),
                    value(text(node, "before")),
                    value(text(node, "after")));
        }
        return new Intent.Effect.Row(at, pairs(row));
    }

    /// A list of pairs, for the order of the columns counts.
    private static void pairs(ArrayNode array, Map<String, Value> cells) {
        cells.forEach((header, value) -> array.addArray().add(header).add(value(value)));
    }

    private static Map<String, Value> pairs(JsonNode array) {
        Map<String, Value> cells = new LinkedHashMap<>();
        array.forEach(
                pair -> cells.put(pair.get(0).textValue(), value(pair.get(1).textValue())));
        return cells;
    }

    private static void records(ObjectNode all, Map<String, JobRecord> records) {
        records(all, "records", records);
    }

    static void records(ObjectNode all, String name, Map<String, JobRecord> records) {
        ObjectNode node = all.putObject(name);
        new TreeMap<>(records).forEach((job, record) -> node.set(job, node(record)));
    }

    static Map<String, JobRecord> recordsIn(String text) {
        return records(read(text));
    }

    /// Null where what is held stays as it is.
    static @Nullable Map<String, Hold> heldIn(String text) {
        JsonNode all = read(text);
        return all.has("held") ? held(all) : null;
    }

    private static Map<String, JobRecord> records(JsonNode all) {
        return records(all, "records");
    }

    static Map<String, JobRecord> records(JsonNode all, String name) {
        Map<String, JobRecord> records = new LinkedHashMap<>();
        all.get(name)
                .properties()
                .forEach(entry -> records.put(
                        entry.getKey(), RecordText.read(entry.getValue().traverse())));
        return records;
    }

    private static ObjectNode node(JobRecord record) {
        ObjectNode node = JSON.createObjectNode();
        node.put("stage", record.stage());
        ObjectNode entered = node.putObject("entered");
        new TreeMap<>(record.entered()).forEach(entered::put);
        ObjectNode since = node.putObject("since");
        new TreeMap<>(record.since()).forEach((stage, day) -> since.put(stage, day.toString()));
        ObjectNode wrote = node.putObject("wrote");
        new TreeMap<>(record.wrote()).forEach(wrote::put);
        if (!record.kept().isEmpty()) {
            ObjectNode kept = node.putObject("kept");
            new TreeMap<>(record.kept())
                    .forEach((header, cell) ->
                            kept.putArray(header).add(value(cell.value())).add(cell.changes()));
        }
        if (!record.likeness().isEmpty()) {
            node.put("likeness", record.likeness());
        }
        if (!record.left().isEmpty()) {
            ObjectNode left = node.putObject("left");
            new TreeMap<>(record.left()).forEach(left::put);
        }
        return node;
    }

    /// A value with its type in front, as `alur set` takes it.
    static String value(Value value) {
        return switch (value) {
            case Value.Blank() -> "";
            case Value.Text(String text) -> "s:" + text;
            case Value.Number(BigDecimal number) -> "n:" + number.toPlainString();
            case Value.Bool(boolean bool) -> "b:" + bool;
            case Value.Date(LocalDateTime at) -> "d:" + at;
            case Value.Fault(String code) -> "e:" + code;
        };
    }

    static Value value(String text) {
        if (text.isEmpty()) {
            return Value.BLANK;
        }
        String rest = text.substring(2);
        return switch (text.charAt(0)) {
            case 's' -> new Value.Text(rest);
            case 'n' -> new Value.Number(new BigDecimal(rest));
            case 'b' -> new Value.Bool(Boolean.parseBoolean(rest));
            case 'd' -> new Value.Date(LocalDateTime.parse(rest));
            case 'e' -> new Value.Fault(rest);
            default -> throw new IllegalArgumentException("no value: " + text);
        };
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not what the book keeps: " + e.getOriginalMessage(), e);
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("no " + field + " in an entry");
        }
        return value.textValue();
    }
}
