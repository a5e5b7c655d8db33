package dev.alur.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import dev.alur.tracker.InboxLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plans as JSON and back. Its schema stands in `src/docs/plan.schema.json`; how values are written,
/// in [ValueJson].
public final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .nodeFactory(ValueJson.NODES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private PlanJson() {}

    /// A plan as an object, for views that put more beside it.
    ///
    /// @param language of the problems' sentences
    public static ObjectNode tree(Plan plan, Language language) {
        ObjectNode json = ValueJson.NODES.objectNode();
        json.put("workbook", plan.workbook());
        json.put("fingerprint", plan.fingerprint().sha256());
        json.put("today", plan.today().toString());
        if (!plan.changes().isEmpty()) {
            json.put("serial", plan.serial());
        }
        json.set("changes", changes(plan.changes()));
        ArrayNode waiting = json.putArray("waiting");
        for (Waiting each : plan.waiting()) {
            ObjectNode held = ChangeJson.write(each.change())
                    .put("rule", each.rule())
                    .put("why", each.why().key())
                    .put("ref", each.ref())
                    .put("answer", each.isRefused() ? InboxLine.Answer.NO.key() : null);
            waiting.add(each.by() == 0 ? held : held.put("undoneBy", each.by()));
        }
        ArrayNode inbox = json.putArray("inbox");
        for (Inbox.Row row : plan.inbox().changes()) {
            ObjectNode line = inbox.addObject()
                    .put("symbol", String.valueOf(row.symbol()))
                    .put("address", row.address().toString())
                    .put("what", row.what());
            ObjectNode cells = line.putObject("cells");
            row.cells().forEach((header, value) -> ValueJson.put(cells, header, value, line));
            if (row.link() != null) {
                line.put("link", row.link());
            }
        }
        json.set("problems", problems(plan.problems(), language));
        return json;
    }

    /// A plan as text, indented.
    public static String write(Plan plan, Language language) {
        return write(tree(plan, language));
    }

    /// A plan's object with what a view put beside it, as text, indented.
    public static String write(ObjectNode tree) {
        return text(tree, true);
    }

    /// Changes as an array.
    public static ArrayNode changes(List<? extends Change> changes) {
        ArrayNode array = ValueJson.NODES.arrayNode();
        changes.forEach(change -> array.add(ChangeJson.write(change)));
        return array;
    }

    /// One change as text in one line, as runs keep it.
    public static String write(Change change) {
        return text(ChangeJson.write(change), false);
    }

    /// Cells that somebody changed, as an array.
    public static ArrayNode drifts(List<Drift> drifts) {
        ArrayNode array = ValueJson.NODES.arrayNode();
        for (Drift drift : drifts) {
            ObjectNode json = array.addObject()
                    .put("address", drift.address().toString())
                    .put("job", drift.job())
                    .put("label", drift.label())
                    .put("header", drift.header())
                    .put("before", drift.before());
            ValueJson.put(json, "after", drift.after(), json);
            json.put("since", drift.since());
        }
        return array;
    }

    /// Problems as an array: severity, key, summary, detail, address, and the part of a text that they
    /// are about.
    public static ArrayNode problems(List<Problem> problems, Language language) {
        ArrayNode array = ValueJson.NODES.arrayNode();
        for (Problem problem : problems) {
            ObjectNode json = array.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("key", problem.key().room() + "/" + problem.key().id())
                    .put("summary", Sentences.summary(problem, language))
                    .put("detail", Sentences.detail(problem, language))
                    .put(
                            "address",
                            problem.address() == null ? null : problem.address().toString());
            if (problem.span() != null && problem.source() != null) {
                json.put("source", problem.source());
                json.putObject("span")
                        .put("from", problem.span().from())
                        .put("to", problem.span().to());
            }
        }
        return array;
    }

    /// Reads a plan that was saved.
    ///
    /// @throws ProblemException where the text is none
    public static SavedPlan read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            List<Change> changes = new ArrayList<>();
            tree.required("changes").forEach(change -> changes.add(ChangeJson.read(change)));
            List<Waiting> waiting = new ArrayList<>();
            for (JsonNode each : tree.required("waiting")) {
                Waiting.Why why =
                        Waiting.Why.valueOf(ChangeJson.text(each, "why").toUpperCase(Locale.ROOT));
                boolean refused = each.path("answer").asText().equals(InboxLine.Answer.NO.key());
                waiting.add(new Waiting(
                        ChangeJson.read(each),
                        ChangeJson.text(each, "rule"),
                        why,
                        each.path("ref").asText(),
                        refused,
                        each.path("undoneBy").asInt(0)));
            }
            return new SavedPlan(
                    ChangeJson.text(tree, "workbook"),
                    new Fingerprint(ChangeJson.text(tree, "fingerprint")),
                    LocalDate.parse(ChangeJson.text(tree, "today")),
                    changes,
                    waiting);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new ProblemException(Problem.error(PlanProblem.SAVED_PLAN_UNREADABLE, null), e);
        }
    }

    /// Reads one change, as runs keep it.
    ///
    /// @throws IllegalArgumentException where the text is none
    public static Change readChange(String json) {
        try {
            return ChangeJson.read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no change: " + json, e);
        }
    }

    private static String text(JsonNode tree, boolean indented) {
        try {
            return indented
                    ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree)
                    : MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written", e);
        }
    }
}
