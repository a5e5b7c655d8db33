package dev.alur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import dev.alur.plan.ExplanationJson;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.run.Answered;
import dev.alur.run.Applied;
import dev.alur.run.Checked;
import dev.alur.run.Explained;
import dev.alur.run.Options;
import dev.alur.run.Planned;
import dev.alur.run.Reported;
import dev.alur.run.ResultJson;
import dev.alur.run.Reversed;
import dev.alur.run.Workspace;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Setting;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The same as the pages for programs: what the command line says with `--json`, under addresses. A tracker is
/// named by its id, never by a path.
@Path("/api/v1/trackers")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiResource {
    /// Keeps every digit of a number.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Trackers trackers;
    private final RoutingContext routing;
    private final Tongue tongue;

    @Inject
    ApiResource(Trackers trackers, RoutingContext routing, Tongue tongue) {
        this.trackers = trackers;
        this.routing = routing;
        this.tongue = tongue;
    }

    /// Every tracker of the folder with how much is to be done, or why it cannot be read.
    @GET
    public ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        trackers.all().forEach(entry -> all.add(summary(entry)));
        return all;
    }

    private ObjectNode summary(Workspace.Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", entry.id()).put("name", entry.name());
        try {
            Planned planned = trackers.plan(entry);
            json.put("seller", planned.tracker().settings().text(Setting.SELLER));
            json.put("changes", planned.plan().changes().size());
            json.put("waiting", planned.plan().waiting().size());
            json.set("problems", PlanJson.problems(planned.plan().problems(), tongue.speak(null)));
        } catch (ProblemException e) {
            json.set("error", Trouble.json(Trouble.status(e), e.problems(), tongue.speak(null)));
        }
        return json;
    }

    /// The plan, as `alur plan --json` prints it.
    @GET
    @Path("{id}/plan")
    public String plan(@PathParam("id") String id) {
        Planned planned = trackers.plan(trackers.demand(id));
        return PlanJson.write(
                ResultJson.of(planned, language(planned.tracker().settings().language())));
    }

    /// What each rule does for one job and why or why not, as `alur explain --json` prints it.
    ///
    /// @param job its id
    @GET
    @Path("{id}/jobs/{job}")
    public ObjectNode job(@PathParam("id") String id, @PathParam("job") String job) {
        Explained explained = trackers.explain(trackers.demand(id), job);
        return ExplanationJson.of(
                explained.explanation(), language(explained.tracker().settings().language()));
    }

    /// Does a plan. The body holds `plan`, the plan that was shown, of which nothing is done that went stale;
    /// without it, whatever the plan is by now. `approve` names rules or Refs that get a yes, `answers` is as
    /// [#answer] takes it. 409 where all of the shown plan went stale.
    @POST
    @Path("{id}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response apply(@PathParam("id") String id, @Nullable String text) {
        Workspace.Entry entry = trackers.demand(id);
        JsonNode body = object(text);
        JsonNode plan = body.path("plan");
        Map<String, InboxLine.Answer> answers = Replies.of(body.path("answers"));
        Answered answered = answers.isEmpty() ? null : trackers.answer(entry, answers, Guard.visitor(routing));
        Set<String> approvals = new HashSet<>(Replies.yeses(answers));
        body.path("approve").forEach(rule -> approvals.add(rule.asText()));
        Applied applied = trackers.apply(entry, plan.isObject() ? plan.toString() : null, approvals);
        Language language = language(applied.tracker().settings().language());
        ObjectNode json = ResultJson.of(applied, language);
        if (answered != null) {
            json.set("answered", ResultJson.of(answered, language));
        }
        return Response.status(applied.allStale() ? 409 : 200).entity(json).build();
    }

    /// Answers changes that wait, by their Refs as the plan shows them: `{"answers":{"W-…":"yes","W-…":"no"}}`.
    /// They stand in Inbox then, and the next apply does what got a yes. 409 where none of them counts, because
    /// what waits is not what was shown any more.
    @POST
    @Path("{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("id") String id, @Nullable String text) {
        Workspace.Entry entry = trackers.demand(id);
        Map<String, InboxLine.Answer> answers = Replies.of(object(text).path("answers"));
        if (answers.isEmpty()) {
            throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
        }
        Answered answered = trackers.answer(entry, answers, Guard.visitor(routing));
        boolean late = answered.late().size() == answers.size();
        return Response.status(late ? 409 : 200)
                .entity(ResultJson.of(answered, language(null)))
                .build();
    }

    /// Every answer that was given here, and by whom, the latest last.
    @GET
    @Path("{id}/answers")
    public ArrayNode answers(@PathParam("id") String id) {
        return ResultJson.given(trackers.runner().answers(trackers.demand(id).workbook()));
    }

    /// Every run, the latest last.
    @GET
    @Path("{id}/runs")
    public ArrayNode runs(@PathParam("id") String id) {
        return ResultJson.of(trackers.runner().runs(trackers.demand(id).workbook()));
    }

    /// One run in full.
    @GET
    @Path("{id}/runs/{serial}")
    public ObjectNode run(@PathParam("id") String id, @PathParam("serial") int serial) {
        Workspace.Entry entry = trackers.demand(id);
        Run run = trackers.runner()
                .show(entry.workbook(), serial)
                .orElseThrow(() -> new AskedException(404, WebProblem.NO_SUCH_RUN, serial));
        return ResultJson.of(run, trackers.runner().drifts(entry.workbook(), run, entry.options()));
    }

    /// Takes a run back, as `alur undo` does. The body may hold `dryRun`, then nothing is written and the
    /// answer is the inverse plan; and `basis`, the fingerprint of the workbook that a person saw: 409 where it
    /// was saved since.
    @POST
    @Path("{id}/runs/{serial}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode undo(@PathParam("id") String id, @PathParam("serial") int serial, @Nullable String text) {
        Workspace.Entry entry = trackers.demand(id);
        JsonNode body = object(text);
        if (body.path("dryRun").asBoolean()) {
            Reversed shown = trackers.undoing(entry, serial);
            return ResultJson.of(shown, language(shown.tracker().settings().language()));
        }
        String basis = body.path("basis").asText("");
        Applied applied = trackers.undo(entry, serial, basis.isEmpty() ? null : fingerprint(basis));
        return ResultJson.of(applied, language(applied.tracker().settings().language()));
    }

    private static Fingerprint fingerprint(String basis) {
        if (!basis.matches("[0-9a-f]{64}")) {
            throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
        }
        return new Fingerprint(basis);
    }

    /// Every invoice that was issued or stands in the workbook, by number, as `alur invoice list --json`
    /// prints it.
    @GET
    @Path("{id}/invoices")
    public ArrayNode invoices(@PathParam("id") String id) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        trackers.runner().bills(trackers.demand(id).workbook()).forEach(bill -> all.add(ResultJson.of(bill)));
        return all;
    }

    /// Voids an invoice: it keeps its number and its row. The body may say why: `{"because":"sent twice"}`.
    @POST
    @Path("{id}/invoices/{number}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode voided(@PathParam("id") String id, @PathParam("number") String number, @Nullable String text) {
        Applied applied = trackers.voided(
                trackers.demand(id), number, object(text).path("because").asText(""));
        return ResultJson.of(applied, language(applied.tracker().settings().language()));
    }

    /// What is wrong in the tracker, then in journal, documents and workbook.
    @GET
    @Path("{id}/check")
    public ObjectNode check(@PathParam("id") String id) {
        Checked checked = trackers.runner().check(trackers.demand(id).workbook(), Options.NONE);
        return ResultJson.of(checked, language(checked.tracker().settings().language()));
    }

    /// The weeks of which there are reports, each with its documents' addresses.
    @GET
    @Path("{id}/report")
    public ArrayNode reports(@PathParam("id") String id) {
        Workspace.Entry entry = trackers.demand(id);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Papers.Week week : Papers.weeks(entry)) {
            ObjectNode json = all.addObject().put("period", week.name());
            addresses(entry, week.papers().stream().map(Papers.Paper::file).toList(), json);
        }
        return all;
    }

    /// Makes the report of a week. The body may name it: `{"week":"2026-W47"}`; else it is the last
    /// complete one.
    @POST
    @Path("{id}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode report(@PathParam("id") String id, @Nullable String text) {
        Workspace.Entry entry = trackers.demand(id);
        JsonNode week = object(text).path("week");
        Reported reported = trackers.report(entry, week.isTextual() ? week.asText() : null);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("period", reported.report().heading().period().name());
        json.put("language", reported.language().code());
        addresses(entry, reported.documents(), json);
        return json;
    }

    /// A file of the documents folder.
    @GET
    @Path("{id}/documents/{name}")
    @Produces(MediaType.WILDCARD)
    public Response document(@PathParam("id") String id, @PathParam("name") String name) {
        return DocumentResource.answer(trackers.document(id, name), name);
    }

    private static void addresses(Workspace.Entry entry, List<String> files, ObjectNode json) {
        ArrayNode documents = json.putArray("documents");
        for (String file : files) {
            documents.add(
                    file.startsWith("https://")
                            ? file
                            : "/api/v1/trackers/" + entry.id() + "/documents/" + Papers.encoded(Papers.name(file)));
        }
    }

    /// A body that is a JSON object.
    static JsonNode object(@Nullable String text) {
        try {
            JsonNode body = MAPPER.readTree(text == null ? "" : text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
        }
        throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
    }

    private Language language(@Nullable Language tracker) {
        return tongue.speak(tracker);
    }
}
