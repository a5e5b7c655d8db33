package dev.alur.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.language.Language;
import dev.alur.plan.Drift;
import dev.alur.plan.Given;
import dev.alur.plan.PlanComparison;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.tracker.Billed;
import java.io.UncheckedIOException;
import java.util.List;

/// What a [Runner] gives back, as JSON: the same for the command line's `--json` and for the service.
public final class ResultJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ResultJson() {}

    /// What an apply did.
    ///
    /// @param language of the problems' sentences
    public static ObjectNode of(Applied applied, Language language) {
        ObjectNode node = NODES.objectNode();
        node.put("workbook", applied.plan().workbook());
        Run run = applied.run();
        node.set("run", run == null ? NODES.nullNode() : of(run));
        ArrayNode refused = node.putArray("refused");
        for (PlanComparison.Refused each : applied.refused()) {
            ObjectNode one = refused.addObject();
            one.set("change", read(PlanJson.write(each.change())));
            one.set("why", PlanJson.problems(List.of(each.why()), language).get(0));
        }
        ArrayNode finished = node.putArray("finished");
        applied.finished().forEach(each -> finished.add(each.serial()));
        ObjectNode plan = PlanJson.tree(applied.plan(), language);
        node.set("waiting", plan.path("waiting"));
        node.set("inbox", plan.path("inbox"));
        node.set("problems", PlanJson.problems(applied.problems(), language));
        ArrayNode documents = node.putArray("documents");
        applied.documents().forEach(documents::add);
        return node;
    }

    /// What became of answers.
    ///
    /// @param language of the problems' sentences
    public static ObjectNode of(Answered answered, Language language) {
        ObjectNode node = NODES.objectNode();
        ObjectNode counting = node.putObject("counting");
        answered.counting().forEach((ref, answer) -> counting.put(ref, answer.key()));
        ObjectNode late = node.putObject("late");
        answered.late().forEach((ref, answer) -> late.put(ref, answer.key()));
        node.put("written", answered.isWritten());
        node.set("problems", PlanJson.problems(answered.problems(), language));
        return node;
    }

    /// Answers that were given elsewhere than in the sheet.
    public static ArrayNode given(List<Given> answers) {
        ArrayNode all = NODES.arrayNode();
        answers.forEach(given -> all.addObject()
                .put("at", given.at().toString())
                .put("who", given.who())
                .put("ref", given.ref())
                .put("answer", given.answer().key())
                .put("what", given.what()));
        return all;
    }

    /// One run in full, each change with its outcome.
    public static ObjectNode of(Run run) {
        ObjectNode node = NODES.objectNode();
        node.put("serial", run.serial());
        node.put("at", run.at().toString());
        node.put("today", run.today().toString());
        node.put("state", run.state().key());
        ArrayNode changes = node.putArray("changes");
        for (Run.Done done : run.changes()) {
            changes.add(read(done.json()).put("outcome", done.outcome().key()));
        }
        ArrayNode documents = node.putArray("documents");
        run.documents().forEach(documents::add);
        node.put("before", run.before());
        node.put("after", run.after());
        if (!run.adopted().isEmpty()) {
            node.put("adopted", run.adopted());
        }
        if (run.undoes() > 0) {
            node.put("undoes", run.undoes());
        }
        if (run.undoneBy() > 0) {
            node.put("undoneBy", run.undoneBy());
        }
        return node;
    }

    /// An invoice: everything that journal and workbook say of it, null where nothing does.
    public static ObjectNode of(Bill bill) {
        ObjectNode json = NODES.objectNode();
        json.put("number", bill.number());
        Billed row = bill.row();
        json.put("row", row == null ? null : row.row());
        if (row != null) {
            json.put("date", row.date() == null ? null : row.date().toString());
            json.put("due", row.due() == null ? null : row.due().toString());
            json.put("client", row.client());
            row.jobs().forEach(json.putArray("jobs")::add);
            json.put("net", row.net());
            json.put("tax", row.tax());
            json.put("total", row.total());
            json.put("paid", row.paid());
            json.put("balance", row.balance());
            json.put("state", row.state());
            json.put("document", row.document());
        }
        json.put("run", bill.run() == 0 ? null : bill.run());
        json.put("voidedBy", bill.voidedBy() == 0 ? null : bill.voidedBy());
        return json;
    }

    /// What taking something back would do: the plan's JSON with `undoes` (0 for an invoice) and `goesBack`.
    public static ObjectNode of(Reversed reversed, Language language) {
        return PlanJson.tree(reversed.plan(), language)
                .put("undoes", reversed.run())
                .put("goesBack", reversed.goesBack());
    }

    /// What an apply would do: the plan's JSON with `drift`, the cells that somebody changed since the
    /// last run.
    public static ObjectNode of(Planned planned, Language language) {
        ObjectNode node = PlanJson.tree(planned.plan(), language);
        node.set("drift", PlanJson.drifts(planned.drifts()));
        return node;
    }

    /// One run in full, with `drift`: which of its cells somebody has changed since.
    public static ObjectNode of(Run run, List<Drift> drifts) {
        ObjectNode node = of(run);
        node.set("drift", PlanJson.drifts(drifts));
        return node;
    }

    /// What became of a person's word on which workbook this is, or would become of it.
    ///
    /// @param way `copy`, `numbers` or `restored`
    public static ObjectNode of(Adopted adopted, String way, Language language) {
        ObjectNode node = NODES.objectNode();
        node.put("workbook", adopted.plan().workbook());
        node.put("way", way);
        node.put("done", adopted.isDone());
        Run run = adopted.run();
        node.put("serial", adopted.plan().serial());
        node.set("run", run == null ? NODES.nullNode() : of(run));
        node.put("other", adopted.other());
        node.put("things", adopted.things());
        adopted.numbers().forEach(node.putArray("numbers")::add);
        ArrayNode lost = node.putArray("lost");
        adopted.lost()
                .forEach(each -> lost.addObject()
                        .put("number", each.number())
                        .put("run", each.run())
                        .put("document", each.document()));
        adopted.series().forEach(node.putArray("series")::add);
        node.set("changes", PlanJson.tree(adopted.plan(), language).path("changes"));
        node.set("problems", PlanJson.problems(adopted.problems(), language));
        return node;
    }

    /// Runs, the latest last.
    public static ArrayNode of(List<Run> runs) {
        ArrayNode all = NODES.arrayNode();
        runs.forEach(run -> all.add(of(run)));
        return all;
    }

    /// What a check found.
    public static ObjectNode of(Checked checked, Language language) {
        ObjectNode node = NODES.objectNode();
        node.set("problems", PlanJson.problems(checked.problems(), language));
        return node;
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what the journal kept is no JSON", e);
        }
    }
}
